import { ServiceError, settle } from '../../shared/errors';
import { isOutcomeUnknown } from '../../shared/jobs/outcomeUnknown';

/**
 * Creates something whose secret is shown once, and says after an unclear end that it may be there all the same.
 * @param list the operation that tells
 * @throws ServiceError
 */
export async function createOnce<T>(create: () => Promise<T>, list: string): Promise<T> {
	const created = await settle(create());
	if (created.ok) return created.value;
	const { failure } = created;
	if (!isOutcomeUnknown(failure)) throw new ServiceError(failure);
	const advice = `It may exist all the same, with a secret that nobody knows: look at ${list}, and delete it before you run this again.`;
	throw new ServiceError({ ...failure, advice });
}
