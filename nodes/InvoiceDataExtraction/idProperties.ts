import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { usageError } from '../shared/errors';

/** For operations on an extraction: the item that brings it fills the ID in, whether of Submit or of a row. */
export const extractionIdProperty: INodeProperties = {
	displayName: 'Extraction ID',
	name: 'extractionId',
	type: 'string',
	required: true,
	default: '={{ $json.extractionId ?? $json._extraction?.extractionId }}',
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

/** @throws ServiceError (kind `usage`) when the parameter is empty for this item */
export function readId(ctx: IExecuteFunctions, { name, displayName }: INodeProperties, itemIndex: number): string {
	const value = ctx.getNodeParameter(name, itemIndex, '') as unknown;
	const id = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	if (id) return id;
	throw usageError(
		`The ${displayName} is empty`,
		`The incoming item has none. Enter the ${displayName}, or connect the node that gives it.`,
	);
}
