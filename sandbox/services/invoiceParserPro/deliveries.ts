import { createHmac, randomUUID } from 'node:crypto';
import { request } from 'undici';
import type { Account, EventName, Webhook } from './account';
import { inBackground } from './processing';
import type { Service } from './service';
import { timestamp } from './times';

const TIMEOUT_MS = 10_000;

/**
 * Tells the webhooks of an account about an event. "Each delivery is signed with HMAC-SHA256", in the header X-IPP-Signature.
 * The document shows no payload: this one names the event and carries what identifies the job or batch.
 */
export function announce(service: Service, account: Account, event: EventName, data: object): void {
	const body = JSON.stringify({ id: randomUUID(), event, created_at: timestamp(service.sandbox.clock.now()), data });
	for (const webhook of account.webhooks.values()) {
		if (!webhook.events.includes(event)) continue;
		inBackground(service, async () => {
			for (let count = 0; count <= service.settings.repeatDeliveries; count++) await deliver(service, webhook, body);
		});
	}
}

/** The signature of a body, as the service sends it. */
export function signatureOf(body: string | Buffer, secret: string, prefix: string): string {
	return prefix + createHmac('sha256', secret).update(body).digest('hex');
}

async function deliver(service: Service, webhook: Webhook, body: string): Promise<void> {
	webhook.lastUsedAt = service.sandbox.clock.now();
	try {
		const { statusCode, body: answer } = await request(webhook.url, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				'x-ipp-signature': signatureOf(body, webhook.secret, service.settings.signaturePrefix),
			},
			body,
			headersTimeout: TIMEOUT_MS,
			bodyTimeout: TIMEOUT_MS,
		});
		await answer.dump();
		if (statusCode >= 300) webhook.failureCount++;
	} catch {
		webhook.failureCount++;
	}
}
