import type { IExecuteFunctions } from 'n8n-workflow';

import { joinGroups, parameterGroup } from '../node/parameters';
import { readSection } from '../node/sections';

/** For operations that wait, of a service that takes the same documents again. */
export const resubmissionsOption = parameterGroup([
	{
		displayName: 'Retries of Failed Extractions',
		name: 'maxResubmissions',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 10 },
		default: 2,
		description: 'How often to submit an extraction again when the service says that it may succeed then. The documents are not uploaded again, and a failed extraction is not charged. Waiting for others of the account to finish does not count.',
	},
]);

/** For the *Waiting* of operations that wait in the node. */
export const waitLimitOption = parameterGroup([
	{
		displayName: 'Wait Limit (Minutes)',
		name: 'waitMinutes',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 30,
		description: 'How many minutes to wait for the result. What takes longer goes on at the service and is not lost.',
	},
]);

/**
 * For the same. Source: "matching the SDK default of 10 seconds with a configurable floor of 5 seconds"; the other documents name no pause.
 */
export const pollIntervalOption = parameterGroup([
	{
		displayName: 'Poll Interval (Seconds)',
		name: 'pollSeconds',
		type: 'number',
		typeOptions: { minValue: 5, maxValue: 600 },
		default: 10,
		description: 'How many seconds lie between two looks at the same work. Unless this is added, the pause follows the progress. Where the service asks for a longer one, that is kept.',
	},
], ['pollSeconds']);

/** For operations that put the execution to wait. */
export const memoryOption = parameterGroup([
	{
		displayName: 'Time in Memory (Seconds)',
		name: 'memorySeconds',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 60 },
		displayOptions: { show: { '/whileProcessing': ['park'] } },
		default: 10,
		description: 'How many seconds each run of this node waits by itself before the execution is put to wait. What ends within them goes on at once; a pause in the database may last up to a minute, since n8n looks that often. In memory the execution is lost when n8n is killed.',
	},
]);

export const waitOptions = joinGroups(waitLimitOption, resubmissionsOption);

/** How long to leave work alone, in milliseconds, where the user says it. */
export function readPollMs(ctx: IExecuteFunctions): { pollMs?: number } {
	const { pollSeconds } = readSection(ctx, 'waiting', pollIntervalOption);
	return pollSeconds === undefined ? {} : { pollMs: pollSeconds * 1000 };
}
