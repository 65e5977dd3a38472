import type { IDataObject, INodeProperties } from 'n8n-workflow';

const DEFAULT_CONCURRENCY = 5;

/** For the *Options* of operations that upload. */
export const uploadOptions: INodeProperties[] = [
	{
		displayName: 'Check Credits First',
		name: 'checkCredits',
		type: 'boolean',
		default: false,
		description: 'Whether to stop before anything is uploaded when the available credits cannot be enough: each file needs at least one, each further page one more',
	},
	{
		displayName: 'Upload Concurrency',
		name: 'uploadConcurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 20 },
		default: 5,
		description: 'How many parts of documents are uploaded at once. Each takes up to 8 MB of memory.',
	},
];

/** For the *Options* of operations that name a piece of work. */
export const idempotencyOptions: INodeProperties[] = [
	{
		displayName: 'Custom Key',
		name: 'idempotencyKey',
		type: 'string',
		displayOptions: { show: { idempotency: ['custom'] } },
		default: '',
		placeholder: 'e.g. {{ $json.messageId }}',
		description: 'What identifies the work, such as the ID of the mail. A new key extracts and charges again.',
	},
	{
		displayName: 'Idempotency',
		name: 'idempotency',
		type: 'options',
		options: [
			{ name: 'Custom Key', value: 'custom', description: 'The same key with the same documents and instructions is never charged twice' },
			{ name: 'Per Content', value: 'content', description: 'The same document with the same instructions is never charged twice, in any execution. Each document becomes an extraction of its own.' },
			{ name: 'Per Execution', value: 'execution', description: 'A retry within the same execution is never charged twice' },
		],
		default: 'execution',
		description: 'What is recognised as the same work, so that it is not extracted and charged again',
	},
];

/** For the *Options* of operations that submit. */
export const submitOptions: INodeProperties[] = [
	{
		displayName: 'Exclude Columns',
		name: 'excludeColumns',
		type: 'multiOptions',
		options: [{ name: 'Source File', value: 'source_file' }],
		default: [],
		description: 'Columns of the service to leave out. Without Source File, the rows of several documents cannot be tied to their documents.',
	},
	...idempotencyOptions,
	{
		displayName: 'Task Name',
		name: 'taskName',
		type: 'string',
		default: 'n8n invoice extraction',
		description: 'The label of the extraction in the dashboard of the service, 3 to 40 characters',
	},
];

export function readConcurrency(options: IDataObject): number {
	return Math.max(1, Number(options.uploadConcurrency ?? DEFAULT_CONCURRENCY));
}
