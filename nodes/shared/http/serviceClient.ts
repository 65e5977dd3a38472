import { createHash } from 'crypto';
import type {
	IBinaryData,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { clock } from '../clock';
import { downloadOnce, type Download } from './download';
import { ServiceError } from '../errors';
import type { Answer } from './answer';
import { encodeForm, type FormPart } from './multipart';
import { checkBaseUrl, resolveOnOrigin } from './addresses';
import { limitersOf } from './keyLimits';
import { readAnswer, type ErrorReader, type Schema } from './readAnswer';
import { MAX_RETRY_AFTER_MS, readRetryAfter, withRetry } from './retry';
import { cancelSignal, send, sendAndRead, timeouts, type ServiceContext } from './send';

/** What tells one service from another on the wire. */
export interface ServiceProfile<LimitClass extends string = string> {
	/** Its name, as people know it. */
	name: string;
	/** The credential type, with the property `baseUrl` and a secret. */
	credentialType: string;
	/** Requests a minute by endpoint class, as its document states them. */
	limits: Record<LimitClass, number>;
	/** Finds code, message and retryability in the body of an error answer. */
	readError: ErrorReader;
}

export interface ServiceCall<T, LimitClass extends string = string> {
	method: IHttpRequestMethods;
	/** Below the base URL, with a leading slash; ids in it must be percent-encoded. Or a whole URL, see `resolveOnOrigin`. */
	path: string;
	query?: IDataObject;
	/** Such as a key of the work, where the service takes it there. */
	headers?: Record<string, string>;
	json?: IDataObject;
	/** Texts and files, sent as `multipart/form-data`. Asked for before each attempt, so that no document is held while it waits. */
	form?: () => Promise<FormPart[]>;
	/** A document alone, as it is. Asked for before each attempt as well. */
	bytes?: () => Promise<{ contentType: string; body: Buffer }>;
	limit: LimitClass;
	/** How often it is repeated at the most; as documented unless given. */
	maxRetries?: number;
	/** The least time between two attempts, in milliseconds, where the document of the service states one. */
	spacingMs?: number;
	/** Until when it may wait where the service asks all calls to wait, on the node's clock; five minutes unless given. */
	until?: number;
	/** Whether the service does the work once however often it is asked: reads, and writes that carry a key. */
	repeatable: boolean;
	/** The shape of a successful answer. Unknown keys are kept out of the way, not refused. */
	schema: Schema<T>;
	/** Whether the schema describes answers of any HTTP status. */
	anyStatus?: boolean;
	/** What of a success the schema describes: its JSON (the default), its text, or `{ status, headers, body }`. */
	success?: 'json' | 'text' | 'whole';
}

/** The one way to a service: its limits, its key, its retries, its error shape. */
export interface ServiceClient<LimitClass extends string = string, Context extends ServiceContext = IExecuteFunctions> {
	readonly ctx: Context;
	readonly profile: ServiceProfile<LimitClass>;
	/** What is shared by all who use the same service and key; tells nothing of the key. */
	readonly account: string;
	/** Without a trailing slash. */
	readonly baseUrl: string;
	readonly signal: AbortSignal | undefined;
	/** @throws ServiceError, classified; never with the key in it */
	call<T>(call: ServiceCall<T, LimitClass>): Promise<T>;
	/**
	 * Streams a file of the service into n8n's binary storage. A download that breaks off is begun again.
	 * @throws ServiceError as above
	 */
	download(file: Download<LimitClass>): Promise<IBinaryData>;
}

/** Reads the credential once and gives the client for this run of the node. */
export async function createServiceClient<LimitClass extends string, Context extends ServiceContext = IExecuteFunctions>(
	ctx: Context,
	profile: ServiceProfile<LimitClass>,
): Promise<ServiceClient<LimitClass, Context>> {
	const credentials = await ctx.getCredentials(profile.credentialType);
	const baseUrl = checkBaseUrl(String(credentials.baseUrl ?? ''));
	const account = createHash('sha256').update(JSON.stringify([baseUrl, credentials])).digest('hex');
	const signal = cancelSignal(ctx);

	const transport = authenticated(ctx, profile.credentialType);

	const limiterOf = limitersOf(account, credentials, profile.limits);
	const ask = async (limit: LimitClass, sent: () => Promise<Answer>, until = clock.now() + MAX_RETRY_AFTER_MS): Promise<Answer> => {
		const limiter = limiterOf(limit);
		const answer = await limiter.run(sent, signal, until);
		if (isUsedUp(answer)) limiter.block(readRetryAfter(answer.headers['retry-after']) ?? 0);
		return answer;
	};

	const call = async <T>(request: ServiceCall<T, LimitClass>): Promise<T> =>
		await withRetry(
			async () => {
				const sent = async () => await sendAndRead(transport, await requestOptions(baseUrl, request), signal, { destination: 'service', kind: 'answer' });
				const answer = await ask(request.limit, sent, request.until);
				const result = readAnswer(answer, request.schema, profile.readError, request);
				if (result.ok) return result.value;
				if (answer.status === 429) limiterOf(request.limit).block(result.failure.retryAfterMs ?? 0);
				throw new ServiceError(result.failure);
			},
			{ repeatable: request.repeatable, maxRetries: request.maxRetries, spacingMs: request.spacingMs, signal },
		);

	const download = async (file: Download<LimitClass>): Promise<IBinaryData> =>
		await withRetry(
			async () =>
				await downloadOnce(ctx, file, profile.readError, signal, async () =>
					await ask(file.limit, async () => await send(transport, { method: 'GET', url: addressOf(baseUrl, file.path), encoding: 'stream', timeout: timeouts.storage }, signal)),
				),
			{ repeatable: true, signal },
		);

	return { ctx, profile, account, baseUrl, signal, call, download };
}

/** The service refused for now, or announces that it will refuse the next call. */
function isUsedUp({ status, headers }: Answer): boolean {
	return status === 429 || headers['x-ratelimit-remaining'] === '0';
}

function addressOf(baseUrl: string, path: string): string {
	return path.startsWith('/') ? baseUrl + path : resolveOnOrigin(path, baseUrl);
}

function authenticated(ctx: ServiceContext, credentialType: string) {
	return async (options: IHttpRequestOptions): Promise<unknown> =>
		await ctx.helpers.httpRequestWithAuthentication.call(ctx, credentialType, options);
}

async function requestOptions(baseUrl: string, request: ServiceCall<unknown>): Promise<IHttpRequestOptions> {
	const file = (await request.bytes?.()) ?? (request.form && encodeForm(await request.form()));
	return {
		method: request.method,
		url: addressOf(baseUrl, request.path),
		...(request.query && { qs: request.query }),
		...(request.json && { body: request.json }),
		...(file && { body: file.body }),
		...((file ?? request.headers) && { headers: { ...request.headers, ...(file && { 'Content-Type': file.contentType }) } }),
		json: true,
		// While documents are sent they are uploaded, and worked on by some services.
		timeout: file ? timeouts.storage : timeouts.service,
	};
}
