import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { clock } from '../shared/clock';
import type { ExtractSettings } from './extractDocuments';
import { DEFAULT_TASK_NAME } from './instructions';

const DEFAULT_WAIT_MINUTES = 30;
const DEFAULT_CONCURRENCY = 5;
const DEFAULT_RESUBMISSIONS = 2;

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
	{
		displayName: 'Task Name',
		name: 'taskName',
		type: 'string',
		default: 'n8n invoice extraction',
		placeholder: DEFAULT_TASK_NAME,
		description: 'The label of the extraction in the dashboard of the service, 3 to 40 characters',
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

/** For the *Options* of operations that wait in the node. */
export const waitOptions: INodeProperties[] = [
	{
		displayName: 'Resubmissions',
		name: 'maxResubmissions',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 10 },
		default: 2,
		description: 'How often to submit an extraction again when the service says that it may succeed then. The documents are not uploaded again, and a failed extraction is not charged.',
	},
	{
		displayName: 'Wait Limit',
		name: 'waitMinutes',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 30,
		description: 'How many minutes to wait for the result. An extraction that takes longer goes on at the service and is not lost.',
	},
];

export function readExtractSettings(options: IDataObject): ExtractSettings {
	return {
		uploadConcurrency: Math.max(1, Number(options.uploadConcurrency ?? DEFAULT_CONCURRENCY)),
		maxResubmissions: Math.max(0, Number(options.maxResubmissions ?? DEFAULT_RESUBMISSIONS)),
		deadline: clock.now() + Number(options.waitMinutes ?? DEFAULT_WAIT_MINUTES) * 60_000,
	};
}
