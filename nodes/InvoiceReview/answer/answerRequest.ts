import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { clock } from '../../shared/clock';
import { ServiceError } from '../../shared/errors';
import { accessOf } from '../links';
import { readSettings } from '../options';
import { readRows } from '../rows/askedRow';
import { readAsked } from '../rows/decisions';
import { answerPost } from './answerPost';
import type { OpenReview } from './openReview';
import { refuse, sendJson } from './responses';
import { sendDocument } from './sendDocument';
import { sendPage, statusOf } from './sendPage';

/** The request was answered here, and the execution goes on waiting. */
const ANSWERED: IWebhookResponseData = { noWebhookResponse: true };

/**
 * Answers a request on the resume URL of the execution. Nothing of it is read before its signature has been checked.
 *
 * It never throws: n8n would take an error for the end of the wait, and send one empty item on in place of the rows.
 */
export async function answerRequest(ctx: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		return await answer(ctx);
	} catch (error) {
		const response = ctx.getResponseObject();
		const why = error instanceof ServiceError ? ` ${error.failure.message}.` : '';
		if (response.headersSent) response.destroy();
		else refuse(response, 500, `This did not work, and nothing was decided.${why}`, isJson(ctx));
		return ANSWERED;
	}
}

async function answer(ctx: IWebhookFunctions): Promise<IWebhookResponseData> {
	const response = ctx.getResponseObject();
	const allowed = accessOf(ctx, ctx.getQueryData() as Record<string, unknown>);
	const wantsJson = isJson(ctx);
	if (!allowed) {
		refuse(response, 403, 'This link is not valid. Open the link that you were sent once more.', wantsJson);
		return ANSWERED;
	}
	const { method } = ctx.getRequestObject();
	const { access, target } = allowed;
	const isPage = Object.keys(target).length === 0;
	if (method !== 'GET' && !(method === 'POST' && isPage)) {
		response.setHeader('Allow', isPage ? 'GET, POST' : 'GET');
		refuse(response, 405, 'This cannot be done here.', wantsJson);
		return ANSWERED;
	}
	const items = ctx.evaluateExpression('{{ $input.all() }}', 0) as unknown as INodeExecutionData[];
	const asked = readAsked(items);
	if (!asked) {
		refuse(response, 409, 'Nothing waits for a decision here.', wantsJson);
		return ANSWERED;
	}
	const settings = readSettings(ctx);
	const isExpired = asked.deadline !== null && clock.now() > Date.parse(asked.deadline);
	const review: OpenReview = { ctx, access, settings, rows: readRows(items, settings.rows), asked, isExpired, wantsJson };
	if (method === 'POST') return (await answerPost(review)) ?? ANSWERED;
	if (target.document !== undefined) await sendDocument(ctx, review.rows, target.document);
	else if (target.show === 'status') sendJson(response, 200, statusOf(review));
	else sendPage(review, {});
	return ANSWERED;
}

function isJson(ctx: IWebhookFunctions): boolean {
	return (ctx.getRequestObject().headers.accept ?? '').includes('application/json');
}
