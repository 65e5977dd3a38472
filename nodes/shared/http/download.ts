import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';

import { ServiceError, usageError } from '../errors';
import { readAnswer, type ErrorReader } from './readAnswer';
import type { Answer, ServiceContext } from './send';
import { storeStream } from './storeStream';

/** A file that a service gives to its key. */
export interface Download<LimitClass extends string = string> {
	/** As of a call: below the base URL, or a whole URL on its origin. */
	path: string;
	limit: LimitClass;
	/** Where the service does not name the file. */
	fileName: string;
	mimeType: string;
}

/** Asks once and stores what comes. A web page in place of the file, and an error, are told from it. @throws ServiceError */
export async function downloadOnce(
	ctx: ServiceContext,
	{ fileName, mimeType }: Download,
	readError: ErrorReader,
	ask: () => Promise<Answer>,
): Promise<IBinaryData> {
	if (!canStore(ctx)) throw usageError('Files can be downloaded by an operation only');
	const answer = await ask();
	const isFile = answer.status < 300 && !String(answer.headers['content-type']).startsWith('text/html');
	if (isFile) return await storeStream(ctx, answer.body, nameIn(answer) ?? fileName, mimeType);
	const body = (await ctx.helpers.binaryToBuffer(answer.body as Buffer)).toString();
	const result = readAnswer({ ...answer, body }, z.never(), readError);
	throw result.ok ? usageError('There is no file') : new ServiceError(result.failure);
}

function canStore(ctx: ServiceContext): ctx is IExecuteFunctions {
	return 'binaryToBuffer' in ctx.helpers;
}

function nameIn({ headers }: Answer): string | undefined {
	return /filename="([^"/\\\\]+)"/.exec(String(headers['content-disposition']))?.[1];
}
