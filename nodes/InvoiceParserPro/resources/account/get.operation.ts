import type { INodeProperties } from 'n8n-workflow';

import type { UnpairedItem } from '../../../shared/node/operation';
import { getAccount } from '../../api';
import { inCamelCase } from '../../result/inCamelCase';
import type { Client } from '../../profile';

export const description: INodeProperties[] = [];

/** Source: "Use this before kicking off a batch to avoid mid-run credit exhaustion." A credit is one file. */
export async function execute(client: Client): Promise<UnpairedItem[]> {
	return [{ json: inCamelCase(await getAccount(client)) }];
}
