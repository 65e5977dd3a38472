import type { INodeProperties } from 'n8n-workflow';

import type { UnpairedItem } from '../../../shared/node/operation';
import { readId } from '../../../shared/node/readId';
import * as api from '../../api';
import { extractionIdProperty } from '../../options/idProperties';
import type { Client } from '../../profile';

export const description: INodeProperties[] = [extractionIdProperty];

/** Source: "Permanently deletes an extraction, its output files, and its uploaded source files." */
export async function execute(client: Client, itemIndex: number): Promise<UnpairedItem[]> {
	const extractionId = readId(client.ctx, extractionIdProperty, itemIndex);
	await api.deleteExtraction(client, extractionId);
	return [{ json: { extractionId, deleted: true } }];
}
