import type { INodeProperties } from 'n8n-workflow';

/** The *Options* of an operation, in the order of their names, as n8n wants long lists. */
export function optionsCollection(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [...options].sort((left, right) => left.displayName.localeCompare(right.displayName)),
	};
}
