import type { IHookFunctions } from 'n8n-workflow';

import { EVENTS, eventsParameter } from '../management/events';
import { createWebhook, deleteWebhook, listWebhooks } from '../management/managementApi';

import { profile, type LimitClass } from '../profile';
import { ServiceError, settle, usageError } from '../../shared/errors';
import { isOutcomeUnknown } from '../../shared/jobs/outcomeUnknown';
import { readParameters } from '../../shared/node/parameters';
import { toNodeError } from '../../shared/node/nodeErrors';
import { isLoopback } from '../../shared/http/addresses';
import { createServiceClient, type ServiceClient } from '../../shared/http/serviceClient';

/** What the trigger keeps with the workflow. */
interface Registration {
	webhookId?: string;
	secret?: string;
}

type Client = ServiceClient<LimitClass, IHookFunctions>;

/** Source: "Maximum 5 active webhooks per account." */
const MAX_WEBHOOKS = 5;

/** Whether the webhook is there as it should be, with a secret that is known. */
export async function isRegistered(ctx: IHookFunctions): Promise<boolean> {
	return await withClient(ctx, async (client) => {
		const { webhookId, secret } = registrationOf(ctx);
		const found = (await listWebhooks(client)).find((webhook) => webhook.webhook_id === webhookId);
		return Boolean(secret) && found?.url === urlOf(ctx) && sameEvents(found.events, eventsOf(ctx));
	});
}

/** Registers the URL of this trigger, in place of whatever it registered before: its URL or its events may have changed. */
export async function register(ctx: IHookFunctions): Promise<boolean> {
	return await withClient(ctx, async (client) => {
		const url = checkedUrl(ctx);
		await removeOwn(client, url);
		const first = await settle(createWebhook(client, url, eventsOf(ctx)));
		// It may be there after an unclear end, with a secret that nobody knows.
		if (!first.ok && isOutcomeUnknown(first.failure)) await removeOwn(client, url);
		else if (!first.ok) throw new ServiceError(first.failure);
		const { webhook_id: webhookId, secret } = first.ok ? first.value : await createWebhook(client, url, eventsOf(ctx));
		Object.assign(registrationOf(ctx), { webhookId, secret });
		return true;
	});
}

/** Removes the webhook of this trigger; one that is gone already is as good. */
export async function unregister(ctx: IHookFunctions): Promise<boolean> {
	return await withClient(ctx, async (client) => {
		const registration = registrationOf(ctx);
		const { webhookId } = registration;
		if (webhookId) {
			const removed = await settle(deleteWebhook(client, webhookId));
			if (!removed.ok && removed.failure.status !== 404) throw new ServiceError(removed.failure);
		}
		delete registration.webhookId;
		delete registration.secret;
		return true;
	});
}

/** The secret that deliveries are signed with. */
export function registrationOf(ctx: { getWorkflowStaticData(type: string): object }): Registration {
	return ctx.getWorkflowStaticData('node');
}

/** @throws ServiceError (kind `usage`) when there is no room for another webhook */
async function removeOwn(client: Client, url: string): Promise<void> {
	const webhooks = await listWebhooks(client);
	const { webhookId } = registrationOf(client.ctx);
	const own = webhooks.filter((webhook) => webhook.url === url || webhook.webhook_id === webhookId);
	for (const { webhook_id: id } of own) await deleteWebhook(client, id);
	if (webhooks.length - own.length < MAX_WEBHOOKS) return;
	throw usageError(
		`The account has ${MAX_WEBHOOKS} webhooks already, which is the most it may have`,
		'Delete one that is not needed any more: InvoiceParser Pro, Webhook: Get Many and Delete.',
	);
}

/** Source: "Must start with https://"; a service on this machine may call this machine. */
function checkedUrl(ctx: IHookFunctions): string {
	const url = urlOf(ctx);
	if (url.startsWith('https://') || (URL.canParse(url) && isLoopback(new URL(url)))) return url;
	throw usageError(
		'The service only calls webhooks that start with https://',
		'Make n8n reachable over https and set its WEBHOOK_URL to that address.',
	);
}

function urlOf(ctx: IHookFunctions): string {
	return ctx.getNodeWebhookUrl('default') ?? '';
}

function eventsOf(ctx: IHookFunctions): string[] {
	const { events } = readParameters(ctx, eventsParameter);
	return events.length > 0 ? events : [...EVENTS];
}

function sameEvents(left: string[], right: string[]): boolean {
	return [...left].sort().join() === [...right].sort().join();
}

async function withClient<T>(ctx: IHookFunctions, work: (client: Client) => Promise<T>): Promise<T> {
	const outcome = await settle(createServiceClient<LimitClass, IHookFunctions>(ctx, profile).then(work));
	if (outcome.ok) return outcome.value;
	throw toNodeError(ctx.getNode(), outcome.failure, 0);
}
