import type { INodeProperties } from 'n8n-workflow';

import type { UnpairedItem } from '../../../shared/node/operation';
import { readId } from '../../../shared/node/readId';
import * as api from '../../api';
import { extractionIdProperty } from '../../idProperties';
import type { Client } from '../../profile';
import { describeStatus } from '../../status';

export const description: INodeProperties[] = [extractionIdProperty];

/** Looks once. The item keeps what it brought, so that it can go on to Get Rows or round a loop with a Wait node. */
export async function execute(client: Client, itemIndex: number): Promise<UnpairedItem[]> {
	const extractionId = readId(client.ctx, extractionIdProperty, itemIndex);
	const { json, binary } = client.ctx.getInputData()[itemIndex];
	const answer = await api.pollExtraction(client, extractionId);
	return [{ json: { ...json, extractionId, ...describeStatus(answer) }, ...(binary && { binary }) }];
}
