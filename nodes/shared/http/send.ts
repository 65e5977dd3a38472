import type { IDataObject, IExecuteFunctions, IHookFunctions, IHttpRequestOptions, ILoadOptionsFunctions, IWebhookFunctions } from 'n8n-workflow';

import { throwIfCancelled } from '../clock';
import { cancelled, failAs, type Failure } from '../errors';
import { readText, type BodyKind } from './body';
import type { Answer } from './answer';
import { withinTime } from './timeLimit';

/** Where a service is called from: an operation, a trigger, or a list in the panel. */
export type ServiceContext = IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions | IWebhookFunctions;

/** How long a connection may be silent, in milliseconds; long enough for a part of 8 MB on a slow line. */
export const timeouts = { service: 120_000, storage: 300_000 };

/** How to reach the network: with the credential (the service itself) or without (presigned URLs). */
export type Transport = (options: IHttpRequestOptions) => Promise<unknown>;

/** The errors of Node.js that mean: no connection was made, so nobody has seen the request. */
const NOT_CONNECTED: Record<string, string> = {
	ECONNREFUSED: 'the connection was refused',
	ENOTFOUND: 'its host name is not known',
	EAI_AGAIN: 'its host name could not be looked up',
	EHOSTUNREACH: 'there is no route to its host',
	ENETUNREACH: 'there is no route to its network',
	CERT_HAS_EXPIRED: 'its certificate has expired',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
};
const TIMED_OUT = ['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT'];

/** The execution's cancel signal; triggers have none, nor have older versions of n8n. */
export function cancelSignal(ctx: object): AbortSignal | undefined {
	return (ctx as Partial<IExecuteFunctions>).getExecutionCancelSignal?.();
}

/** The service itself, or the storage behind its presigned URLs. */
export type Destination = 'service' | 'storage';

/**
 * Sends one request and gives whatever was answered; it neither follows a redirect nor judges the status.
 * @throws ServiceError of kind `network`, `timeout` or `cancelled`; never with the request's headers or URL in it
 */
export async function send(
	transport: Transport,
	options: IHttpRequestOptions,
	signal: AbortSignal | undefined,
	destination: Destination = 'service',
): Promise<Answer> {
	throwIfCancelled(signal);
	const describe = (error: unknown): Failure => (signal?.aborted ? cancelled() : describeNetworkError(destination, options.url)(error));
	const answer = await failAs(describe, async () => {
		return (await transport({
			...options,
			abortSignal: signal,
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
		})) as { statusCode: number; headers?: IDataObject; body: unknown };
	});
	return { status: answer.statusCode, headers: answer.headers ?? {}, body: answer.body };
}

/** Sends one request and reads the whole answer as text, within the limits of its kind. @throws ServiceError as above, and of its limits */
export async function sendAndRead(
	transport: Transport,
	options: IHttpRequestOptions,
	signal: AbortSignal | undefined,
	{ destination, kind }: { destination: Destination; kind: BodyKind },
): Promise<Answer & { body: string }> {
	return await withinTime(destination, signal, async (hold) => {
		// As a stream, so that no more of it is taken than it may have.
		const answer = await send(transport, { ...options, encoding: 'stream' }, signal, destination);
		hold(answer.body);
		const body = await readText(answer, kind, describeNetworkError(destination, options.url));
		return { ...answer, body };
	});
}

/** What a broken call looks like, as a failure. @param url of which the host is named, where it is not the service's own */
export function describeNetworkError(destination: Destination = 'service', url = ''): (error: unknown) => Failure {
	const isStorage = destination === 'storage';
	const name = isStorage ? 'The storage of the service' : 'The service';
	return (error) => {
		const host = isStorage && URL.canParse(url) ? ` at ${new URL(url).host}` : '';
		const code = findErrorCode(error);
		const shared = { code: code ?? 'NETWORK_ERROR', retryable: true };
		if (code && NOT_CONNECTED[code]) {
			return {
				...shared,
				kind: 'network',
				message: `${name} could not be reached${host}: ${NOT_CONNECTED[code]}`,
				advice: isStorage
					? 'The n8n server must be able to reach this host as well as the service: check its network, its proxy and its firewall.'
					: 'Check the Base URL of the credential, and the network of the n8n server.',
				notTaken: true,
			};
		}
		if ((code && TIMED_OUT.includes(code)) || /timeout of \d+ms exceeded/i.test(messageOf(error))) {
			return { ...shared, kind: 'timeout', code: 'TIMEOUT', message: `${name} did not answer in time` };
		}
		return { ...shared, kind: 'network', message: `The connection to ${name.replace(/^T/, 't')} broke before its answer was complete` };
	};
}

/** n8n wraps network errors, differently from version to version; the system's code is somewhere along the causes. */
function findErrorCode(error: unknown, depth = 0): string | undefined {
	if (typeof error !== 'object' || error === null || depth > 4) return undefined;
	const { code, httpCode, cause, errorResponse } = error as Record<string, unknown>;
	for (const candidate of [code, httpCode]) {
		if (typeof candidate === 'string' && /^[A-Z][A-Z_]{3,}$/.test(candidate)) return candidate;
	}
	const named = /\b(E[A-Z_]{4,}|EAI_AGAIN)\b/.exec(messageOf(error));
	return findErrorCode(cause, depth + 1) ?? findErrorCode(errorResponse, depth + 1) ?? named?.[1];
}

function messageOf(error: unknown): string {
	if (typeof error !== 'object' || error === null) return '';
	const { message, messages } = error as { message?: unknown; messages?: unknown };
	return [message, ...(Array.isArray(messages) ? (messages as unknown[]) : [])].filter((m) => typeof m === 'string').join(' ');
}
