import type { INodeProperties } from 'n8n-workflow';

import type { UnpairedItem } from '../../../shared/node/operation';
import { getBalance } from '../../api';
import type { Client } from '../../profile';

export const description: INodeProperties[] = [];

/** Credits are pages: the balance, what running extractions hold, and what is left. */
export async function execute(client: Client): Promise<UnpairedItem[]> {
	const { balance, reserved, available } = await getBalance(client);
	return [{ json: { creditsBalance: balance, creditsReserved: reserved ?? null, creditsAvailable: available ?? null } }];
}
