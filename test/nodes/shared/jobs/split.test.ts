import fc from 'fast-check';

import { splitBatches } from '../../../../nodes/shared/jobs/split';

const document = fc.record({ sizeBytes: fc.nat(120), name: fc.string() });
const limits = fc.record({ maxFiles: fc.integer({ min: 1, max: 6 }), maxBytes: fc.integer({ min: 1, max: 100 }) });
const bytesOf = (batch: Array<{ sizeBytes: number }>) => batch.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

describe('split into batches, documents', () => {
	it('keep their order, and none is lost or doubled', () => {
		fc.assert(
			fc.property(fc.array(document), limits, (documents, batchLimits) => {
				expect(splitBatches(documents, batchLimits).flat()).toEqual(documents);
			}),
		);
	});

	it('keep both limits, except a document that is too large on its own', () => {
		fc.assert(
			fc.property(fc.array(document), limits, (documents, { maxFiles, maxBytes }) => {
				for (const batch of splitBatches(documents, { maxFiles, maxBytes })) {
					expect(batch.length).toBeGreaterThan(0);
					expect(batch.length).toBeLessThanOrEqual(maxFiles);
					if (batch.some(({ sizeBytes }) => sizeBytes > 0) && batch.length > 1) expect(bytesOf(batch)).toBeLessThanOrEqual(maxBytes);
				}
			}),
		);
	});

	it('start a new batch only where a limit asks for it', () => {
		fc.assert(
			fc.property(fc.array(document), limits, (documents, { maxFiles, maxBytes }) => {
				const batches = splitBatches(documents, { maxFiles, maxBytes });
				batches.slice(1).forEach((batch, index) => {
					const before = batches[index];
					expect(before.length === maxFiles || bytesOf(before) + batch[0].sizeBytes > maxBytes).toBe(true);
				});
			}),
		);
	});

	it('are no batch when there are none, and one when all fit', () => {
		const two = [{ sizeBytes: 1 }, { sizeBytes: 1 }];

		expect(splitBatches([], { maxFiles: 5, maxBytes: 5 })).toEqual([]);
		expect(splitBatches(two, { maxFiles: 2, maxBytes: 2 })).toEqual([two]);
	});
});
