import fc from 'fast-check';

import { countParts, cutParts } from '../../../../nodes/shared/upload/parts';

async function* stream(pieces: Uint8Array[]) {
	for (const piece of pieces) yield await Promise.resolve(Buffer.from(piece));
}

async function cut(pieces: Uint8Array[], partSize: number, sizeBytes?: number): Promise<Buffer[]> {
	const parts: Buffer[] = [];
	for await (const part of cutParts(stream(pieces), partSize, sizeBytes)) parts.push(part);
	return parts;
}

const pieces = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 });
const size = fc.integer({ min: 1, max: 50 });

describe('however a file is streamed, its parts', () => {
	it('make up the file again', async () => {
		await fc.assert(
			fc.asyncProperty(pieces, size, async (given, partSize) => {
				expect(Buffer.concat(await cut(given, partSize))).toEqual(Buffer.concat(given));
			}),
		);
	});

	it('are all of the part size, but for the last one, and as many as were counted before', async () => {
		await fc.assert(
			fc.asyncProperty(pieces, size, async (given, partSize) => {
				const parts = await cut(given, partSize);
				const sizes = parts.map(({ length }) => length);
				const last = sizes.pop();
				expect(sizes).toEqual(sizes.map(() => partSize));
				if (last !== undefined) expect(last > 0 && last <= partSize).toBe(true);
				expect(parts).toHaveLength(countParts(Buffer.concat(given).length, partSize));
			}),
		);
	});

	it('do not change after they were given, while the next ones are cut', async () => {
		const parts = await cut([Buffer.from('abc'), Buffer.from('defg'), Buffer.from('h')], 3);

		expect(parts.map(String)).toEqual(['abc', 'def', 'gh']);
	});
});

it('passes on a piece that holds whole parts without a copy', async () => {
	const piece = Buffer.from('abcdef');
	const parts: Buffer[] = [];
	for await (const part of cutParts((async function* () { yield await Promise.resolve(piece); })(), 3)) parts.push(part);

	expect(parts.map((part) => part.buffer === piece.buffer)).toEqual([true, true]);
});

it('reads no further than it must for the part that is asked for', async () => {
	let read = 0;
	const parts = cutParts(
		(async function* () {
			for (; read < 10; read++) yield await Promise.resolve(Buffer.alloc(4));
		})(),
		8,
	);
	await parts.next();
	const readForOne = read;
	await parts.return(undefined);

	expect(readForOne).toBeLessThanOrEqual(2);
	expect(read).toBe(readForOne);
});

describe('with the size of the file known before', () => {
	const withSize = fc.integer({ min: 0, max: 900 });

	it('a part takes no more memory than the file has bytes', async () => {
		const [part] = await cut([Buffer.from('abc'), Buffer.from('de')], 8_000_000, 5);
		expect(String(part)).toBe('abcde');
		expect(part.buffer.byteLength).toBeLessThan(8_000_000);
	});

	it('the parts are the same, even if the file has another size by now', async () => {
		await fc.assert(
			fc.asyncProperty(pieces, size, withSize, async (given, partSize, expected) => {
				expect(await cut(given, partSize, expected)).toEqual(await cut(given, partSize));
			}),
		);
	});
});
