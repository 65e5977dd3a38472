import type { IWebhookFunctions } from 'n8n-workflow';

import { clock } from '../clock';

const LOOK_AGAIN_MS = 50;

/**
 * Waits until n8n has answered a delivery, which it does when it has stored the execution and what the trigger remembers.
 * @returns whether it could; otherwise it answers with an error
 */
export async function isTaken(response: ReturnType<IWebhookFunctions['getResponseObject']>): Promise<boolean> {
	if (!response.writableEnded && !response.destroyed) {
		await new Promise<void>((resolve) => {
			response.once('finish', resolve);
			response.once('close', resolve);
		});
	}
	// The sender may hang up, which does not stop n8n: it goes on until it answers, and then nothing tells so.
	while (!response.writableEnded) await clock.letPass(LOOK_AGAIN_MS);
	return response.statusCode < 400;
}
