/** How many parts a file of `sizeBytes` has. Source: "total_parts = ceil(file_size_bytes / part_size)". */
export function countParts(sizeBytes: number, partSize: number): number {
	return Math.ceil(sizeBytes / partSize);
}

/**
 * Cuts a stream of pieces into parts of exactly `partSize` bytes, the last one shorter. Holds one part at a time;
 * a piece that is a whole part already is passed on without a copy.
 */
export async function* cutParts(content: AsyncIterable<Buffer>, partSize: number): AsyncGenerator<Buffer> {
	let part: Buffer | undefined;
	let filled = 0;
	for await (const piece of content) {
		for (let offset = 0; offset < piece.length; ) {
			if (filled === 0 && piece.length - offset >= partSize) {
				yield piece.subarray(offset, (offset += partSize));
				continue;
			}
			part ??= Buffer.allocUnsafe(partSize);
			const copied = piece.copy(part, filled, offset);
			offset += copied;
			filled += copied;
			if (filled === partSize) {
				yield part;
				part = undefined;
				filled = 0;
			}
		}
	}
	if (part && filled > 0) yield part.subarray(0, filled);
}
