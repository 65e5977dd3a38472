import type { INodeProperties } from 'n8n-workflow';

import type { UnpairedItem } from '../../../shared/node/operation';
import * as api from '../../api';
import type { Client } from '../../profile';

export const description: INodeProperties[] = [];

export async function execute(client: Client): Promise<UnpairedItem[]> {
	const { plan, period, invoices_used: used, invoices_limit: limit, invoices_remaining: remaining } = await api.getUsage(client);
	return [{ json: { plan: plan ?? null, period: period ?? null, invoicesUsed: used ?? null, invoicesLimit: limit ?? null, invoicesRemaining: remaining ?? null } }];
}
