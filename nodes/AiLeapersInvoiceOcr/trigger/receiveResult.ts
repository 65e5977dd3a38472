import { createHash } from 'crypto';
import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isSameSecret } from '../../shared/triggers/isSameSecret';
import { startOnce } from '../../shared/triggers/startOnce';
import { profile } from '../profile';
import { isPending } from '../result/invoiceRows';
import { extraction, head } from '../schema';
import { resultItems } from './resultItems';

/** Says to n8n that the request is answered and that nothing is to run. */
const ANSWERED: IWebhookResponseData = { noWebhookResponse: true };

/**
 * Takes a posted result. The document gives no signature, so that a secret of the user's own, as a part of the URL, tells
 * that the result was asked for; it is checked before the body is looked at.
 */
export async function receiveResult(ctx: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { webhookSecret } = await ctx.getCredentials(profile.credentialType);
	const secret = String(webhookSecret ?? '');
	if (secret === '' || !isSameSecret(givenSecret(ctx), secret)) return refuse(ctx, 401, 'The secret is missing or wrong.');

	const parsed = extraction.safeParse(ctx.getBodyData());
	if (!parsed.success) return refuse(ctx, 400, 'The body is no result of an extraction.');
	const { id, status } = head.parse(parsed.data);
	if (status !== undefined && isPending(status)) return { webhookResponse: { received: true } };
	// One without an ID is known again by what it says.
	const resultId = id ?? createHash('sha256').update(JSON.stringify(parsed.data)).digest('hex');
	return await startOnce(ctx, resultId, async () => resultItems(ctx, parsed.data, resultId));
}

function givenSecret(ctx: IWebhookFunctions): string {
	const { secret } = ctx.getParamsData() as IDataObject;
	return typeof secret === 'string' ? secret : '';
}

function refuse(ctx: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	ctx.getResponseObject().status(status).json({ message });
	return ANSWERED;
}
