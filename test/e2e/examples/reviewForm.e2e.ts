import type { IDataObject } from 'n8n-workflow';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ENDED, type Execution } from '../../../tools/n8nServer/execution';
import { fileOf } from '../fileOf';
import { Instance } from '../instance';
import { demoDocuments } from '../prepared';
import { reportRun } from '../report';
import { until } from '../until';
import { importExample, MODES } from './runExample';
import { openForm, submitForm, type WaitingForm } from './waitingForm';

const FILE = '08-review-form.json';

const CLEAN = 'nordlicht-RE-2026-0342.pdf';
const FIRST = 'harbor-supply-INV-2026-0117.pdf';
const AGAIN = 'harbor-supply-reminder-INV-2026-0117.pdf';
const WRONG_TOTAL = 'harbor-supply-INV-2026-0125-wrong-total.pdf';
const LOCKED = 'harbor-supply-locked.pdf';

describe.each(MODES)('review with a form in the $host n8n, binary mode $binaryMode', (mode) => {
	let instance: Instance;

	beforeAll(async () => {
		instance = await Instance.start(mode);
	});
	afterAll(async () => await instance?.close());

	/** Starts the example with some of the demo's documents. */
	async function start(...names: string[]): Promise<string> {
		const folder = join(instance.filesFolder, 'invoices');
		await rm(folder, { recursive: true, force: true });
		await mkdir(folder);
		for (const { fileName, bytes } of await demoDocuments()) {
			if (names.includes(fileName)) await writeFile(join(folder, fileName), bytes);
		}
		const { id } = await importExample(instance, FILE);
		return await instance.api.run(id, 'When Clicked');
	}

	/** Waits until the reviewer has been told of a number of rows, and opens the form of the last of them. */
	async function nextForm(id: string, told: number): Promise<{ execution: Execution; form: WaitingForm }> {
		let execution = await instance.api.execution(id);
		await until(`the reviewer is told of ${told} rows`, async () => {
			execution = await instance.api.execution(id);
			if (ENDED.includes(execution.status)) throw new Error(`The execution has ended: ${execution.status} ${execution.error?.message}`);
			return execution.status === 'waiting' && execution.items('Tell the Reviewer').length === told;
		});
		return { execution, form: await openForm(String(execution.items('Tell the Reviewer')[told - 1].json.formUrl)) };
	}

	async function end(id: string): Promise<Execution> {
		const execution = await instance.api.executionWhen(id);
		expect(execution.error).toBeUndefined();
		reportRun('examples', instance, FILE, execution);
		return execution;
	}

	const files = (execution: Execution, node: string) => execution.items(node).map(fileOf).sort();

	it('books what a person corrected together with what was clean, and sets aside what was rejected', async () => {
		const id = await start(CLEAN, FIRST, AGAIN, WRONG_TOTAL, LOCKED);
		const doubtful: string[] = [];
		for (const told of [1, 2]) {
			const { execution, form } = await nextForm(id, told);
			const message = execution.items('Tell the Reviewer')[told - 1];
			const file = fileOf(message);
			doubtful.push(file);
			expect(message.json.subject).toBe(`Please check ${file}`);
			expect(message.binary?.data.fileName).toBe(file);
			expect(form.title).toBe(file);
			for (const { message: reason } of reasonsOf(message.json)) {
				expect(message.json.text).toContain(reason);
				expect(form.description).toContain(reason);
			}
			expect(form.values).toMatchObject({ 'Vendor Name': 'Harbor Supply Co.', 'Invoice Number': message.json['Invoice Number'], 'Total Amount': String(message.json['Total Amount']) });
			expect(form.options.Decision).toEqual(['Approve', 'Correct and Approve', 'Reject']);
			expect(form.values['Invoice Date']).toMatch(/^2026-\d\d-\d\d$/);

			const decision = file === WRONG_TOTAL ? { 'Total Amount': '1234.5', Decision: 'Correct and Approve' } : { 'Total Amount': '1', Decision: 'Reject' };
			await submitForm(form, { ...decision, Reviewer: 'Ada' });
		}
		const execution = await end(id);
		expect(doubtful.sort()).toEqual([AGAIN, WRONG_TOTAL].sort());
		expect(files(execution, 'Book the Invoice')).toEqual([FIRST, WRONG_TOTAL, CLEAN].sort());
		expect(files(execution, 'Rejected')).toEqual([AGAIN]);
		expect(files(execution, 'Raise an Alert')).toEqual([LOCKED]);

		const [told] = execution.items('Tell the Reviewer').filter((item) => fileOf(item) === WRONG_TOTAL);
		const [booked] = execution.items('Book the Invoice').filter((item) => fileOf(item) === WRONG_TOTAL);
		expect(booked.json).toMatchObject({
			'Vendor Name': 'Harbor Supply Co.',
			'Total Amount': 1234.5,
			_extraction: told.json._extraction,
			review: { decision: 'Correct and Approve', by: 'Ada', at: expect.any(String), before: { 'Total Amount': told.json['Total Amount'] } },
		});
		expect(booked.binary?.data.fileName).toBe(WRONG_TOTAL);
		const [rejected] = execution.items('Rejected');
		expect(rejected.json).toMatchObject({ 'Total Amount': 1123.32, review: { decision: 'Reject', by: 'Ada', before: {} } });
	});

	it('books clean rows without asking anybody', async () => {
		const execution = await end(await start(CLEAN, FIRST));
		expect(files(execution, 'Book the Invoice')).toEqual([FIRST, CLEAN]);
		expect(execution.nodes).not.toContain('Wait for the Decision');
	});

	it('books what was approved when nothing was clean, with the corrections', async () => {
		const id = await start(WRONG_TOTAL);
		const { form } = await nextForm(id, 1);
		await submitForm(form, { Decision: 'Approve', 'Invoice Number': 'INV-1', Reviewer: 'Ada' });
		const execution = await end(id);
		expect(files(execution, 'Book the Invoice')).toEqual([WRONG_TOTAL]);
		expect(execution.items('Book the Invoice')[0].json).toMatchObject({
			'Invoice Number': 'INV-1',
			review: { decision: 'Approve', before: { 'Invoice Number': form.values['Invoice Number'] } },
		});
	});
});

function reasonsOf(json: IDataObject): Array<{ message: string }> {
	return (json._extraction as { reasons: Array<{ message: string }> }).reasons;
}
