import { parameterGroup } from '../../shared/node/parameters';

/** Source: "Valid values: `job.completed`, `job.failed`, `batch.completed`, `batch.failed`." */
export const EVENTS = ['job.completed', 'job.failed', 'batch.completed', 'batch.failed'] as const;

export const eventsParameter = parameterGroup([
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: [
			{ name: 'Batch Completed', value: 'batch.completed' },
			{ name: 'Batch Failed', value: 'batch.failed' },
			{ name: 'Invoice Completed', value: 'job.completed' },
			{ name: 'Invoice Failed', value: 'job.failed' },
		],
		default: [...EVENTS],
		description: 'What to be told about',
	},
]);
