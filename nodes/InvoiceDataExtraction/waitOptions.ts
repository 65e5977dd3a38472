import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { clock } from '../shared/clock';
import type { AdvanceLimits } from './advance';

const DEFAULT_WAIT_MINUTES = 30;
const DEFAULT_RESUBMISSIONS = 2;

/** For operations that wait. */
export const resubmissionsOption: INodeProperties = {
	displayName: 'Resubmissions',
	name: 'maxResubmissions',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 10 },
	default: 2,
	description: 'How often to submit an extraction again when the service says that it may succeed then. The documents are not uploaded again, and a failed extraction is not charged. Waiting for others of the account to finish does not count.',
};

/** For the *Options* of operations that wait in the node. */
export const waitOptions: INodeProperties[] = [
	resubmissionsOption,
	{
		displayName: 'Wait Limit (Minutes)',
		name: 'waitMinutes',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 30,
		description: 'How many minutes to wait for the result. An extraction that takes longer goes on at the service and is not lost.',
	},
];

export function readResubmissions(options: IDataObject): number {
	return Math.max(0, Number(options.maxResubmissions ?? DEFAULT_RESUBMISSIONS));
}

export function readWaitLimits(options: IDataObject): AdvanceLimits {
	return {
		maxResubmissions: readResubmissions(options),
		deadline: clock.now() + Number(options.waitMinutes ?? DEFAULT_WAIT_MINUTES) * 60_000,
	};
}
