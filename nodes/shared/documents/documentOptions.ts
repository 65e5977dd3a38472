import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { CollectSettings } from './collect';

/** Which files of the input are documents. */
export interface DocumentSettings extends CollectSettings {
	/** What becomes of files that the filter leaves out. */
	outsideFilter: 'fail' | 'ignore';
}

export const DEFAULT_FILTER = '.pdf, .jpg, .jpeg, .png, application/pdf, image/jpeg, image/png';

/** For the *Options* of operations that take documents. */
export const documentOptions: INodeProperties[] = [
	{
		displayName: 'Input Binary Fields',
		name: 'binaryFields',
		type: 'string',
		default: '',
		placeholder: 'e.g. data, attachment_0',
		description: 'The binary fields to take, separated by commas. Empty takes all files of each item.',
	},
	{
		displayName: 'File Filter',
		name: 'fileFilter',
		type: 'string',
		default: DEFAULT_FILTER,
		description: 'Extensions and MIME types of the files to take, separated by commas. One match is enough; image/* takes all images.',
	},
	{
		displayName: 'Files Outside the Filter',
		name: 'outsideFilter',
		type: 'options',
		options: [
			{ name: 'Ignore', value: 'ignore', description: 'Such as signatures and logos that come with mails' },
			{ name: 'Send to Failed', value: 'fail', description: 'So that no document gets lost without a word' },
		],
		default: 'fail',
		description: 'What to do with files that the filter leaves out',
	},
];

export function readDocumentSettings(options: IDataObject): DocumentSettings {
	return {
		fields: readList(options.binaryFields),
		filter: readList(options.fileFilter || DEFAULT_FILTER),
		outsideFilter: options.outsideFilter === 'ignore' ? 'ignore' : 'fail',
	};
}

/** Names separated by commas. */
export function readList(value: unknown): string[] {
	return String(value ?? '')
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}
