import type { Budget } from './budget';
import { unreadable } from './unreadable';

/** How many times its size a stream may become, above what small ones may have anyway (in bytes). */
const MAX_RATIO = 200;
const ALWAYS_ALLOWED_BYTES = 4 * 1024 * 1024;

/**
 * Unpacks a Flate stream. What follows its end, or a wrong checksum, is overlooked, as readers of PDF do: what is read then has to make
 * sense anyway.
 * @throws EInvoiceError when it becomes too large, or is none
 */
export async function inflate(packed: Buffer, budget: Budget): Promise<Buffer> {
	const limit = Math.min(budget.unpacked, Math.max(ALWAYS_ALLOWED_BYTES, packed.length * MAX_RATIO));
	const stream = new DecompressionStream('deflate');
	const writer = stream.writable.getWriter();
	// What goes wrong shows when reading.
	const written = Promise.allSettled([writer.write(packed), writer.close()]);
	const reader = stream.readable.getReader();
	const pieces: Uint8Array[] = [];
	let size = 0;
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			size += value.length;
			pieces.push(value);
			if (size > limit) break;
		}
	} catch {
		if (size === 0) throw unreadable('a stream of it cannot be unpacked');
	}
	await Promise.allSettled([reader.cancel(), written]);
	budget.unpacked -= size;
	if (size > limit) throw unreadable(`a stream of it would become larger than ${Math.round(limit / 1024 / 1024)} MB`);
	return Buffer.concat(pieces);
}

/** Undoes the predictors of PNG (7.4.4.4), which cross-reference streams use. @param columns bytes of a row */
export function undoPredictor(data: Buffer, columns: number): Buffer {
	const rows = Math.ceil(data.length / (columns + 1));
	const out = Buffer.alloc(rows * columns);
	for (let row = 0; row < rows; row++) {
		const filter = data[row * (columns + 1)];
		for (let column = 0; column < columns; column++) {
			const at = row * columns + column;
			const left = column > 0 ? out[at - 1] : 0;
			const up = row > 0 ? out[at - columns] : 0;
			const corner = column > 0 && row > 0 ? out[at - columns - 1] : 0;
			out[at] = (data[row * (columns + 1) + 1 + column] ?? 0) + predicted(filter, left, up, corner);
		}
	}
	return out;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
	if (filter === 1) return left;
	if (filter === 2) return up;
	if (filter === 3) return (left + up) >> 1;
	if (filter !== 4) return 0;
	const base = left + up - corner;
	const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(base - value));
	return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
}
