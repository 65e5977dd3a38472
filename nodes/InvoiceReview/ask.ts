import { WAIT_INDEFINITELY, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { clock } from '../shared/clock';
import { failAs, settle } from '../shared/errors';
import { toNodeError } from '../shared/node/nodeErrors';
import { linkTo } from './links';
import { notificationOf } from './notification';
import { readSettings, readWaiting, type ReviewSettings } from './options';
import { readRows } from './rows/askedRow';
import { unanswered, type Asked } from './rows/decisions';

const HOUR_MS = 3_600_000;

/**
 * Asks a person about all items together: tells them, and puts the execution to wait until they have decided on the page (see `answer/`), or until
 * the deadline, when n8n gives out what the items say by then: that nobody has answered.
 *
 * With *On Error* set to continue it never throws, since n8n would then send its input on as if it had been decided.
 */
export async function askForReview(ctx: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = ctx.getInputData();
	if (items.length === 0) return [items];
	const asking = await settle(ask(ctx, items));
	if (asking.ok) return [items];
	const error = toNodeError(ctx.getNode(), asking.failure, 0);
	if (!ctx.continueOnFail()) throw error;
	const toErrorOutput = ctx.getNode().onError === 'continueErrorOutput' ? { error } : {};
	return [items.map((item, index) => ({ ...item, json: { ...item.json, error: error.message }, ...toErrorOutput, pairedItem: { item: index } }))];
}

async function ask(ctx: IExecuteFunctions, items: INodeExecutionData[]): Promise<void> {
	const settings = readSettings(ctx);
	const { hours, remindBefore, notifyWorkflow } = readWaiting(ctx);
	const now = clock.now();
	const deadline = hours === undefined ? undefined : new Date(now + hours * HOUR_MS);
	const remindAt = deadline && remindBefore !== undefined ? new Date(Math.max(now, deadline.getTime() - remindBefore * HOUR_MS)) : undefined;
	const link = linkTo(ctx);
	if (notifyWorkflow) await notify(ctx, notifyWorkflow, items, settings, { link, deadline, remindAt });
	const asked: Asked = { asked: new Date(now).toISOString(), deadline: deadline?.toISOString() ?? null };
	// What stands in the items is all that is left when n8n comes back, be it by the page, the deadline or after a restart.
	for (const item of items) item.json = { ...item.json, ...(settings.addsCorrections && { _corrections: [] }), review: unanswered(asked) };
	ctx.setMetadata({ resumeUrl: link });
	await ctx.putExecutionToWait(deadline ?? WAIT_INDEFINITELY);
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
