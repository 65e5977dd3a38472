import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { RoutingSettings } from './routing';

/** For the *Options* of operations that yield rows. */
export const routingOptions: INodeProperties[] = [
	{
		displayName: 'Add Extraction Details',
		name: 'addMetadata',
		type: 'boolean',
		default: true,
		description: 'Whether each row carries _extraction with the service, the extraction ID, source file, page and the reasons for review',
	},
	{
		displayName: 'Attach Document',
		name: 'attach',
		type: 'options',
		options: [
			{ name: 'To All Items', value: 'all' },
			{ name: 'To No Item', value: 'none' },
			{ name: 'To Review and Failed Items', value: 'review' },
		],
		default: 'review',
		description: 'Which items carry the source document as binary data',
	},
	{
		displayName: 'Put Document in Field',
		name: 'binaryField',
		type: 'string',
		default: 'data',
		description: 'The binary field that carries the source document',
	},
];

export function readRoutingSettings(options: IDataObject): Pick<RoutingSettings, 'addMetadata' | 'attach' | 'binaryField'> {
	return {
		addMetadata: options.addMetadata !== false,
		attach: (options.attach as RoutingSettings['attach']) ?? 'review',
		binaryField: (options.binaryField as string) || 'data',
	};
}
