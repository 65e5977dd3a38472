import type { ServiceClient } from '../../shared/http/serviceClient';
import type { LimitClass } from '../profile';
import * as schema from '../schema';

/** The service's endpoints for webhooks and API keys, one function each. */

/** Triggers and the lists of the panel ask as well, which have no execution. */
type Caller = Pick<ServiceClient<LimitClass>, 'call'>;

/**
 * Source: "The signing secret is returned once", "Maximum 5 active webhooks per account". It has no key: after an unclear end
 * there may be a webhook whose secret nobody knows.
 * @param events none for all
 */
export async function createWebhook(client: Caller, url: string, events: string[]) {
	const { data } = await client.call({
		method: 'POST',
		path: '/webhooks',
		json: { url, ...(events.length > 0 && { events }) },
		limit: 'webhooks',
		repeatable: false,
		schema: schema.createdWebhook,
	});
	return data;
}

/** Source: "Signing secrets are never included in listings." */
export async function listWebhooks(client: Caller) {
	const { data } = await client.call({ method: 'GET', path: '/webhooks', limit: 'get', repeatable: true, schema: schema.webhooks });
	return data.webhooks;
}

/** Source: "Deletion is immediate and cannot be undone." */
export async function deleteWebhook(client: Caller, webhookId: string): Promise<void> {
	await client.call({
		method: 'DELETE',
		path: `/webhooks/${encodeURIComponent(webhookId)}`,
		limit: 'other',
		repeatable: true,
		schema: schema.done,
	});
}

/** Source: "The full key value is returned once". */
export async function createKey(client: Caller, name: string) {
	const { data } = await client.call({
		method: 'POST',
		path: '/keys',
		// n8n drops an empty body, and a key needs no name.
		...(name && { json: { name } }),
		limit: 'other',
		repeatable: false,
		schema: schema.createdKey,
	});
	return data;
}

export async function listKeys(client: Caller) {
	const { data } = await client.call({ method: 'GET', path: '/keys', limit: 'other', repeatable: true, schema: schema.keys });
	return data.keys;
}

/** Source: "Revocation is immediate and cannot be undone." */
export async function revokeKey(client: Caller, keyId: string): Promise<void> {
	await client.call({ method: 'DELETE', path: `/keys/${encodeURIComponent(keyId)}`, limit: 'other', repeatable: true, schema: schema.done });
}
