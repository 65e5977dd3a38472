import { WAIT_INDEFINITELY, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { withoutBill } from '../shared/bills/billFields';
import { clock } from '../shared/clock';
import { failAs, usageError } from '../shared/errors';
import { caught, forErrorOutput } from '../shared/node/runOperations';
import { linkTo } from './links';
import { notificationOf } from './notification';
import { readSettings, readWaiting, type ReviewSettings } from './options';
import { readRows } from './rows/askedRow';
import { isReview, unanswered, type Asked } from './rows/decisions';

const HOUR_MS = 3_600_000;

/**
 * Asks a person about all items together: tells them, and puts the execution to wait until they have decided on the page (see `answer/`), or until
 * the deadline, when n8n gives out what the items say by then: that nobody has answered.
 *
 * With *On Error* set to continue it never throws, since n8n would then send its input on as if it had been decided; the rows come out as unanswered.
 */
export async function askForReview(ctx: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = ctx.getInputData();
	if (items.length === 0) return [items];
	const now = clock.now();
	const asking = await caught(ctx, 0, ctx.continueOnFail(), async () => await ask(ctx, items, now));
	if (asking.ok) return [items];
	const review = unanswered({ asked: new Date(now).toISOString(), deadline: null });
	return [items.map((item, index) => ({ ...item, json: { ...item.json, error: asking.error.message, review }, ...forErrorOutput(ctx, asking), pairedItem: { item: index } }))];
}

async function ask(ctx: IExecuteFunctions, items: INodeExecutionData[], now: number): Promise<void> {
	const settings = readSettings(ctx);
	const { hours, remindBefore, notifyWorkflow } = readWaiting(ctx);
	refuseOtherReviews(items);
	const deadline = hours === undefined ? undefined : new Date(now + hours * HOUR_MS);
	const remindAt = deadline && remindBefore !== undefined ? new Date(Math.max(now, deadline.getTime() - remindBefore * HOUR_MS)) : undefined;
	const link = linkTo(ctx);
	if (notifyWorkflow) await notify(ctx, notifyWorkflow, items, settings, { link, deadline, remindAt });
	const asked: Asked = { asked: new Date(now).toISOString(), deadline: deadline?.toISOString() ?? null };
	// What stands in the items is all that is left when n8n comes back, be it by the page, the deadline or after a restart.
	for (const item of items) item.json = { ...withoutBill(item.json), ...(settings.addsCorrections && { _corrections: [] }), review: unanswered(asked) };
	ctx.setMetadata({ resumeUrl: link });
	await ctx.putExecutionToWait(deadline ?? WAIT_INDEFINITELY);
}

/** The decision stands in this column: one of the document with this name would be lost. */
function refuseOtherReviews(items: INodeExecutionData[]): void {
	if (items.every(({ json: { review } }) => review === undefined || isReview(review))) return;
	throw usageError('The items have a column "review", in which the decision would stand', 'Give it another name, where the fields are defined or with Edit Fields before this node.');
}

async function notify(ctx: IExecuteFunctions, id: string, items: INodeExecutionData[], { rows, title }: ReviewSettings, about: { link: string; deadline?: Date; remindAt?: Date }): Promise<void> {
	const json = notificationOf(readRows(items, rows), { title, ...about, statusUrl: linkTo(ctx, { show: 'status' }) });
	await failAs(
		(error) => ({
			kind: 'usage',
			code: 'NOT_NOTIFIED',
			message: 'The workflow that tells somebody could not be started',
			advice: `${error instanceof Error ? `${error.message.replace(/\.$/, '')}. ` : ''}Check that the workflow chosen under Notify With Workflow exists, begins with When Executed by Another Workflow, and may be called from this one.`,
			retryable: false,
		}),
		async () => await ctx.executeWorkflow({ id }, [{ json }], undefined, { doNotWaitToFinish: true }),
	);
}
