import type { IDataObject, INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { clock } from '../clock';
import { deliveriesTo } from './deliveries';
import { isTaken } from './isTaken';

const LONGEST_PAUSE_MS = 50;

/**
 * Starts the workflow with a delivery, and once only, however often and in whatever bursts it comes. n8n stores the execution first, then what
 * the trigger remembers, and answers last: what was answered is stored, and what was not is worked on when the sender repeats it. One after
 * the other is handed to n8n, so that a kill of n8n between the two meets one delivery at most.
 * @param key the same for the same delivery
 * @param makeItems the items by output, asked for once; if it fails, n8n answers with an error, and the next delivery of its kind is new
 * @returns the answer to the sender, and what to start
 */
export async function startOnce(ctx: IWebhookFunctions, key: string, makeItems: () => Promise<INodeExecutionData[][]>): Promise<IWebhookResponseData> {
	// Whoever tries a workflow out in the editor may send the same thing again and again; n8n listens for one delivery each time.
	if (ctx.getMode() === 'manual') return started(await makeItems());

	const kept = ctx.getWorkflowStaticData('node');
	const remembered = rememberedIn(kept);
	const deliveries = deliveriesTo(`${ctx.getWorkflow().id} ${ctx.getNode().id}`);
	const taken = isTaken(ctx.getResponseObject());
	if (!(await deliveries.claim(key, remembered, taken))) return { webhookResponse: { received: true, repeated: true } };

	const workflowData = await makeItems();
	await deliveries.turn(taken);
	void keepUntil(taken, kept, () => deliveries.toRemember(key, remembered));
	return started(workflowData);
}

/**
 * Has n8n write what the trigger remembers. n8n writes it after it has stored the execution, if it was changed, and forgets before that that it was:
 * it makes another workflow of the same data, which counts as unchanged (2.41). So the change is made again until n8n has answered, each time with
 * what was stored meanwhile: where n8n takes long, several are on their way, and each writes all.
 */
async function keepUntil(taken: Promise<boolean>, kept: IDataObject, delivered: () => string[]): Promise<void> {
	let isOpen = true;
	void taken.then(() => (isOpen = false));
	for (let pauseMs = 1; isOpen; pauseMs = Math.min(pauseMs * 1.1, LONGEST_PAUSE_MS)) {
		kept.delivered = delivered();
		await clock.letPass(pauseMs);
	}
}

function started(workflowData: INodeExecutionData[][]): IWebhookResponseData {
	return { webhookResponse: { received: true }, workflowData };
}

function rememberedIn({ delivered }: IDataObject): string[] {
	return Array.isArray(delivered) ? (delivered as string[]) : [];
}
