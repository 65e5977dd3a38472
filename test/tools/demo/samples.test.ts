import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { DocumentReader } from '../../../sandbox/reader/reading';
import { runDemo, type DemoResult } from '../../../tools/demo/run';
import { putUnderNodes } from '../../support/nodeTime';
import { sharedReader } from '../../support/sharedReader';
import { createVirtualClock } from '../../../sandbox/core/virtualClock';

const SAMPLES = join(__dirname, '../../../../shared/samples');
const BAD_FOLDERS = ['bad-pdf', 'derived'].filter((folder) => existsSync(join(SAMPLES, folder)));

/** Some of the files keep a reader busy until its time limit, and are accounted for whether it is long or short. */
const READ_LIMIT_MS = 1_000;
const MINUTES = 60_000;

const impatient: DocumentReader = {
	read: async (file, limits) => await sharedReader().read(file, { ...limits, timeLimitMs: READ_LIMIT_MS }),
	close: async () => undefined,
};

/** On which outputs each document came out: rows, or a failure. */
function places({ documents, rows }: DemoResult): string[][] {
	const found = documents.map(() => new Set<string>());
	for (const { document } of [...rows.extracted, ...rows.needsReview]) if (document !== undefined) found[document].add('rows');
	for (const { document } of rows.failed) if (document !== undefined) found[document].add('failed');
	return found.map((kinds) => [...kinds]);
}

const clock = createVirtualClock();
let giveTimeBack: () => void;

beforeAll(() => {
	giveTimeBack = putUnderNodes(clock);
});

afterAll(() => giveTimeBack());

// The sample documents lie beside a checkout, not in it; without them it is the demo's own documents.
describe('the sample documents that are bad', () => {
	it.each(BAD_FOLDERS.length > 0 ? BAD_FOLDERS : [undefined])(
		'are each accounted for exactly once (%s)',
		async (folder) => {
			const result = await runDemo({ folders: folder ? [join(SAMPLES, folder)] : [], includeGenerated: folder === undefined, reader: impatient, clock });
			expect(result.documents.length).toBeGreaterThan(0);
			expect(places(result).filter((kinds) => kinds.length !== 1)).toEqual([]);
			for (const { json } of result.rows.failed) {
				expect(json).toMatchObject({ stage: expect.any(String), code: expect.any(String), message: expect.any(String) });
			}
		},
		10 * MINUTES,
	);
});
