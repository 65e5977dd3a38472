import type { INodeProperties } from 'n8n-workflow';

import type { ListName } from '../management/listSearch';

/** For operations on a job: the item that brings it fills the ID in, whether of Submit, of the trigger, of a row or of a failure. */
export const jobIdProperty = listedId('searchJobs', {
	displayName: 'Job',
	name: 'jobId',
	default: '={{ $json.jobId ?? $json.extractionId ?? $json._extractionId }}',
	placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
	description: 'The job of the invoice. By default its ID is read from the incoming item.',
});

/** The service has no list of batches. */
export const batchIdProperty: INodeProperties = {
	displayName: 'Batch ID',
	name: 'batchId',
	type: 'string',
	required: true,
	default: '={{ $json.batchId ?? $json.extractionId ?? $json._extractionId }}',
	placeholder: 'e.g. 7c9e6679-7425-40de-944b-e07fc1f90ae7',
	description: 'The batch. By default it is read from the incoming item.',
};

export const webhookIdProperty = listedId('searchWebhooks', {
	displayName: 'Webhook',
	name: 'webhookId',
	default: '={{ $json.webhookId }}',
	placeholder: 'e.g. 3fa85f64-5717-4562-b3fc-2c963f66afa6',
	description: 'The webhook. By default its ID is read from the incoming item.',
});

export const keyIdProperty = listedId('searchApiKeys', {
	displayName: 'API Key',
	name: 'keyId',
	default: '={{ $json.keyId }}',
	placeholder: 'e.g. 9b2f0d4c-6a51-4f0e-8d7c-1e5a3b7c9d20',
	description: 'The API key, by its ID and not by the key itself. By default the ID is read from the incoming item.',
});

/** An ID that can also be chosen from what the account has. */
function listedId(searchListMethod: ListName, { placeholder, ...property }: Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'placeholder'> & { default: string }): INodeProperties {
	return {
		...property,
		description: `${property.description} To choose one from the list, change the expression to Fixed.`,
		type: 'resourceLocator',
		required: true,
		default: { __rl: true, mode: 'id', value: property.default },
		modes: [
			{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod, searchable: true } },
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder },
		],
	};
}
