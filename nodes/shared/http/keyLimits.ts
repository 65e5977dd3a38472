import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { usageError } from '../errors';
import { RateLimiter } from './rateLimit';

const limiters = new Map<string, RateLimiter>();

/**
 * The limiters of a key by endpoint class: one each in a process, shared by all its executions. Where the credential says that several
 * processes use the key, each keeps to its part, rounded down to whole calls, so that they never meet the limit together.
 * @param account identifies service and key; must not contain the key itself
 * @param limits requests a minute, as the service documents them
 * @throws ServiceError (kind `usage`) when the credential does not say how many processes share the key
 */
export function limitersOf<LimitClass extends string>(
	account: string,
	credentials: ICredentialDataDecryptedObject,
	limits: Record<LimitClass, number>,
): (limit: LimitClass) => RateLimiter {
	const processes = readSharedBy(credentials);
	return (limit) => {
		const id = `${account}|${limit}`;
		const known = limiters.get(id);
		if (known) return known;
		const limiter = new RateLimiter(Math.max(1, Math.floor(limits[limit] / processes)));
		limiters.set(id, limiter);
		return limiter;
	};
}

/** Credentials of services without limits have no such number. */
function readSharedBy({ sharedBy = 1 }: ICredentialDataDecryptedObject): number {
	const processes = Number(sharedBy);
	if (Number.isInteger(processes) && processes >= 1) return processes;
	throw usageError('Processes Sharing the Key must be a whole number from 1', 'Correct it in the credential.');
}
