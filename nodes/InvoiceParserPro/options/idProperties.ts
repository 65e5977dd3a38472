import type { INodeProperties } from 'n8n-workflow';

/** For operations on a job: the item that brings it fills the ID in, whether of Submit, of the trigger, of a row or of a failure. */
export const jobIdProperty: INodeProperties = {
	displayName: 'Job ID',
	name: 'jobId',
	type: 'string',
	required: true,
	default: '={{ $json.jobId ?? $json.extractionId ?? $json._extractionId }}',
	description: 'The job of the invoice. By default it is read from the incoming item.',
};

export const batchIdProperty: INodeProperties = {
	displayName: 'Batch ID',
	name: 'batchId',
	type: 'string',
	required: true,
	default: '={{ $json.batchId ?? $json.extractionId ?? $json._extractionId }}',
	description: 'The batch. By default it is read from the incoming item.',
};

export const webhookIdProperty: INodeProperties = {
	displayName: 'Webhook ID',
	name: 'webhookId',
	type: 'string',
	required: true,
	default: '={{ $json.webhookId }}',
	description: 'The webhook. By default it is read from the incoming item.',
};

export const keyIdProperty: INodeProperties = {
	displayName: 'Key ID',
	name: 'keyId',
	type: 'string',
	required: true,
	default: '={{ $json.keyId }}',
	description: 'The ID of the API key, not the key itself. By default it is read from the incoming item.',
};
