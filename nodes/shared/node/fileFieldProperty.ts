import type { INodeProperties } from 'n8n-workflow';

/** For operations that give a file. */
export const fileFieldProperty: INodeProperties = {
	displayName: 'Put File in Field',
	name: 'binaryField',
	type: 'string',
	default: 'data',
	required: true,
	description: 'The binary field that carries the file',
};
