import type { INodeProperties } from 'n8n-workflow';

import type { UnpairedItem } from '../../../shared/node/operation';
import { inCamelCase } from '../../result/inCamelCase';
import { listWebhooks } from '../../management/managementApi';
import type { Client } from '../../profile';

export const description: INodeProperties[] = [];

/** The active webhooks of the account, without their secrets; there are at most five. */
export async function execute(client: Client): Promise<UnpairedItem[]> {
	return (await listWebhooks(client)).map((webhook) => ({ json: inCamelCase(webhook) }));
}
