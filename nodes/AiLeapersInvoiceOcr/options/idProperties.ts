import type { INodeProperties } from 'n8n-workflow';

/** For operations on a batch: the item that brings it fills the ID in, whether of Create, of a row or of a failure. */
export const batchIdProperty: INodeProperties = {
	displayName: 'Batch ID',
	name: 'batchId',
	type: 'string',
	required: true,
	default: '={{ $json.batchId ?? $json._extraction?.batchId ?? $json.extractionId }}',
	description: 'The batch. By default it is read from the incoming item.',
};
