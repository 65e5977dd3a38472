import type { BinaryHelperFunctions, IBinaryData } from 'n8n-workflow';

import { failAs, type Failure } from '../errors';

/** The code of a document that n8n's storage does not give, such as one that was deleted meanwhile. */
export const UNREADABLE_FILE = 'UNREADABLE_FILE';

/** A node at work, or its webhook. */
type HasStorage = { helpers: Pick<BinaryHelperFunctions, 'getBinaryStream'> };

/** How much of a file is asked for at a time, in bytes. */
const CHUNK_BYTES = 64 * 1024;
const SMALLEST_CHUNK_BYTES = 1024;

/** So much is allocated for each piece, and once more for the end, however small the file is: thousands of them feel it. */
function chunkFor({ bytes }: IBinaryData): number {
	// Where nobody says how large the file is, it may be large.
	return bytes && bytes > 0 ? Math.min(CHUNK_BYTES, Math.max(SMALLEST_CHUNK_BYTES, bytes)) : CHUNK_BYTES;
}

/**
 * The bytes of a document, in order and in pieces of any size. Streamed where n8n stores it outside the item;
 * otherwise it is in memory already. Can be read as often as needed.
 * @throws ServiceError (code `UNREADABLE_FILE`) when n8n's storage does not give it
 */
export async function* readContent(ctx: HasStorage, binary: IBinaryData): AsyncGenerator<Buffer> {
	const { id } = binary;
	if (!id) {
		yield Buffer.from(binary.data, 'base64');
		return;
	}
	const stream = await failAs(unreadable, async () => await ctx.helpers.getBinaryStream(id, chunkFor(binary)));
	const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
	try {
		for (;;) {
			const next = await failAs(unreadable, async () => await pieces.next());
			if (next.done) return;
			yield Buffer.isBuffer(next.value) ? next.value : Buffer.from(next.value);
		}
	} finally {
		stream.destroy();
	}
}

/** The whole document at once; only for what is known to be small. */
export async function readWhole(ctx: HasStorage, binary: IBinaryData): Promise<Buffer> {
	const pieces: Buffer[] = [];
	for await (const piece of readContent(ctx, binary)) pieces.push(piece);
	return Buffer.concat(pieces);
}

function unreadable(): Failure {
	return {
		kind: 'usage',
		code: UNREADABLE_FILE,
		message: "The file could not be read from n8n's binary storage",
		advice: 'It may have been removed since the previous node ran. Run the workflow from there again.',
		retryable: false,
	};
}
