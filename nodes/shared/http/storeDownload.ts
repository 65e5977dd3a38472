import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { failAs, ServiceError, settle, type Failure } from '../errors';
import { discard, isStream, piecesOf } from './body';
import { cutOff, HEAD_BYTES, TAIL_BYTES, wrongFile } from './fileSignature';
import type { Answer } from './answer';
import type { Hold } from './timeLimit';

export interface StoredFile {
	fileName: string;
	mimeType: string;
}

type Storable = Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0];

/** Why a body is not to be stored, where what came says more than its type, such as an error of the service; its first bytes are given. */
export type HeadReader = (head: Buffer) => Failure | undefined;

/**
 * Streams the body of an answer into n8n's binary storage, after a look at its first bytes: nothing that is empty or something else than
 * it should be is stored.
 * @param hold lets go of the connection when the time is over
 * @throws ServiceError; code `WRONG_FILE`, `EMPTY_FILE`, `DOWNLOAD_BROKEN`, `ANSWER_TOO_LARGE`, or `FILE_NOT_STORED` when n8n's storage does not take it
 */
export async function storeDownload(ctx: IExecuteFunctions, answer: Answer, file: StoredFile, hold: Hold, readHead: HeadReader = () => undefined): Promise<IBinaryData> {
	const { body } = answer;
	hold(body);
	let stopped: Failure | undefined;
	let isStoring = false;
	// n8n's storage may wrap what breaks the stream.
	const describe = (error: unknown): Failure => stopped ?? (isStoring ? notStored(error) : brokenOff());
	try {
		return await failAs(describe, async () => {
			const pieces = piecesOf(answer, 'file');
			const head = await readHeadOf(pieces);
			const wrong = wrongFile(file.mimeType, head);
			if (wrong) throw new ServiceError({ ...(readHead(head) ?? wrong), status: answer.status });
			const whole = checkedPieces(head, pieces, file.mimeType, (failure) => (stopped = failure));
			const storable = await asStorable(body, whole);
			isStoring = true;
			return await ctx.helpers.prepareBinaryData(storable, file.fileName, file.mimeType);
		});
	} finally {
		discard(body);
	}
}

async function readHeadOf(pieces: AsyncGenerator<Buffer, void>): Promise<Buffer> {
	const head: Buffer[] = [];
	let size = 0;
	while (size < HEAD_BYTES) {
		const { value, done } = await pieces.next();
		if (done) break;
		head.push(value);
		size += value.length;
	}
	return Buffer.concat(head);
}

/** Hands on what comes, up to its end. What the storage throws in, which has stopped taking it, is no failure of what comes. */
async function* checkedPieces(head: Buffer, rest: AsyncGenerator<Buffer, void>, mimeType: string, onFailure: (failure: Failure) => void): AsyncGenerator<Buffer, void> {
	let tail = head.subarray(-TAIL_BYTES);
	let failure: Failure | undefined;
	try {
		yield head;
		for (;;) {
			const next = await settle(failAs(brokenOff, async () => await rest.next()));
			if (!next.ok) failure = next.failure;
			if (!next.ok || !next.value.value) break;
			const piece = next.value.value;
			tail = Buffer.concat([tail, piece.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
			yield piece;
		}
	} finally {
		await rest.return();
	}
	failure ??= cutOff(mimeType, tail);
	if (!failure) return;
	onFailure(failure);
	throw new ServiceError(failure);
}

/** A stream of the same kind as the body, since a node may not import Node's own; without one, the bytes. */
async function asStorable(body: unknown, pieces: AsyncGenerator<Buffer, void>): Promise<Storable> {
	if (isStream(body)) return (body.constructor as unknown as { from(source: AsyncIterable<Buffer>): Storable }).from(pieces);
	const whole: Buffer[] = [];
	for await (const piece of pieces) whole.push(piece);
	return Buffer.concat(whole);
}

function brokenOff(): Failure {
	return { kind: 'network', code: 'DOWNLOAD_BROKEN', message: 'The download broke off', advice: 'Nothing of it is used. Run the workflow again later.', retryable: true };
}

/** @param error of n8n's storage; its code, such as ENOSPC, tells what to look at */
function notStored(error: unknown): Failure {
	const reason = error instanceof Error && 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
	return {
		kind: 'usage',
		code: 'FILE_NOT_STORED',
		message: `n8n's binary storage did not take the file${reason}`,
		advice: 'The disk of n8n may be full, or its storage out of reach. The service still has the file: run the workflow again when there is room.',
		retryable: true,
	};
}
