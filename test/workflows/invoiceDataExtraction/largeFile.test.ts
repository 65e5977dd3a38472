import type { INodeExecutionData } from 'n8n-workflow';
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import * as signedUrls from '../../../nodes/shared/http/signedUrls';
import * as parts from '../../../nodes/shared/upload/parts';
import { useExtractFixture } from '../../support/extractFixture';
import { bigPdf } from '../../support/testDocuments';

const MIB = 1024 * 1024;
const SIZE = 40 * MIB;
const PART_SIZE = 2 * MIB;

const fixture = useExtractFixture('filesystem');

const real = { cutParts: parts.cutParts, putPart: signedUrls.putPart };

afterEach(() => {
	Object.assign(parts, { cutParts: real.cutParts });
	Object.assign(signedUrls, { putPart: real.putPart });
});

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes of buffers that are really held now. A thread of its own gives buffers back, so it gets several chances. */
async function heldBytes(): Promise<number> {
	for (let round = 0; round < 3; round++) {
		collectGarbage();
		await setTimeout(5);
	}
	return process.memoryUsage().arrayBuffers;
}

/** In a function of its own, so that nothing but n8n's storage has the bytes afterwards. */
async function storedPdf(): Promise<INodeExecutionData[]> {
	return await fixture().items([await bigPdf('big.pdf', SIZE, randomBytes)]);
}

/**
 * Counts the parts that are read but not yet answered for, and samples the memory while one is on its way.
 * The functions are replaced rather than spied on: a spy would keep every part that it is called with.
 */
function watchParts(sampleAt: (part: number) => Promise<number> | undefined) {
	const seen = { held: 0, mostHeld: 0, pulled: 0, mostBytes: 0 };
	Object.assign(parts, {
		cutParts: async function* (...source: Parameters<typeof real.cutParts>) {
			for await (const part of real.cutParts(...source)) {
				seen.pulled++;
				seen.mostHeld = Math.max(seen.mostHeld, ++seen.held);
				yield part;
			}
		},
	});
	Object.assign(signedUrls, {
		putPart: async (...call: Parameters<typeof real.putPart>) => {
			const bytes = (await sampleAt(seen.pulled)) ?? 0;
			seen.mostBytes = Math.max(seen.mostBytes, bytes);
			return await real.putPart(...call).finally(() => seen.held--);
		},
	});
	return seen;
}

it('a PDF of 40 MB is never in memory with more parts than the Upload Concurrency', async () => {
	const uploadConcurrency = 3;
	const items = await storedPdf();
	Object.assign(fixture().sandbox.settings, { partSize: PART_SIZE, readTimeLimitMs: 50_000 });
	const before = await heldBytes();
	const seen = watchParts((part) => (part % 5 === 4 ? heldBytes() : undefined));
	let onTheWay = 0;
	const watch = setInterval(() => {
		const unanswered = fixture().requests('storagePut').filter(({ status }) => status === undefined);
		onTheWay = Math.max(onTheWay, unanswered.length);
	}, 1);
	const { run, extracted, needsReview } = await fixture().extract(items, { options: { uploadConcurrency } });
	clearInterval(watch);

	expect(run.error).toBeUndefined();
	expect([...extracted, ...needsReview].map(({ json }) => json['Invoice Number'])).toEqual(['BIG-1']);
	const [{ files }] = fixture().sandbox.invoiceDataExtraction.sessions;
	expect(files[0].sizeBytes).toBeGreaterThan(SIZE);
	expect(fixture().requests('storagePut')).toHaveLength(Math.ceil(files[0].sizeBytes / PART_SIZE));
	expect(seen.pulled).toBe(fixture().requests('storagePut').length);
	expect(seen.mostHeld).toBe(uploadConcurrency);
	expect(onTheWay).toBeLessThanOrEqual(uploadConcurrency);
	// What is held: the parts, copies on their way through the sockets, and pieces from the disk.
	expect(seen.mostBytes).toBeGreaterThan(0);
	expect(seen.mostBytes - before).toBeLessThan(3 * (uploadConcurrency + 1) * PART_SIZE);
});
