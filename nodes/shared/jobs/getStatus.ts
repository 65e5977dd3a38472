import type { IDataObject } from 'n8n-workflow';

import { adviceOf } from '../errorDetails';
import { ServiceError, settle } from '../errors';
import type { ServiceClient } from '../http/serviceClient';
import type { PerItemOperation } from '../node/operation';
import { readId } from '../node/readId';
import { isReadInNode } from './eInvoices/readInNode';
import type { JobService, JobState } from './jobService';
import { lookOnce } from './look';
import { readTicket, statusOf, type Ticket } from './ticket';

/** *Get Status*: looks once, also for several items of the same work. Each item keeps what it brought, so that it can go on to Get Rows or round a loop with a Wait node. */
export function getStatusOperation<Data, Finished>(service: JobService<Data, Finished, unknown>): Pick<PerItemOperation, 'description' | 'execute'> {
	const { idProperty } = service;
	return {
		description: idProperty ? [idProperty] : [],
		async execute(client, itemIndex, itemIndexes) {
			const items = client.ctx.getInputData();
			const id = idProperty ? readId(client.ctx, idProperty, itemIndex) : '';
			const found = { ...(idProperty && { [idProperty.name]: id }), ...(isReadInNode({ id }) ? ENDED : await ask(client, service, readTicket(service, items[itemIndex], itemIndex, id))) };
			return itemIndexes.map((item) => ({
				json: { ...items[item].json, ...found },
				...(items[item].binary && { binary: items[item].binary }),
				pairedItem: { item },
			}));
		},
	};
}

async function ask<Data, Finished>(client: ServiceClient, service: JobService<Data, Finished, unknown>, ticket: Ticket<Data>): Promise<IDataObject> {
	const looked = await settle(lookOnce(client, service, ticket));
	if (!looked.ok) throw new ServiceError({ ...looked.failure, ...(ticket.id && { extractionId: ticket.id }) });
	const state = looked.value;
	if (ticket.isQueued) return { status: statusOf(ticket), progress: null };
	return { ...('about' in state && state.about), ...standing(state) };
}

const ENDED = { status: 'completed', progress: 100 };

function standing(state: JobState<unknown, unknown>): IDataObject {
	if (state.state === 'completed') return ENDED;
	if (state.state !== 'failed') return { status: 'processing', progress: state.state === 'pending' ? (state.progress ?? null) : null };
	const { code, message, retryable } = state.failure;
	const advice = adviceOf(state.failure);
	return { status: 'failed', code, message, retryable, ...(advice && { advice }) };
}
