import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { LocalFile } from './clients/client';

const CHUNK_BYTES = 64 * 1024;

/** Files that pass for PDFs, all different, in a folder of their own; nobody in the bench reads what is in them. @param parent of the folder */
export async function withFiles<T>(count: number, sizeBytes: number, use: (files: LocalFile[]) => Promise<T>, parent = tmpdir()): Promise<T> {
	return await withContents(count, 'pdf', () => content(sizeBytes), use, parent);
}

/** Files with what `pieces` gives for each, by its number from 0, in a folder of their own. */
export async function withContents<T>(
	count: number,
	extension: string,
	pieces: (index: number) => Iterable<Buffer>,
	use: (files: LocalFile[]) => Promise<T>,
	parent = tmpdir(),
): Promise<T> {
	const folder = await mkdtemp(join(parent, 'invoice-bench-'));
	try {
		const files: LocalFile[] = [];
		for (let index = 0; index < count; index++) {
			const name = `invoice-${index + 1}.${extension}`;
			const path = join(folder, name);
			await pipeline(Readable.from(pieces(index)), createWriteStream(path));
			files.push({ name, path, sizeBytes: (await stat(path)).size });
		}
		return await use(files);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function* content(sizeBytes: number): Generator<Buffer> {
	const head = Buffer.from('%PDF-1.7\n');
	yield head.subarray(0, sizeBytes);
	for (let left = sizeBytes - head.length; left > 0; left -= CHUNK_BYTES) yield randomBytes(Math.min(left, CHUNK_BYTES));
}
