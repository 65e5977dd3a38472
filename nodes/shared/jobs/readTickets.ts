import type { IExecuteFunctions } from 'n8n-workflow';

import { readId } from '../node/readId';
import type { JobService } from './jobService';
import { readTicket, type Ticket } from './ticket';

/** The pieces of work that the input items stand for. @throws ServiceError (kind `usage`) for an item without an ID */
export function readTickets<Data>(ctx: IExecuteFunctions, service: Pick<JobService<Data, unknown, unknown>, 'idProperty' | 'data'>): Array<Ticket<Data>> {
	return ctx.getInputData().map((item, index) => readTicket(service, item, index, service.idProperty ? readId(ctx, service.idProperty, index) : ''));
}
