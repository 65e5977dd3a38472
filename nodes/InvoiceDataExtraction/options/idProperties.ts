import type { INodeProperties } from 'n8n-workflow';

/** For operations on an extraction: the item that brings it fills the ID in, whether of Submit or of a row. */
export const extractionIdProperty: INodeProperties = {
	displayName: 'Extraction ID',
	name: 'extractionId',
	type: 'string',
	required: true,
	default: '={{ $json.extractionId ?? $json._extractionId }}',
	placeholder: 'e.g. a1b2c3d4-e5f6-7890-abcd-ef1234567890',
	description: 'The extraction. By default it is read from the incoming item.',
};

export const uploadSessionIdProperty: INodeProperties = {
	displayName: 'Upload Session ID',
	name: 'uploadSessionId',
	type: 'string',
	required: true,
	default: '={{ $json.uploadSessionId ?? $json._extraction?.uploadSessionId }}',
	placeholder: 'e.g. sess_001',
	description: 'The upload session. By default it is read from the incoming item.',
};
