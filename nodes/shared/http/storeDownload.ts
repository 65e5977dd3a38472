import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { failAs, ServiceError, type Failure } from '../errors';
import { discard, isStream, piecesOf } from './body';
import { cutOff, HEAD_BYTES, TAIL_BYTES, wrongFile } from './fileSignature';
import type { Answer } from './answer';

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
 * @param ended lets go of the connection
 * @throws ServiceError; code `WRONG_FILE`, `EMPTY_FILE`, `DOWNLOAD_BROKEN` or `ANSWER_TOO_LARGE`
 */
export async function storeDownload(ctx: IExecuteFunctions, answer: Answer, file: StoredFile, ended: AbortSignal, readHead: HeadReader = () => undefined): Promise<IBinaryData> {
	const { body } = answer;
	const letGo = (): void => discard(body);
	ended.addEventListener('abort', letGo);
	let stopped: Failure | undefined;
	// n8n's storage may wrap what breaks the stream.
	const describe = (): Failure => stopped ?? brokenOff();
	try {
		return await failAs(describe, async () => {
			const pieces = piecesOf(answer, 'file');
			const head = await readHeadOf(pieces);
			const wrong = wrongFile(file.mimeType, head);
			if (wrong) throw new ServiceError({ ...(readHead(head) ?? wrong), status: answer.status });
			const whole = checkedPieces(head, pieces, file.mimeType, (failure) => (stopped = failure));
			return await ctx.helpers.prepareBinaryData(await asStorable(body, whole), file.fileName, file.mimeType);
		});
	} finally {
		ended.removeEventListener('abort', letGo);
		letGo();
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

async function* checkedPieces(head: Buffer, rest: AsyncGenerator<Buffer, void>, mimeType: string, onFailure: (failure: Failure) => void): AsyncGenerator<Buffer, void> {
	let failure: Failure | undefined;
	try {
		let tail = head.subarray(-TAIL_BYTES);
		yield head;
		for await (const piece of rest) {
			tail = Buffer.concat([tail, piece.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
			yield piece;
		}
		failure = cutOff(mimeType, tail);
	} catch (error) {
		failure = error instanceof ServiceError ? error.failure : brokenOff();
	}
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
