import fc from 'fast-check';

import { clock } from '../../../../nodes/shared/clock';
import { limitRoom } from '../../../../nodes/shared/concurrency';
import { uploadFile, type FileUpload } from '../../../../nodes/shared/upload/uploadFile';
import { failing, failureOf } from '../support/failures';
import { useJumpingClock } from '../support/jumpingClock';

useJumpingClock();

const PART = 4;

/** A file of so many bytes that remembers how much of it was read, and whether it was closed. */
function file(sizeBytes: number, parts: Partial<FileUpload> = {}) {
	const seen = { read: 0, closed: false };
	async function* content() {
		try {
			for (; seen.read < sizeBytes; seen.read++) yield await Promise.resolve(Buffer.from([seen.read % 256]));
		} finally {
			seen.closed = true;
		}
	}
	const upload: FileUpload = {
		sizeBytes,
		partSize: PART,
		content: content(),
		askUrls: async (numbers) => await Promise.resolve(new Map(numbers.map((number) => [number, `url-${number}`]))),
		urlLifetimeMs: 60_000,
		put: async (url, bytes) => await Promise.resolve(`"${url}:${bytes.toString('hex')}"`),
		room: limitRoom(3, 3 * PART),
		...parts,
	};
	return { seen, upload };
}

it('sends each part to its own URL and gives the ETags in order, quotes included', async () => {
	const { upload, seen } = file(10);

	expect(await uploadFile(upload)).toEqual([
		{ partNumber: 1, eTag: '"url-1:00010203"' },
		{ partNumber: 2, eTag: '"url-2:04050607"' },
		{ partNumber: 3, eTag: '"url-3:0809"' },
	]);
	expect(seen).toEqual({ read: 10, closed: true });
});

it('asks for the first addresses before there is room: only bytes take it up', async () => {
	const room = limitRoom(1, PART);
	const asked: string[] = [];
	const uploads = ['a', 'b', 'c'].map((name) => {
		const { upload } = file(PART, {
			room,
			askUrls: async (numbers) => {
				asked.push(name);
				return await Promise.resolve(new Map(numbers.map((number) => [number, name])));
			},
			put: async (url) => {
				await clock.sleep(1_000);
				return `${url} after ${asked.join('')}`;
			},
		});
		return uploadFile(upload);
	});

	expect((await Promise.all(uploads)).flat().map(({ eTag }) => eTag)).toEqual(['a after abc', 'b after abc', 'c after abc']);
});

it('keeps parts and bytes together and holds no more parts than there is room for, however long each one takes', async () => {
	const sizes = fc.record({ sizeBytes: fc.integer({ min: 1, max: 120 }), places: fc.integer({ min: 1, max: 5 }) });
	const latencies = fc.infiniteStream(fc.integer({ min: 0, max: 30 }));
	await fc.assert(
		fc.asyncProperty(sizes, latencies, async ({ sizeBytes, places }, latency) => {
			let held = 0;
			let most = 0;
			const stored = new Map<string, Buffer>();
			const { upload } = file(sizeBytes, {
				room: limitRoom(32, places * PART),
				put: async (url, bytes) => {
					most = Math.max(most, ++held);
					await clock.sleep(latency.next().value as number);
					stored.set(url, bytes);
					held--;
					return url;
				},
			});
			const parts = await uploadFile(upload);
			const total = Math.ceil(sizeBytes / PART);
			expect(parts.map(({ partNumber }) => partNumber)).toEqual(Array.from({ length: total }, (_, index) => index + 1));
			expect(Buffer.concat(parts.map(({ eTag }) => stored.get(eTag) ?? Buffer.alloc(0)))).toEqual(
				Buffer.from(Array.from({ length: sizeBytes }, (_, index) => index % 256)),
			);
			expect(most).toBeLessThanOrEqual(places);
		}),
		{ numRuns: 40 },
	);
});

it('reads a part only once it has room', async () => {
	const gate = limitRoom(32, 2 * PART);
	const { upload, seen } = file(40, { room: gate, put: async () => await new Promise(() => undefined) });
	void uploadFile(upload);
	await clock.sleep(1);

	expect(seen.read).toBeLessThanOrEqual(2 * PART);
	expect(seen.read).toBeGreaterThan(0);
});

it('stops reading and sending after the first failure, which surfaces, and closes the file', async () => {
	const put = jest.fn(async (url: string) => (url === 'url-2' ? await failing({ code: 'STORAGE_HTTP_400' })() : await Promise.resolve(url)));
	const { upload, seen } = file(400, { put, room: limitRoom(32, PART) });

	expect((await failureOf(async () => await uploadFile(upload))).code).toBe('STORAGE_HTTP_400');
	expect(put).toHaveBeenCalledTimes(2);
	expect(seen.closed).toBe(true);
	expect(seen.read).toBeLessThanOrEqual(2 * PART);
});

it('ends with the failure that came first, when others come after it', async () => {
	const { upload } = file(12, {
		put: async (url) => {
			await clock.sleep(url === 'url-2' ? 10 : 20);
			return await failing({ code: `FAILED_${url}` })();
		},
	});

	expect((await failureOf(async () => await uploadFile(upload))).code).toBe('FAILED_url-2');
});

it('asks for a new URL once when the storage no longer takes one, and sends the same bytes there', async () => {
	const asked: number[][] = [];
	const sent: string[] = [];
	const { upload } = file(6, {
		askUrls: async (numbers) => {
			asked.push(numbers);
			return await Promise.resolve(new Map(numbers.map((number) => [number, `url-${number}-${asked.length}`])));
		},
		put: async (url, bytes) => {
			sent.push(`${url}:${bytes.toString('hex')}`);
			return url === 'url-2-1' ? await failing({ code: 'URL_EXPIRED' })() : await Promise.resolve(url);
		},
	});

	expect(await uploadFile(upload)).toEqual([
		{ partNumber: 1, eTag: 'url-1-1' },
		{ partNumber: 2, eTag: 'url-2-2' },
	]);
	expect(asked).toEqual([[1, 2], [2]]);
	expect(sent).toEqual(['url-1-1:00010203', 'url-2-1:0405', 'url-2-2:0405']);
});

it('gives up when the storage does not take the new URL either', async () => {
	const put = jest.fn(failing({ code: 'URL_EXPIRED' }));
	const { upload } = file(3, { put });

	expect((await failureOf(async () => await uploadFile(upload))).code).toBe('URL_EXPIRED');
	expect(put).toHaveBeenCalledTimes(2);
});

it('notices that the file became shorter meanwhile', async () => {
	const { upload } = file(5);

	expect((await failureOf(async () => await uploadFile({ ...upload, sizeBytes: 9 }))).code).toBe('FILE_CHANGED');
});
