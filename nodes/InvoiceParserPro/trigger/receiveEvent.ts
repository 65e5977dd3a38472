import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { readParameters } from '../../shared/node/parameters';
import { startOnce } from '../../shared/triggers/startOnce';
import { eventsParameter } from '../management/events';
import { readEvent } from './deliveredEvent';
import { eventItems } from './eventItems';
import { registrationOf } from './registration';
import { isSigned } from './signature';

/** Takes a delivery. Its signature is checked over the bytes as they came, before anything in them is looked at. */
export async function receiveEvent(ctx: IWebhookFunctions): Promise<IWebhookResponseData> {
	const rawBody = await readRawBody(ctx);
	const { secret = '' } = registrationOf(ctx);
	if (!isSigned(rawBody, ctx.getHeaderData()['x-ipp-signature'], secret)) return refuse(ctx, 401, 'The signature is missing or wrong.');

	const event = readEvent(rawBody);
	if (!event) return refuse(ctx, 400, 'The body is no event.');
	const wanted: string[] = readParameters(ctx, eventsParameter).events;
	if (event.name && wanted.length > 0 && !wanted.includes(event.name)) return { webhookResponse: { received: true, ignored: true } };
	return await startOnce(ctx, event.key, async () => await eventItems(ctx, event));
}

async function readRawBody(ctx: IWebhookFunctions): Promise<Buffer> {
	const request = ctx.getRequestObject();
	// Unset until it is asked for, depending on the content type.
	if (!request.rawBody) await request.readRawBody();
	return request.rawBody ?? Buffer.alloc(0);
}

/** Answers by itself, so that n8n starts nothing. */
function refuse(ctx: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	ctx.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}
