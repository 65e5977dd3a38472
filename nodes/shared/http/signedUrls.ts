import type { IBinaryData, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { ServiceError, type Failure } from '../errors';
import type { Answer } from './answer';
import { discard, type BodyKind } from './body';
import { isTransient, readRetryAfter, withRetry } from './retry';
import { cancelSignal, send, sendAndRead, timeouts, type ServiceContext, type Transport } from './send';
import { storeDownload, type StoredFile } from './storeDownload';
import { withinTime } from './timeLimit';

/**
 * Puts the bytes of one part to its presigned URL and gives the ETag exactly as sent, quotes included.
 * Source: "Send the raw bytes as the request body", "Keep the quotes — you'll need the exact value in Step 3".
 * @throws ServiceError; code `URL_EXPIRED` when the storage refuses the signature (HTTP 403)
 */
export async function putPart(ctx: IExecuteFunctions, url: string, bytes: Buffer): Promise<string> {
	const answer = await fromStorage(
		ctx,
		{
			method: 'PUT',
			url,
			body: bytes,
			// Without a type n8n would send the bytes as a form.
			headers: { 'Content-Type': 'application/octet-stream', 'Content-Length': bytes.length },
			timeout: timeouts.storage,
		},
		'confirmation',
	);
	const eTag = answer.headers.etag;
	if (typeof eTag === 'string' && eTag !== '') return eTag;
	throw new ServiceError({
		kind: 'schema',
		code: 'NO_ETAG',
		message: 'The storage of the service took a part of the document but did not confirm it with an ETag',
		advice: 'Without it the upload cannot be completed. A proxy between n8n and the storage may remove the header ETag: let it pass, then run the workflow again.',
		retryable: false,
		status: answer.status,
	});
}

/** Gets the file with the rows from its presigned URL. @throws ServiceError; code `URL_EXPIRED` as above */
export async function getText(ctx: ServiceContext, url: string): Promise<string> {
	return (await fromStorage(ctx, { method: 'GET', url, timeout: timeouts.storage }, 'rows')).body;
}

/**
 * Streams a file from its presigned URL into n8n's binary storage. A download that breaks off is begun again.
 * @throws ServiceError; code `URL_EXPIRED` as above, and those of `storeDownload`
 */
export async function storeFile(ctx: IExecuteFunctions, url: string, file: StoredFile): Promise<IBinaryData> {
	const signal = cancelSignal(ctx);
	return await withRetry(
		async () =>
			await withinTime('storage', signal, async (hold) => {
				const answer = await send(transportOf(ctx), { method: 'GET', url, encoding: 'stream', timeout: timeouts.storage }, signal, 'storage');
				return await storeDownload(ctx, accepted(answer), file, hold);
			}),
		{ repeatable: true, signal },
	);
}

async function fromStorage(ctx: ServiceContext, options: IHttpRequestOptions, kind: BodyKind): Promise<Answer & { body: string }> {
	const signal = cancelSignal(ctx);
	return await withRetry(async () => accepted(await sendAndRead(transportOf(ctx), options, signal, { destination: 'storage', kind })), { repeatable: true, signal });
}

/** No credential here: a presigned URL authenticates by itself and stands on foreign ground. */
function transportOf(ctx: ServiceContext): Transport {
	return async (request) => await ctx.helpers.httpRequest(request);
}

function accepted<A extends Answer>(answer: A): A {
	if (answer.status >= 200 && answer.status < 300) return answer;
	discard(answer.body);
	throw new ServiceError({ ...refusal(answer.status), retryAfterMs: readRetryAfter(answer.headers['retry-after']) });
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
