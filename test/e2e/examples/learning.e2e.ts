import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Execution } from '../../../tools/n8nServer/execution';
import type { StoredWorkflow } from '../../../tools/n8nServer/api';
import { fileOf } from '../fileOf';
import { Instance } from '../instance';
import { demoDocuments } from '../prepared';
import { reportRun } from '../report';
import { decideAll, openReview, submitReview, waitingReview } from './reviewLink';
import { importExample, MODES } from './runExample';

const FILE = '14-learn-from-corrections.json';
const WRONG_TOTAL = 'harbor-supply-INV-2026-0125-wrong-total.pdf';
const NEXT = 'harbor-supply-INV-2026-0117.pdf';

describe.each(MODES)('14 in the $host n8n, binary data in $binaryMode,', (mode) => {
	let instance: Instance;
	let workflow: StoredWorkflow;

	beforeAll(async () => {
		instance = await Instance.start(mode);
		workflow = await importExample(instance, FILE);
	});
	afterAll(async () => await instance?.close());

	/** Starts the example with one of the demo's documents. */
	async function start(name: string): Promise<string> {
		const folder = join(instance.filesFolder, 'invoices');
		await rm(folder, { recursive: true, force: true });
		await mkdir(folder);
		const [{ bytes }] = (await demoDocuments()).filter(({ fileName }) => fileName === name);
		await writeFile(join(folder, name), bytes);
		return await instance.api.run(workflow.id, 'When Clicked');
	}

	/** What the service was told in the last submission, besides what it is told each time. */
	function hints(): string[] {
		const { body } = instance.sandbox.requests.filter(({ route }) => route === 'submit').at(-1) ?? {};
		const [, ...added] = (body as { prompt: { general_prompt: string } }).prompt.general_prompt.split('\n');
		return added;
	}

	function report(execution: Execution): void {
		expect({ status: execution.status, error: execution.error }).toEqual({ status: 'success', error: undefined });
		reportRun('examples', instance, FILE, execution);
	}

	it("tells the service of the vendor's next invoice what a person has corrected on the one before", async () => {
		const id = await start(WRONG_TOTAL);
		const link = await waitingReview(instance.api, id, 'Ask a Person');
		expect(hints()).toEqual([]);
		const { key, rows } = await openReview(link);
		await submitReview(link, { key, rows: rows.map((row) => ({ id: row.id, decision: 'approved' as const, fields: { 'Total Amount': '1234.5' }, remark: 'The total stands in the last line' })) });
		const first = await instance.api.executionWhen(id);
		report(first);
		const before = String(first.outputs('Extract Invoices')[1][0].json['Total Amount']);
		const kept = { vendor: 'Harbor Supply Co.', field: 'Total Amount', before, after: '1234.5', document: WRONG_TOTAL, remark: 'The total stands in the last line' };
		expect(first.items('Keep the Correction').map(({ json }) => json)).toEqual([expect.objectContaining(kept)]);
		expect(first.items('Book the Invoice').map(({ json }) => json['Total Amount'])).toEqual([1234.5]);

		const second = await decideAll(instance.api, await start(NEXT), 'approved');
		report(second);
		expect(hints()).toEqual([
			`On invoices of Harbor Supply Co., take care with Total Amount: in ${WRONG_TOTAL} it was read as "${before}" and corrected to "1234.5". The total stands in the last line`,
		]);
		expect(second.items('Book the Invoice').map(fileOf)).toEqual([NEXT]);
		expect(second.nodes).not.toContain('Keep the Correction');
	});

	it('tells the newest correction of a vendor and field, and leaves out what the service would not take', async () => {
		// The prompt is another one by now, so that the document is extracted anew.
		const id = await start(WRONG_TOTAL);
		const link = await waitingReview(instance.api, id, 'Ask a Person');
		const { key, rows } = await openReview(link);
		await submitReview(link, { key, rows: rows.map((row) => ({ id: row.id, decision: 'approved' as const, fields: { 'Total Amount': '2000', Currency: 'X'.repeat(1400) } })) });
		const before = await instance.api.executionWhen(id);
		report(before);
		expect(before.items('Keep the Correction')).toHaveLength(2);

		report(await decideAll(instance.api, await start(NEXT), 'approved'));
		expect(hints()).toEqual([expect.stringContaining('corrected to "2000"')]);
	});
});
