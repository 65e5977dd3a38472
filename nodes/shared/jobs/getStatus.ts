import { ServiceError, settle } from '../errors';
import type { PerItemOperation } from '../node/operation';
import { readId } from '../node/readId';
import type { JobService } from './jobService';
import { lookOnce } from './look';
import { readTicket } from './ticket';

/** *Get Status*: looks once. The item keeps what it brought, so that it can go on to Get Rows or round a loop with a Wait node. */
export function getStatusOperation<Data, Finished>(service: JobService<Data, Finished, unknown>): Pick<PerItemOperation, 'description' | 'execute'> {
	const { idProperty } = service;
	return {
		description: idProperty ? [idProperty] : [],
		async execute(client, itemIndex) {
			const item = client.ctx.getInputData()[itemIndex];
			const id = idProperty ? readId(client.ctx, idProperty, itemIndex) : '';
			const looked = await settle(lookOnce(client, service, readTicket(service, item, itemIndex, id)));
			if (!looked.ok) throw new ServiceError({ ...looked.failure, ...(id && { extractionId: id }) });
			const state = looked.value;
			const json = { ...item.json, ...(idProperty && { [idProperty.name]: id }), ...('about' in state && state.about) };
			const shared = item.binary && { binary: item.binary };
			if (state.state === 'completed') return [{ json: { ...json, status: 'completed', progress: 100 }, ...shared }];
			if (state.state !== 'failed') return [{ json: { ...json, status: 'processing', progress: state.state === 'pending' ? (state.progress ?? null) : null }, ...shared }];
			const { code, message, retryable, advice } = state.failure;
			return [{ json: { ...json, status: 'failed', code, message, retryable, ...(advice && { advice }) }, ...shared }];
		},
	};
}
