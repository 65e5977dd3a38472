import type { IWebhookResponseData } from 'n8n-workflow';

import { clock } from '../../shared/clock';
import type { DecidedAnswer, PostedAnswer, RefusedAnswer } from '../page/reviewPage';
import { countDecisions, decidedItems } from '../rows/decisions';
import { pageTexts } from '../page/texts';
import { decideOnce } from './decideOnce';
import { checkedAnswer, examine, type Examined } from './examine';
import type { OpenReview } from './openReview';
import { readPost } from './readPost';
import { refuse, sendJson, setHeaders } from './responses';
import { decidedPage, keyOf, pageRowsOf, sendPage } from './sendPage';

/**
 * Answers what the page has posted: a check shows what still does not add up, and a submit ends the wait. What cannot be taken changes nothing
 * and stays in the fields.
 * @returns the decided items with n8n's answer; undefined where the execution goes on waiting, and the request has been answered
 */
export async function answerPost(review: OpenReview): Promise<IWebhookResponseData | undefined> {
	const { ctx, rows, wantsJson } = review;
	const refuseWith = (status: number, message: string): undefined => void refuse(ctx.getResponseObject(), status, message, wantsJson);
	if (review.isExpired) return wantsJson ? refuseWith(410, 'The deadline has passed. What you entered here was not taken.') : void sendPage(review, { status: 410 });
	const post = await readPost(ctx, () => pageRowsOf(review));
	if (!post.ok) return refuseWith(post.status, post.message);
	const { answer, current } = post;
	if (answer.key !== keyOf(review)) return refuseWith(409, 'The page that you have open is of an earlier review. What you entered here was not taken: load the page anew.');
	if (answer.rows.some(({ id }) => id >= rows.length)) return refuseWith(400, 'What was sent is about rows that are not here. Load the page anew.');

	const examined = examine(review, answer);
	if (answer.intent === 'check') return void showChecked(review, answer, examined, current);
	if (examined.firstWrong !== undefined) return void showRefused(review, answer, examined);
	if (!decideOnce(keyOf(review))) return refuseWith(409, 'This review has just been decided. What you entered here was not taken.');
	return decide(review, answer, examined);
}

function showChecked(review: OpenReview, answer: PostedAnswer, examined: Examined, current: number | undefined): void {
	if (review.wantsJson) sendJson(review.ctx.getResponseObject(), 200, checkedAnswer(review, examined));
	else sendPage(review, { draft: { answer, ...examined }, ...(current !== undefined && { current }) });
}

function showRefused(review: OpenReview, answer: PostedAnswer, examined: Examined): void {
	const message = pageTexts(review.settings.texts).saidFix;
	const refused: RefusedAnswer = { message, ...checkedAnswer(review, examined) };
	if (review.wantsJson) sendJson(review.ctx.getResponseObject(), 422, refused);
	else sendPage(review, { draft: { answer, ...examined }, problem: message, status: 422, ...(examined.firstWrong !== undefined && { current: examined.firstWrong }) });
}

/** n8n answers only after it has taken the execution up, and otherwise with an error: nobody is told of a decision that does not count. */
function decide(review: OpenReview, answer: PostedAnswer, { corrections, problems, bills }: Examined): IWebhookResponseData {
	const { rows, asked, settings, wantsJson, ctx } = review;
	const at = new Date(clock.now()).toISOString();
	const items = decidedItems(rows, { asked, at, answer, corrections, problems, bills, addsCorrections: settings.addsCorrections });
	const response = ctx.getResponseObject();
	if (wantsJson) {
		const decided: DecidedAnswer = { decided: countDecisions(items) };
		response.setHeader('Cache-Control', 'no-store');
		return { workflowData: [items], webhookResponse: decided };
	}
	const { html, headers } = decidedPage(review, items, { at, by: answer.by?.trim() || null });
	setHeaders(response, headers);
	return { workflowData: [items], webhookResponse: html };
}
