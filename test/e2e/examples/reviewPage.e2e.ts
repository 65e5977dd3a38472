import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Review } from '../../../nodes/InvoiceReview/rows/decisions';
import type { Execution } from '../../../tools/n8nServer/execution';
import { fileOf } from '../fileOf';
import { Instance } from '../instance';
import { demoDocuments } from '../prepared';
import { reportRun } from '../report';
import { openReview, submitReview, waitingReview } from './reviewLink';
import { importExample, MODES } from './runExample';

const FILE = '08-review-page.json';
const ACCURACY = '13-accuracy.json';

const CLEAN = 'nordlicht-RE-2026-0342.pdf';
const FIRST = 'harbor-supply-INV-2026-0117.pdf';
const AGAIN = 'harbor-supply-reminder-INV-2026-0117.pdf';
const WRONG_TOTAL = 'harbor-supply-INV-2026-0125-wrong-total.pdf';
const LOCKED = 'harbor-supply-locked.pdf';

describe.each(MODES)('review on a page in the $host n8n, binary mode $binaryMode', (mode) => {
	let instance: Instance;

	beforeAll(async () => {
		instance = await Instance.start(mode);
	});
	afterAll(async () => await instance?.close());

	/** Starts an example with some of the demo's documents. */
	async function start(names: string[], file = FILE): Promise<string> {
		const folder = join(instance.filesFolder, 'invoices');
		await rm(folder, { recursive: true, force: true });
		await mkdir(folder);
		for (const { fileName, bytes } of await demoDocuments()) {
			if (names.includes(fileName)) await writeFile(join(folder, fileName), bytes);
		}
		const { id } = await importExample(instance, file);
		return await instance.api.run(id, 'When Clicked');
	}

	async function end(id: string): Promise<Execution> {
		const execution = await instance.api.executionWhen(id);
		expect(execution.error).toBeUndefined();
		reportRun('examples', instance, FILE, execution);
		return execution;
	}

	const files = (execution: Execution) => execution.items('Clean or Approved').map(fileOf).sort();

	it('lets out what was clean, and what a person approved with corrections; what was rejected ends there', async () => {
		const id = await start([CLEAN, FIRST, AGAIN, WRONG_TOTAL, LOCKED]);
		const link = await waitingReview(instance.api, id, 'Invoice Review');
		const { rows, key } = await openReview(link);
		const idOf = (file: string) => rows.find(({ name }) => name.includes(file))?.id ?? -1;
		expect(rows).toHaveLength(2);
		// What needs nobody has gone on before.
		const meanwhile = await instance.api.execution(id);
		expect(files(meanwhile)).toEqual([FIRST, CLEAN].sort());
		expect(meanwhile.items('Raise an Alert').map(fileOf)).toEqual([LOCKED]);
		const decided = await submitReview(link, { key, by: 'Ada', rows: [{ id: idOf(WRONG_TOTAL), decision: 'approved', fields: { 'Total Amount': '1234.5' } }, { id: idOf(AGAIN), decision: 'rejected' }] });
		expect(decided).toEqual({ approved: 1, rejected: 1, unanswered: 0 });

		const execution = await end(id);
		expect(files(execution)).toEqual([FIRST, WRONG_TOTAL, CLEAN].sort());
		expect(execution.items('Raise an Alert').map(fileOf)).toEqual([LOCKED]);
		const [corrected] = execution.items('Clean or Approved').filter((item) => fileOf(item) === WRONG_TOTAL);
		expect(corrected.json['Total Amount']).toBe(1234.5);
		expect(corrected.json.review as Review).toMatchObject({ decision: 'approved', by: 'Ada', before: { 'Total Amount': expect.any(Number) } });
		expect(corrected.binary?.data.fileName).toBe(WRONG_TOTAL);
		const [rejected] = execution.items('Invoice Review').filter((item) => fileOf(item) === AGAIN);
		expect(rejected.json.review).toMatchObject({ decision: 'rejected', by: 'Ada', before: {} });
	});

	it('asks nobody about clean rows', async () => {
		const execution = await end(await start([CLEAN, FIRST]));
		expect(files(execution)).toEqual([FIRST, CLEAN]);
		expect(execution.nodes).not.toContain('Invoice Review');
	});

	it('counts by field and vendor how often what was read is right', async () => {
		const id = await start([CLEAN, FIRST, WRONG_TOTAL], ACCURACY);
		const link = await waitingReview(instance.api, id, 'Invoice Review');
		const { rows, key } = await openReview(link);
		expect(rows).toHaveLength(3);
		const answers = rows.map(({ id: row, name }) => ({ id: row, decision: 'approved' as const, ...(name.includes(WRONG_TOTAL) && { fields: { 'Total Amount': '1234.5' } }) }));
		await submitReview(link, { key, rows: answers });
		const execution = await end(id);
		expect(execution.items('Book the Invoice').map(fileOf).sort()).toEqual([CLEAN, FIRST, WRONG_TOTAL].sort());
		const counted = execution.items('Count Accuracy').map(({ json }) => json);
		const ofTotal = counted.filter(({ field }) => field === 'Total Amount');
		expect(ofTotal).toEqual(expect.arrayContaining([expect.objectContaining({ vendor: 'Harbor Supply Co.', checked: 2, corrected: 1, accuracy: 0.5 })]));
		expect(ofTotal).toHaveLength(2);
		expect(counted.filter(({ corrected }) => Number(corrected) > 0)).toHaveLength(1);
	});
});
