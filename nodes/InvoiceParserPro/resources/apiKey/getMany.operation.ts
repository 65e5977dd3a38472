import type { INodeProperties } from 'n8n-workflow';

import type { UnpairedItem } from '../../../shared/node/operation';
import { inCamelCase } from '../../result/inCamelCase';
import { listKeys } from '../../management/managementApi';
import type { Client } from '../../profile';

export const description: INodeProperties[] = [];

/** Source: "The raw key value is never returned — only metadata." */
export async function execute(client: Client): Promise<UnpairedItem[]> {
	return (await listKeys(client)).map((key) => ({ json: inCamelCase(key) }));
}
