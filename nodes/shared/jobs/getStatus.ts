import type { IDataObject } from 'n8n-workflow';

import { adviceOf } from '../errorDetails';
import { ServiceError, settle } from '../errors';
import type { PerItemOperation } from '../node/operation';
import { readId } from '../node/readId';
import type { JobService, JobState } from './jobService';
import { lookOnce } from './look';
import { readTicket } from './ticket';

/** *Get Status*: looks once, also for several items of the same work. Each item keeps what it brought, so that it can go on to Get Rows or round a loop with a Wait node. */
export function getStatusOperation<Data, Finished>(service: JobService<Data, Finished, unknown>): Pick<PerItemOperation, 'description' | 'execute'> {
	const { idProperty } = service;
	return {
		description: idProperty ? [idProperty] : [],
		async execute(client, itemIndex, itemIndexes) {
			const items = client.ctx.getInputData();
			const id = idProperty ? readId(client.ctx, idProperty, itemIndex) : '';
			const looked = await settle(lookOnce(client, service, readTicket(service, items[itemIndex], itemIndex, id)));
			if (!looked.ok) throw new ServiceError({ ...looked.failure, ...(id && { extractionId: id }) });
			const state = looked.value;
			const found = { ...(idProperty && { [idProperty.name]: id }), ...('about' in state && state.about), ...standing(state) };
			return itemIndexes.map((item) => ({
				json: { ...items[item].json, ...found },
				...(items[item].binary && { binary: items[item].binary }),
				pairedItem: { item },
			}));
		},
	};
}

function standing(state: JobState<unknown, unknown>): IDataObject {
	if (state.state === 'completed') return { status: 'completed', progress: 100 };
	if (state.state !== 'failed') return { status: 'processing', progress: state.state === 'pending' ? (state.progress ?? null) : null };
	const { code, message, retryable } = state.failure;
	const advice = adviceOf(state.failure);
	return { status: 'failed', code, message, retryable, ...(advice && { advice }) };
}
