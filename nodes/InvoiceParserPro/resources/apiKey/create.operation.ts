import type { INodeProperties } from 'n8n-workflow';

import type { UnpairedItem } from '../../../shared/node/operation';
import { parameterGroup, readCollection } from '../../../shared/node/parameters';
import { createOnce } from '../../management/createOnce';
import { inCamelCase } from '../../result/inCamelCase';
import { createKey } from '../../management/managementApi';
import type { Client } from '../../profile';

const fields = parameterGroup([
	{
		displayName: 'Name',
		name: 'keyName',
		type: 'string',
		default: '',
		placeholder: 'e.g. production-worker',
		description: 'A label for the key',
	},
]);

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: fields.properties,
};

export const description: INodeProperties[] = [
	additionalFields,
	{
		displayName: 'The item carries the API key. It is shown this once, and stored with the execution like any other data.',
		name: 'keyNotice',
		type: 'notice',
		default: '',
	},
];

/** Source: "The full key value is returned once — store it securely, it will not be shown again." */
export async function execute(client: Client, itemIndex: number): Promise<UnpairedItem[]> {
	const name = readCollection(client.ctx, additionalFields.name, fields, itemIndex).keyName.trim();
	const created = await createOnce(async () => await createKey(client, name), 'API Key: Get Many');
	return [{ json: inCamelCase(created) }];
}
