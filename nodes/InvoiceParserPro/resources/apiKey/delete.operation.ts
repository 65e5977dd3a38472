import type { INodeProperties } from 'n8n-workflow';

import type { UnpairedItem } from '../../../shared/node/operation';
import { readId } from '../../../shared/node/readId';
import { keyIdProperty } from '../../options/idProperties';
import { revokeKey } from '../../management/managementApi';
import type { Client } from '../../profile';

export const description: INodeProperties[] = [keyIdProperty];

/** Source: "Permanently revokes a key. Subsequent requests using the revoked key will return 401 INVALID_API_KEY." */
export async function execute(client: Client, itemIndex: number): Promise<UnpairedItem[]> {
	const keyId = readId(client.ctx, keyIdProperty, itemIndex);
	await revokeKey(client, keyId);
	return [{ json: { keyId, deleted: true } }];
}
