import type { IBinaryData, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { ServiceError, type Failure } from '../errors';
import { isTransient, readRetryAfter, withRetry } from './retry';
import { cancelSignal, send, timeouts, type Answer, type ServiceContext } from './send';
import { storeStream } from './storeStream';

/**
 * Puts the bytes of one part to its presigned URL and gives the ETag exactly as sent, quotes included.
 * Source: "Send the raw bytes as the request body", "Keep the quotes — you'll need the exact value in Step 3".
 * @throws ServiceError; code `URL_EXPIRED` when the storage refuses the signature (HTTP 403)
 */
export async function putPart(ctx: IExecuteFunctions, url: string, bytes: Buffer): Promise<string> {
	const answer = await fromStorage(ctx, {
		method: 'PUT',
		url,
		body: bytes,
		// Without a type n8n would send the bytes as a form.
		headers: { 'Content-Type': 'application/octet-stream', 'Content-Length': bytes.length },
		encoding: 'text',
		timeout: timeouts.storage,
	});
	const eTag = answer.headers.etag;
	if (typeof eTag === 'string' && eTag !== '') return eTag;
	throw new ServiceError({
		kind: 'schema',
		code: 'NO_ETAG',
		message: 'The storage took a part but did not confirm it with an ETag',
		retryable: false,
		status: answer.status,
	});
}

/** Gets a text file from its presigned URL. @throws ServiceError; code `URL_EXPIRED` as above */
export async function getText(ctx: ServiceContext, url: string): Promise<string> {
	const { body } = await fromStorage(ctx, { method: 'GET', url, encoding: 'text', timeout: timeouts.storage });
	return typeof body === 'string' ? body : JSON.stringify(body);
}

/**
 * Streams a file from its presigned URL into n8n's binary storage. A download that breaks off is begun again.
 * @throws ServiceError; code `URL_EXPIRED` as above
 */
export async function storeFile(ctx: IExecuteFunctions, url: string, fileName: string, mimeType: string): Promise<IBinaryData> {
	const signal = cancelSignal(ctx);
	return await withRetry(
		async () => {
			const answer = await askStorage(ctx, { method: 'GET', url, encoding: 'stream', timeout: timeouts.storage });
			return await storeStream(ctx, answer.body, fileName, mimeType);
		},
		{ repeatable: true, signal },
	);
}

async function fromStorage(ctx: ServiceContext, options: IHttpRequestOptions): Promise<Answer> {
	return await withRetry(async () => await askStorage(ctx, options), { repeatable: true, signal: cancelSignal(ctx) });
}

/** No credential here: a presigned URL authenticates by itself and stands on foreign ground. */
async function askStorage(ctx: ServiceContext, options: IHttpRequestOptions): Promise<Answer> {
	const answer = await send(async (request) => await ctx.helpers.httpRequest(request), options, cancelSignal(ctx));
	if (answer.status >= 200 && answer.status < 300) return answer;
	discard(answer.body);
	throw new ServiceError({ ...refusal(answer.status), retryAfterMs: readRetryAfter(answer.headers['retry-after']) });
}

/** A stream that nobody reads would keep its connection. */
function discard(body: unknown): void {
	if (typeof body === 'object' && body !== null && 'destroy' in body && typeof body.destroy === 'function') body.destroy();
}

function refusal(status: number): Failure {
	if (status === 403) {
		return { kind: 'http', code: 'URL_EXPIRED', message: 'The storage refused the presigned URL (HTTP 403)', status, retryable: false };
	}
	return {
		kind: 'http',
		code: `STORAGE_HTTP_${status}`,
		message: `The storage answered with HTTP ${status}`,
		status,
		retryable: status >= 500 || isTransient(status),
	};
}
