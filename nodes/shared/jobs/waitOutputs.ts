import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { DocumentFailure } from '../documents/document';
import type { Failure } from '../errors';
import { FAILED_OUTPUT, route } from '../output/routing';
import { readRoutingSettings } from '../output/routingOptions';
import type { Seen } from './look';
import type { Pending, Waiter } from './waiter';

export const WAIT_OUTPUTS = ['Still Processing', 'Completed', 'Failed'] as const;
export const WAIT_FAILED_OUTPUT = WAIT_OUTPUTS.indexOf('Failed');

/** Spreads pieces of work over *Still Processing*, *Completed* and *Failed*; each keeps its documents and what else it brought. */
export function waitOutputs<T extends Pending>({ client, item }: Waiter<T>, seen: Array<Seen<T>>): INodeExecutionData[][] {
	const { ctx, profile } = client;
	const input = ctx.getInputData();
	const pending: INodeExecutionData[] = [];
	const completed: INodeExecutionData[] = [];
	const failed: INodeExecutionData[] = [];
	for (const { ticket, look } of seen) {
		const { json } = input[ticket.itemIndex];
		if (look.state === 'ended' && 'summary' in look) {
			completed.push(item(ticket, { ...json, ...look.summary }));
		} else if (look.state === 'ended') {
			failed.push(item(ticket, { ...json, status: 'failed', ...describeFailure(look.failure) }));
		} else if (look.state === 'changed') {
			pending.push(...look.tickets.map((next) => item(next, { ...json, status: 'processing' })));
			failed.push(...documentItems(ctx, profile.name, look.failures));
		} else {
			const progress = look.state === 'pending' ? look.progress : undefined;
			pending.push(item(ticket, { ...json, status: 'processing', ...(progress !== undefined && { progress }) }));
		}
	}
	return [pending, completed, failed];
}

function describeFailure({ code, message, advice, retryable }: Failure): IDataObject {
	return { stage: 'extraction', code, message, ...(advice && { advice }), retryable };
}

/** Documents that dropped out, with the file, as Extract would give them. */
function documentItems(ctx: IExecuteFunctions, provider: string, failures: DocumentFailure[]): INodeExecutionData[] {
	const settings = { provider, inputItems: ctx.getInputData().length, ...readRoutingSettings({}) };
	return route([], [], failures, settings)[FAILED_OUTPUT];
}
