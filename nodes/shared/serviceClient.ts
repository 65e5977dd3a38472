import { createHash } from 'crypto';
import type { IExecuteFunctions, IDataObject, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';

import { ServiceError } from './errors';
import { encodeForm, type FormPart } from './multipart';
import { checkBaseUrl, resolveOnOrigin } from './origin';
import { sharedLimiter } from './rateLimit';
import { readAnswer, type ErrorReader, type Schema } from './readAnswer';
import { withRetry } from './retry';
import { cancelSignal, send, timeouts } from './send';

/** What tells one service from another on the wire. */
export interface ServiceProfile<LimitClass extends string = string> {
	/** Its name, as people know it. */
	name: string;
	/** The credential type, with the properties `baseUrl` and `apiKey`. */
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
	json?: IDataObject;
	/** Texts and files, sent as `multipart/form-data`. Asked for before each attempt, so that no document is held while it waits. */
	form?: () => Promise<FormPart[]>;
	limit: LimitClass;
	/** Whether the service does the work once however often it is asked: reads, and writes that carry a key. */
	repeatable: boolean;
	/** The shape of a successful answer. Unknown keys are kept out of the way, not refused. */
	schema: Schema<T>;
	/** Whether the schema describes answers of any HTTP status. */
	anyStatus?: boolean;
	/** Whether a successful answer is a text, such as CSV, instead of JSON. */
	asText?: boolean;
}

/** The one way to a service: its limits, its key, its retries, its error shape. */
export interface ServiceClient<LimitClass extends string = string> {
	readonly ctx: IExecuteFunctions;
	readonly profile: ServiceProfile<LimitClass>;
	/** Without a trailing slash. */
	readonly baseUrl: string;
	readonly signal: AbortSignal | undefined;
	/** @throws ServiceError, classified; never with the key in it */
	call<T>(call: ServiceCall<T, LimitClass>): Promise<T>;
}

/** Reads the credential once and gives the client for this run of the node. */
export async function createServiceClient<LimitClass extends string>(
	ctx: IExecuteFunctions,
	profile: ServiceProfile<LimitClass>,
): Promise<ServiceClient<LimitClass>> {
	const credentials = await ctx.getCredentials(profile.credentialType);
	const baseUrl = checkBaseUrl(String(credentials.baseUrl ?? ''));
	const scope = createHash('sha256').update(`${baseUrl}|${String(credentials.apiKey)}`).digest('hex');
	const signal = cancelSignal(ctx);

	const call = async <T>(request: ServiceCall<T, LimitClass>): Promise<T> => {
		const limiter = sharedLimiter(scope, request.limit, profile.limits[request.limit]);
		return await withRetry(
			async () => {
				const answer = await limiter.run(
					async () => await send(authenticated(ctx, profile.credentialType), await requestOptions(baseUrl, request), signal),
					signal,
				);
				const result = readAnswer(answer, request.schema, profile.readError, request);
				if (result.ok) return result.value;
				if (result.failure.status === 429) limiter.block(result.failure.retryAfterMs ?? 0);
				throw new ServiceError(result.failure);
			},
			{ repeatable: request.repeatable, signal },
		);
	};

	return { ctx, profile, baseUrl, signal, call };
}

function authenticated(ctx: IExecuteFunctions, credentialType: string) {
	return async (options: IHttpRequestOptions): Promise<unknown> =>
		await ctx.helpers.httpRequestWithAuthentication.call(ctx, credentialType, options);
}

async function requestOptions(baseUrl: string, request: ServiceCall<unknown>): Promise<IHttpRequestOptions> {
	const form = request.form && encodeForm(await request.form());
	return {
		method: request.method,
		url: request.path.startsWith('/') ? baseUrl + request.path : resolveOnOrigin(request.path, baseUrl),
		...(request.query && { qs: request.query }),
		...(request.json && { body: request.json }),
		...(form && { body: form.body, headers: { 'Content-Type': form.contentType } }),
		json: true,
		// As text, so that a cut-off or foreign answer is told from a JSON string.
		encoding: 'text',
		timeout: timeouts.service,
	};
}
