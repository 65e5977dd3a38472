import { ServiceError, settle, type Failure } from '../../../../nodes/shared/errors';

/** A failure with all that a test does not care about filled in. */
export function failureWith(parts: Partial<Failure> = {}): Failure {
	return { kind: 'http', code: 'SOME_ERROR', message: 'It failed', retryable: false, ...parts };
}

/** Work that always ends with this failure. */
export function failing(parts: Partial<Failure> = {}): () => Promise<never> {
	return async () => await Promise.reject(new ServiceError(failureWith(parts)));
}

/** The failure that some work ends with. @throws when it succeeds */
export async function failureOf(work: () => Promise<unknown>): Promise<Failure> {
	const outcome = await settle(work());
	if (outcome.ok) throw new Error('It did not fail');
	return outcome.failure;
}
