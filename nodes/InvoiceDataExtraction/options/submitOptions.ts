import { parameterGroup } from '../../shared/node/parameters';
import { SESSION_LIMITS, TEXT_LIMITS } from '../profile';

/** For the *Documents* of operations that upload. */
export const uploadOptions = parameterGroup([
	{
		displayName: 'Documents per Session',
		name: 'sessionSize',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: SESSION_LIMITS.maxFiles },
		// Source: "split your batch into chunks of 5,000 or fewer (leaving headroom for retries of failed uploads within the same session)".
		default: 5000,
		description: 'How many documents are uploaded, and extracted, together. More become several sessions, also beyond 2 GB; smaller ones are finished sooner, and the trouble of one leaves the others alone.',
	},
	{
		displayName: 'Upload Concurrency',
		name: 'uploadConcurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 64 },
		default: 32,
		description: 'How many documents, or parts of 8 MB of large ones, are uploaded at once',
	},
	{
		displayName: 'Upload Memory (MB)',
		name: 'uploadMemory',
		type: 'number',
		typeOptions: { minValue: 8, maxValue: 1024 },
		default: 64,
		description: 'How much of the documents is on its way, and in memory, at once: many small documents, or a few parts of large ones',
	},
	{
		displayName: 'Own Upload Session ID',
		name: 'ownSessionId',
		type: 'string',
		default: '',
		placeholder: 'e.g. mail-{{ $json.messageId }}',
		description: 'An ID of yours for the upload session, such as that of a mail. The same ID with other documents is refused. Where the documents need several sessions, each adds to it.',
	},
]);

/** For the *Extraction* of operations that submit. */
export const submitOptions = parameterGroup([
	{
		displayName: 'Exclude Columns',
		name: 'excludeColumns',
		type: 'multiOptions',
		options: [{ name: 'Source File', value: 'source_file' }],
		default: [],
		description: 'Columns of the service to leave out. Without Source File, the rows of several documents cannot be tied to their documents.',
	},
	{
		displayName: 'Own Submission ID',
		name: 'ownSubmissionId',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.orderId }}',
		description: 'An ID of yours for the extraction. The service gives the existing extraction for an ID that it knows, whatever the documents and instructions: use another ID for other work. Where the documents become several extractions, each adds to it.',
	},
	{
		displayName: 'Prompt Additions',
		name: 'promptAdditions',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. Treat the delivery date as the date of service.',
		description: 'More instructions, one a line, such as those that a reason for review suggests. They are added to the general instructions or the text.',
	},
	{
		displayName: 'Task Name',
		name: 'taskName',
		type: 'string',
		default: 'n8n invoice extraction',
		description: `The label of the extraction in the dashboard of the service, ${TEXT_LIMITS.taskName.join(' to ')} characters`,
	},
], [], ['taskName']);
