import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { DocumentFailure } from '../../shared/documents/document';
import type { Failure } from '../../shared/errors';
import { FAILED_OUTPUT, route } from '../../shared/routing';
import { readRoutingSettings } from '../../shared/routingOptions';
import { profile } from '../profile';
import { describeStatus } from '../status';
import { ticketItem } from '../ticket';
import type { Seen } from './look';

export const WAIT_OUTPUTS = ['Still Processing', 'Completed', 'Failed'] as const;
export const WAIT_FAILED_OUTPUT = WAIT_OUTPUTS.indexOf('Failed');

/** Spreads extractions over *Still Processing*, *Completed* and *Failed*; each keeps its documents and what else it brought. */
export function waitOutputs(ctx: IExecuteFunctions, seen: Seen[]): INodeExecutionData[][] {
	const input = ctx.getInputData();
	const pending: INodeExecutionData[] = [];
	const completed: INodeExecutionData[] = [];
	const failed: INodeExecutionData[] = [];
	for (const { ticket, look } of seen) {
		const { json } = input[ticket.itemIndex];
		if (look.state === 'ended' && 'finished' in look) {
			completed.push(ticketItem(ticket, { ...json, ...describeStatus(look.finished) }));
		} else if (look.state === 'ended') {
			failed.push(ticketItem(ticket, { ...json, status: 'failed', ...describeFailure(look.failure) }));
		} else if (look.state === 'changed') {
			pending.push(...look.tickets.map((next) => ticketItem(next, { ...json, status: 'processing' })));
			failed.push(...documentItems(ctx, look.failures));
		} else {
			const progress = look.state === 'pending' ? look.progress : undefined;
			pending.push(ticketItem(ticket, { ...json, status: 'processing', ...(progress !== undefined && { progress }) }));
		}
	}
	return [pending, completed, failed];
}

function describeFailure({ code, message, advice, retryable }: Failure): IDataObject {
	return { stage: 'extraction', code, message, ...(advice && { advice }), retryable };
}

/** Documents that dropped out, with the file, as Extract would give them. */
function documentItems(ctx: IExecuteFunctions, failures: DocumentFailure[]): INodeExecutionData[] {
	const settings = { provider: profile.name, inputItems: ctx.getInputData().length, ...readRoutingSettings({}) };
	return route([], [], failures, settings)[FAILED_OUTPUT];
}
