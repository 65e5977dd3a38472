/**
 * What went wrong with a call, as a plain value. It is classified once, where the answer arrives (see `http/readAnswer.ts`),
 * and becomes n8n's error in one place (see `node/nodeErrors.ts`). It never holds a key, a signature or document bytes.
 */
export interface Failure {
	kind: 'http' | 'network' | 'timeout' | 'parse' | 'schema' | 'redirect' | 'cancelled' | 'usage' | 'deadline';
	/** The service's error code, or one of ours in the same style. */
	code: string;
	/** What failed, in one sentence. */
	message: string;
	/** What to do about it. */
	advice?: string;
	status?: number;
	/** Whether the same request may succeed later. */
	retryable: boolean;
	/** How long the service asks to wait, in milliseconds. */
	retryAfterMs?: number;
	/** Whether the message says so already. */
	tellsToWait?: boolean;
	/** Whether the work was provably not done (the request never reached the service, or it says so): repeating it cannot do it twice. */
	notTaken?: boolean;
	/** Whether asking again is of no use for hours, whatever the status says, such as after a used-up quota. */
	final?: boolean;
	/** Whether the advice is to ask for the same work again: what that costs is added where it is known, see `jobs/runAgain.ts`. */
	runAgain?: boolean;
	/** Whether the extraction may go on at the service, although it cannot be asked for. */
	goesOn?: boolean;
	/** The service's id of the request, for its support. */
	requestId?: string;
	/** The service's own details, as sent. */
	details?: unknown;
	/** The document that this is about, as it was to be sent, where others were to go with it. */
	fileName?: string;
	/** The extraction that this is about, where it has one. */
	extractionId?: string;
}

/** Carries a Failure through the calls of the package; it never reaches n8n as it is. */
export class ServiceError extends Error {
	constructor(readonly failure: Failure) {
		super(failure.message);
	}
}

export type Settled<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** Does work of n8n's or of the network and turns whatever goes wrong into a failure. @throws ServiceError */
export async function failAs<T>(describe: (error: unknown) => Failure, work: () => Promise<T>): Promise<T> {
	let failure: Failure;
	try {
		return await work();
	} catch (error) {
		failure = error instanceof ServiceError ? error.failure : describe(error);
	}
	throw new ServiceError(failure);
}

/** Turns a ServiceError into a value; anything else is a fault of ours and stays an exception. */
export async function settle<T>(work: Promise<T>): Promise<Settled<T>> {
	let unexpected: unknown;
	try {
		return { ok: true, value: await work };
	} catch (error) {
		if (error instanceof ServiceError) return { ok: false, failure: error.failure };
		unexpected = error;
	}
	throw unexpected;
}

/** The value of what was settled. @throws ServiceError */
export function unwrap<T>(settled: Settled<T>): T {
	if (settled.ok) return settled.value;
	throw new ServiceError(settled.failure);
}

export function cancelled(): Failure {
	return {
		kind: 'cancelled',
		code: 'EXECUTION_CANCELLED',
		// n8n tells a stopped execution from a failed one, for which it starts error workflows, by this very word.
		message: 'The execution was canceled',
		advice: 'What was already submitted goes on at the service.',
		retryable: false,
	};
}

/** A mistake in the node's settings or input, found before anything is sent. */
export function usageError(message: string, advice?: string): ServiceError {
	return new ServiceError({ kind: 'usage', code: 'INVALID_SETTING', message, advice, retryable: false });
}
