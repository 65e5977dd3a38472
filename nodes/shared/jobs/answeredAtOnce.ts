import type { JobState } from './jobService';

/** What a service that answers at once says of looks at its work: there is nothing to look at, the answer is the result. */
export const ANSWERED_AT_ONCE = {
	unknownCode: '',
	pollDelays: { minMs: 0, maxMs: 0 },
	look: async (): Promise<JobState<never, never>> => await Promise.resolve({ state: 'pending' }),
};
