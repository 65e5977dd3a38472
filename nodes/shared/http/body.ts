import { failAs, ServiceError, type Failure } from '../errors';
import type { Answer } from './answer';
import { readToEnd, type ReadableBytes } from './readToEnd';

const MB = 1024 * 1024;

/**
 * The most bytes that an answer may have. What is parsed takes several times as much memory; what is only stored is never in memory as
 * a whole. An answer with the results of 500 documents is some 10 MB, 100,000 rows are some 50 MB.
 */
export const sizeLimits = { answer: 64 * MB, rows: 200 * MB, file: 1024 * MB, confirmation: 1 * MB };

export type BodyKind = keyof typeof sizeLimits;

const NAMES: Record<BodyKind, string> = { answer: 'The answer of the service', rows: 'The file with the rows', file: 'The file', confirmation: 'The answer of the storage' };

const ADVICE: Record<BodyKind, string> = {
	answer: 'It was given up, so that n8n does not run out of memory. Check the Base URL of the credential; if it is right, send fewer documents at once.',
	rows: 'It was given up, so that n8n does not run out of memory. Download the result as a file instead, or extract fewer documents at once.',
	file: 'It was given up, so that n8n does not run out of space. Extract fewer documents at once.',
	confirmation: 'It was given up. Something else than the storage may have answered, such as a proxy.',
};

/** What an answer has, piece by piece, and not more of it than its kind may have. @throws ServiceError (code `ANSWER_TOO_LARGE`) while it is read */
export async function* piecesOf(answer: Answer, kind: BodyKind): AsyncGenerator<Buffer, void> {
	const { body } = answer;
	try {
		const count = sizeCounter(answer, kind);
		for await (const piece of isStream(body) ? body : [asBuffer(body)]) {
			count(piece);
			yield piece;
		}
	} finally {
		discard(body);
	}
}

/** The whole body as text. @throws ServiceError; what breaks on the way is described by the caller */
export async function readText(answer: Answer, kind: BodyKind, describe: (error: unknown) => Failure): Promise<string> {
	const { body } = answer;
	const pieces: Buffer[] = [];
	await failAs(describe, async () => {
		try {
			const count = sizeCounter(answer, kind);
			const take = (piece: Buffer): void => {
				count(piece);
				pieces.push(piece);
			};
			if (isStream(body)) await readToEnd(body, take);
			else take(asBuffer(body));
		} finally {
			discard(body);
		}
	});
	return (pieces.length === 1 ? pieces[0] : Buffer.concat(pieces)).toString('utf8');
}

/** Is given each piece of a body. @throws ServiceError (code `ANSWER_TOO_LARGE`), at once where the answer announces it */
function sizeCounter({ status, headers }: Answer, kind: BodyKind): (piece: Buffer) => void {
	const most = sizeLimits[kind];
	let size = 0;
	const add = (bytes: number): void => {
		size += bytes;
		if (size > most) throw new ServiceError(tooLarge(kind, status));
	};
	if (Number(headers['content-length']) > most) add(Infinity);
	return (piece) => add(piece.length);
}

/** A stream that nobody reads to its end would keep its connection. */
export function discard(body: unknown): void {
	if (isStream(body)) body.destroy();
}

export function isStream(body: unknown): body is ReadableBytes {
	return typeof body === 'object' && body !== null && !Buffer.isBuffer(body) && Symbol.asyncIterator in body && 'on' in body && 'destroy' in body;
}

/** Some versions of n8n give a whole body in spite of being asked for a stream. */
function asBuffer(body: unknown): Buffer {
	if (Buffer.isBuffer(body)) return body;
	return Buffer.from(typeof body === 'string' ? body : body === undefined || body === null ? '' : JSON.stringify(body));
}

function tooLarge(kind: BodyKind, status: number): Failure {
	const most = sizeLimits[kind];
	const size = most >= MB ? `${Math.round(most / MB)} MB` : `${most} bytes`;
	return {
		kind: 'parse',
		code: 'ANSWER_TOO_LARGE',
		message: `${NAMES[kind]} is larger than ${size}, the most that the node takes`,
		advice: ADVICE[kind],
		status,
		retryable: false,
		// It would be as large again.
		final: true,
	};
}
