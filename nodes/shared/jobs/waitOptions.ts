import { joinGroups, parameterGroup } from '../node/parameters';

/** For operations that wait, of a service that takes the same documents again. */
export const resubmissionsOption = parameterGroup([
	{
		displayName: 'Resubmissions',
		name: 'maxResubmissions',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 10 },
		default: 2,
		description: 'How often to submit an extraction again when the service says that it may succeed then. The documents are not uploaded again, and a failed extraction is not charged. Waiting for others of the account to finish does not count.',
	},
]);

/** For the *Options* of operations that wait in the node. */
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

export const waitOptions = joinGroups(waitLimitOption, resubmissionsOption);
