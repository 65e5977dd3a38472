import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { EVENTS, type Account, type Webhook } from './account';
import { ApiError } from './errors';
import type { Service } from './service';
import { timestamp } from './times';

const registration = z.object({
	url: z.string().url(),
	events: z.array(z.enum(EVENTS)).min(1).optional(),
});

/** POST /webhooks: "The signing secret is returned once", "Maximum 5 active webhooks per account". */
export function createWebhook(service: Service, account: Account, body: unknown) {
	const wanted = registration.safeParse(body);
	if (!wanted.success) {
		const [{ path, message }] = wanted.error.issues;
		throw new ApiError('INVALID_REQUEST', `${path.join('.') || 'body'}: ${message}`);
	}
	const { url, events } = wanted.data;
	const { allowLoopbackWebhooks, maxWebhooks } = service.settings;
	if (!url.startsWith('https://') && !(allowLoopbackWebhooks && /^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(url))) {
		throw new ApiError('INVALID_REQUEST', 'url must start with https://.');
	}
	if (account.webhooks.size >= maxWebhooks) {
		throw new ApiError('INVALID_REQUEST', `Maximum ${maxWebhooks} active webhooks per account.`);
	}
	const webhook: Webhook = {
		id: randomUUID(),
		url,
		events: events ?? [...EVENTS],
		secret: `whsec_${randomBytes(24).toString('hex')}`,
		createdAt: service.sandbox.clock.now(),
		failureCount: 0,
	};
	account.webhooks.set(webhook.id, webhook);
	return {
		success: true,
		data: {
			webhook_id: webhook.id,
			url,
			events: webhook.events,
			secret: webhook.secret,
			warning: 'Store this secret securely. It will not be shown again.',
			created_at: timestamp(webhook.createdAt),
		},
	};
}

/** GET /webhooks: "Signing secrets are never included in listings." */
export function listWebhooks({ webhooks }: Account) {
	return {
		success: true,
		data: {
			webhooks: [...webhooks.values()].map(({ id, url, events, createdAt, lastUsedAt, failureCount }) => ({
				webhook_id: id,
				url,
				events,
				created_at: timestamp(createdAt),
				last_used_at: timestamp(lastUsedAt),
				failure_count: failureCount,
			})),
		},
	};
}

/** DELETE /webhooks/{webhook_id}: "In-flight deliveries are not cancelled." */
export function deleteWebhook({ webhooks }: Account, id: string) {
	if (!webhooks.delete(id)) throw new ApiError('NOT_FOUND', `Webhook ${id} not found`);
	return { success: true, message: `Webhook ${id} deleted` };
}
