import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { idempotencyOptions } from '../shared/jobs/idempotency';

const DEFAULT_CONCURRENCY = 8;

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
		default: 8,
		description: 'How many parts of documents are uploaded at once. Each takes up to 8 MB of memory.',
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
