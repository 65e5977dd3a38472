import type { Failure, Settled } from '../errors';
import { isTransient, readRetryAfter } from './retry';
import type { Answer } from './answer';

/** What zod 3 and zod 4 have in common here. */
export interface Schema<T> {
	safeParse(
		value: unknown,
	): { success: true; data: T } | { success: false; error: { issues: Array<{ path: PropertyKey[]; message: string }> } };
}

/** What a service's error body says; undefined when the body is not one of its errors. */
export type ErrorReader = (
	body: unknown,
	status: number,
) => Pick<Failure, 'code' | 'message' | 'retryable' | 'retryAfterMs' | 'details' | 'advice' | 'runAgain' | 'notTaken' | 'final'> | undefined;

/**
 * Judges an answer: the typed body of a success, or the failure, classified.
 * A proxy's HTML, a cut-off JSON and a shape that the document does not describe are told apart.
 * @param options.anyStatus the body alone tells the outcome, such as that of an extraction which failed
 * @param options.success what of a success goes to the schema: its JSON, its text as it is, or status, headers and JSON (null where
 * the body is empty) for services that say things in headers; errors are JSON all the same
 */
export function readAnswer<T>(
	answer: Answer,
	schema: Schema<T>,
	readError: ErrorReader,
	{ anyStatus = false, success = 'json' }: ReadingRules = {},
): Settled<T> {
	const { status, headers } = answer;
	const context = {
		status,
		retryAfterMs: readRetryAfter(headers['retry-after']),
		requestId: typeof headers['x-request-id'] === 'string' ? headers['x-request-id'] : undefined,
	};
	if (status >= 300 && status < 400) return { ok: false, failure: { ...context, ...redirected(status) } };

	const body = status < 300 ? readSuccess(answer, success) : parseJson(answer.body);
	if (body === undefined) return { ok: false, failure: { ...context, ...notJson(status, answer.body) } };

	const error = success === 'json' || status >= 300 ? readError(body, status) : undefined;
	// A limit or an outage passes, whatever the service's error says or leaves unsaid.
	if (error) {
		const retryable = error.retryable || (isTransient(status) && !error.final);
		// The header wins over what the body says.
		const retryAfterMs = context.retryAfterMs ?? error.retryAfterMs;
		return { ok: false, failure: { ...context, kind: 'http', ...error, retryAfterMs, message: inPlainWords(error.message, status), retryable } };
	}
	const result = schema.safeParse(body);
	if (status >= 400 && !(anyStatus && result.success)) return { ok: false, failure: { ...context, ...unknownError(status) } };
	if (result.success) return { ok: true, value: result.data };
	return { ok: false, failure: { ...context, ...wrongShape(result.error.issues[0]) } };
}

export interface ReadingRules {
	anyStatus?: boolean;
	success?: 'json' | 'text' | 'whole';
}

/** A key goes with every call: one that is "missing or invalid" can only have been refused. */
function inPlainWords(message: string, status: number): string {
	return status === 401 && /\bmissing\b/i.test(message) ? 'The key of the credential was not accepted' : message;
}

function readSuccess({ status, headers, body }: Answer, success: ReadingRules['success']): unknown {
	if (success === 'text') return body;
	if (success === 'json') return parseJson(body);
	const json = body === '' ? null : parseJson(body);
	return json === undefined ? undefined : { status, headers, body: json };
}

/** @returns undefined for what is no JSON */
export function parseJson(body: unknown): unknown {
	if (typeof body !== 'string') return typeof body === 'object' && body !== null ? body : undefined;
	try {
		return JSON.parse(body.replace(/^\uFEFF/, ''));
	} catch {
		return undefined;
	}
}

type Judgement = Pick<Failure, 'kind' | 'code' | 'message' | 'advice' | 'retryable'>;

function redirected(status: number): Judgement {
	return {
		kind: 'redirect',
		code: 'REDIRECTED',
		message: `The service answered with a redirect (HTTP ${status}), which is not followed with a key`,
		advice: 'Check the Base URL of the credential: it must be the address of the API itself.',
		retryable: false,
	};
}

/** The code of a request that a server, or a proxy before it, refused for its size without the words of the service. */
export const REQUEST_TOO_LARGE = 'REQUEST_TOO_LARGE';

function tooLarge(): Judgement {
	return {
		kind: 'http',
		code: REQUEST_TOO_LARGE,
		message: 'It is larger than the service takes (HTTP 413)',
		advice: 'Split or compress the document.',
		retryable: false,
	};
}

/** A cut-off answer is worth asking for again; a web page would come again. */
function notJson(status: number, body: unknown): Judgement {
	if (status === 413) return tooLarge();
	const cutOff = status < 300 && (typeof body !== 'string' || /^\s*([[{]|$)/.test(body));
	return {
		kind: 'parse',
		code: 'NOT_JSON',
		message: `The answer was not from the API: no valid JSON (HTTP ${status})`,
		advice:
			status < 300
				? 'The answer was cut off, or the Base URL of the credential does not point at the API.'
				: 'A proxy or a maintenance page answered instead of the API. Try again later.',
		retryable: cutOff || isTransient(status),
	};
}

function unknownError(status: number): Judgement {
	if (status === 413) return tooLarge();
	return {
		kind: 'http',
		code: `HTTP_${status}`,
		message: `The service answered with HTTP ${status} and no error that its document describes`,
		advice: 'Check the Base URL of the credential, or try again later.',
		retryable: status >= 500 || isTransient(status),
	};
}

function wrongShape({ path, message }: { path: PropertyKey[]; message: string }): Judgement {
	const place = path.length > 0 ? path.map(String).join('.') : 'the top level';
	return {
		kind: 'schema',
		code: 'UNEXPECTED_ANSWER',
		message: `The service's answer is not as documented at ${place}: ${message}`,
		advice: 'The API may have changed. Update this node, or report it with the path above.',
		retryable: false,
	};
}
