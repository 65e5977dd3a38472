import type { INodeProperties } from 'n8n-workflow';

/** For operations on an extraction: the item that brings it fills the ID in, whether of Submit or of a row. */
export const extractionIdProperty: INodeProperties = {
	displayName: 'Extraction ID',
	name: 'extractionId',
	type: 'string',
	required: true,
	default: '={{ $json.extractionId ?? $json._extractionId }}',
	description: 'The extraction. By default it is read from the incoming item.',
};

export const uploadSessionIdProperty: INodeProperties = {
	displayName: 'Upload Session ID',
	name: 'uploadSessionId',
	type: 'string',
	required: true,
	default: '={{ $json.uploadSessionId ?? $json._extraction?.uploadSessionId }}',
	description: 'The upload session. By default it is read from the incoming item.',
};
