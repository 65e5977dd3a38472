import type { FieldPreset } from '../preset';

export const custom: FieldPreset = {
	value: 'custom',
	name: 'Custom',
	description: 'An empty table for fields of your own',
	fields: [],
	generalPrompt: '',
	outputStructure: 'automatic',
};
