import { parameterGroup } from './parameters';

/** For operations that give a file. */
export const fileFieldParameter = parameterGroup([
	{
		displayName: 'Put File in Field',
		name: 'binaryField',
		type: 'string',
		default: 'data',
		required: true,
		description: 'The binary field that carries the file',
	},
]);
