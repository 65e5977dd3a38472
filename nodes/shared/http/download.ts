import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';

import { ServiceError, usageError, type Failure } from '../errors';
import type { Answer } from './answer';
import { readText } from './body';
import { parseJson, readAnswer, type ErrorReader } from './readAnswer';
import { describeNetworkError, type ServiceContext } from './send';
import { storeDownload, type StoredFile } from './storeDownload';
import { withinTime } from './timeLimit';

/** A file that a service gives to its key. */
export interface Download<LimitClass extends string = string> extends StoredFile {
	/** As of a call: below the base URL, or a whole URL on its origin. */
	path: string;
	limit: LimitClass;
}

/** Asks once and stores what comes. An error, and anything else in place of the file, are told from it. @throws ServiceError */
export async function downloadOnce(
	ctx: ServiceContext,
	{ fileName, mimeType }: StoredFile,
	readError: ErrorReader,
	signal: AbortSignal | undefined,
	ask: () => Promise<Answer>,
): Promise<IBinaryData> {
	if (!canStore(ctx)) throw usageError('Files can be downloaded by an operation only');
	return await withinTime('storage', signal, async (hold) => {
		const answer = await ask();
		if (answer.status >= 200 && answer.status < 300) {
			return await storeDownload(ctx, answer, { fileName: nameIn(answer) ?? fileName, mimeType }, hold, (head) => errorIn(head, answer.status, readError));
		}
		const body = await readText(answer, 'answer', describeNetworkError());
		const result = readAnswer({ ...answer, body }, z.never(), readError);
		throw result.ok ? usageError('There is no file') : new ServiceError(result.failure);
	});
}

/** An error of the service that comes with the status of a success. */
function errorIn(head: Buffer, status: number, readError: ErrorReader): Failure | undefined {
	const body = parseJson(head.toString('utf8'));
	const error = body === undefined ? undefined : readError(body, status);
	return error && { kind: 'http', status, ...error };
}

function canStore(ctx: ServiceContext): ctx is IExecuteFunctions {
	return 'binaryToBuffer' in ctx.helpers;
}

function nameIn({ headers }: Answer): string | undefined {
	return /filename="([^"/\\\\]+)"/.exec(String(headers['content-disposition']))?.[1];
}
