/** How many parts a file of `sizeBytes` has. Source: "total_parts = ceil(file_size_bytes / part_size)". */
export function countParts(sizeBytes: number, partSize: number): number {
	return Math.ceil(sizeBytes / partSize);
}

/**
 * Cuts a stream of pieces into parts of exactly `partSize` bytes, the last one shorter. Holds one part at a time;
 * a piece that is a whole part already is passed on without a copy.
 * @param sizeBytes how much to expect, so that a small file takes no more memory than it needs
 */
export async function* cutParts(content: AsyncIterable<Buffer>, partSize: number, sizeBytes = Infinity): AsyncGenerator<Buffer> {
	let part: Buffer | undefined;
	let filled = 0;
	let left = sizeBytes;
	for await (const piece of content) {
		for (let offset = 0; offset < piece.length; ) {
			if (filled === 0 && piece.length - offset >= partSize) {
				yield piece.subarray(offset, (offset += partSize));
				left -= partSize;
				continue;
			}
			if (!part) part = Buffer.allocUnsafe(Math.min(partSize, Math.max(left, piece.length - offset)));
			else if (filled === part.length) part = Buffer.concat([part], partSize);
			const copied = piece.copy(part, filled, offset);
			offset += copied;
			filled += copied;
			if (filled === partSize) {
				yield part;
				left -= partSize;
				part = undefined;
				filled = 0;
			}
		}
	}
	if (part && filled > 0) yield part.subarray(0, filled);
}
