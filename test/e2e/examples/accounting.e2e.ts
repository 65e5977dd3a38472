import type { IDataObject } from 'n8n-workflow';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { Truth } from '../../../tools/documents';
import type { Execution } from '../../../tools/n8nServer/execution';
import { Instance } from '../instance';
import { demoDocuments } from '../prepared';
import { reportRun } from '../report';
import { creditsOf, expectOnBranches, READABLE_PAGES } from './arrivals';
import { decideAll } from './reviewLink';
import { importExample } from './runExample';

const BRANCHES = ['Book the Invoice', 'Ask a Person', 'Raise an Alert'] as const;

describe.each(['newest', 'oldest'] as const)('in the %s n8n,', (host) => {
	let instance: Instance;

	beforeAll(async () => {
		instance = await Instance.start({ host });
		await instance.writeDocuments();
	});
	afterAll(async () => await instance?.close());

	/**
	 * Runs the same saved workflow twice, as on two nights. A person who is asked rejects what is there on the first and approves it on the second.
	 * @param between called once, between the nights
	 * @param meanwhile gets the execution of the second night while it waits for a person
	 */
	async function runTwice(file: string, between: () => void | Promise<void> = () => {}, meanwhile: (waiting: Execution) => void = () => {}): Promise<[first: Execution, second: Execution]> {
		const { id } = await importExample(instance, file);
		const execute = async (decision: 'approved' | 'rejected', waiting?: (execution: Execution) => void) => {
			const execution = await decideAll(instance.api, await instance.api.run(id, 'When Clicked'), decision, 'Ask a Person', waiting);
			reportRun('examples', instance, file, execution);
			return execution;
		};
		const first = await execute('rejected');
		await between();
		return [first, await execute('approved', meanwhile)];
	}

	it('09 hands every clean invoice to accounting as it is on paper, and no invoice twice unless a person wants it', async () => {
		const untilDecided: unknown[] = [];
		const [first, second] = await runTwice('09-accounting-sync.json', undefined, (waiting) => untilDecided.push(jsonAt(waiting, 'Create Bill in QuickBooks')));
		await expectOnBranches(first, 'Extract Invoices', 'Ask a Person', 'Raise an Alert');
		const files = jsonAt(first, 'Extract Invoices').map(({ fileName }) => String(fileName));
		const truths = await truthsOf(files);
		expect(truths).toHaveLength(7);
		expect(jsonAt(first, 'Append Row in Google Sheets')).toEqual(truths.map((truth, index) => sheetRow(truth, files[index])));
		expect(jsonAt(first, 'Create Bill in QuickBooks').map(summedBill)).toEqual(truths.map(billOf));
		expect(jsonAt(first, 'Create Invoice in Xero').map(summedInvoice)).toEqual(truths.map(invoiceOf));

		expect(second.error).toBeUndefined();
		expect(untilDecided).toEqual([[]]);
		expect(jsonAt(second, 'Create Bill in QuickBooks')).toHaveLength(9);
		expect(reasonsAt(second, 'Ask a Person')).toEqual(Array.from({ length: 9 }, () => expect.arrayContaining(['DUPLICATE'])));
		expect([creditsOf(instance, first), creditsOf(instance, second)]).toEqual([READABLE_PAGES, READABLE_PAGES]);
		expect(10_000 - instance.sandbox.invoiceDataExtraction.account.balance).toBe(READABLE_PAGES);
	});

	it('10 charges and books nothing twice, whatever breaks on the way', async () => {
		const { faults, invoiceDataExtraction, requests } = instance.sandbox;
		// One round of extractions, to be quick.
		const folder = join(instance.filesFolder, 'invoices');
		for (const file of await readdir(folder)) if (!/0342|058|0125|locked/.test(file)) await rm(join(folder, file));
		const [balance, start] = [invoiceDataExtraction.account.balance, requests.length];
		const made = (route: string) => requests.slice(start).filter((request) => request.route === route);

		faults.add({ route: 'submit', kind: 'dropAfter' });
		faults.add({ route: 'poll', kind: 'status', status: 503 });
		// After the look at each submission, of which the first gets the 503. Not worth a retry by the node itself: the whole step fails, and n8n tries it again.
		faults.add({ route: 'poll', kind: 'status', status: 401, code: 'UNAUTHENTICATED', retryable: false, skip: 2, times: 3 });
		const [first, second] = await runTwice('10-duplicate-safe-retry.json', () => {
			expect(made('createSession').length).toBeGreaterThan(1);
			expect(made('storagePut')).toHaveLength(3);
			faults.add({ route: 'submit', kind: 'dropAfter' });
		});
		expect(first.error).toBeUndefined();
		expect(BRANCHES.map((node) => first.items(node).length)).toEqual([2, 1, 1]);
		expect(BRANCHES.map((node) => second.items(node).length)).toEqual([0, 3, 1]);
		expect(reasonsAt(second, 'Ask a Person')).toEqual(Array.from({ length: 3 }, () => expect.arrayContaining(['DUPLICATE'])));

		expect(creditsOf(instance, second)).toBe(3);
		expect(balance - invoiceDataExtraction.account.balance).toBe(3);
		expect(new Set(made('submit').map(({ body }) => (body as { submission_id: string }).submission_id)).size).toBe(3);
		expect(made('submit').length).toBeGreaterThan(3);
		expect(made('storagePut')).toHaveLength(3);
	});
});

function jsonAt(execution: Execution, node: string): IDataObject[] {
	return execution.items(node).map(({ json }) => json);
}

function reasonsAt(execution: Execution, node: string): string[][] {
	return jsonAt(execution, node).map(({ _reviewCodes }) => String(_reviewCodes).split(', '));
}

/** What is printed on the documents of these names, in their order. */
async function truthsOf(names: string[]): Promise<Truth[]> {
	const documents = new Map((await demoDocuments()).map(({ fileName, truth }) => [fileName, truth]));
	return names.flatMap((name) => documents.get(name) ?? []);
}

function sheetRow(truth: Truth, file: string): IDataObject {
	return {
		Vendor: truth['Vendor Name'],
		'Invoice Number': truth['Invoice Number'],
		'Invoice Date': truth['Invoice Date'],
		'Due Date': truth['Due Date'],
		Currency: truth.Currency,
		Subtotal: truth.Subtotal,
		Tax: truth.Tax,
		Total: truth.Total,
		'PO Number': truth['PO Number'] ?? null,
		Lines: expect.any(Number),
		File: file,
	};
}

const cents = (amounts: number[]): number => Math.round(amounts.reduce((sum, amount) => sum + amount * 100, 0));

/** A bill with the sum of its lines, which is what QuickBooks makes of it. */
function summedBill({ VendorRef, DocNumber, TxnDate, DueDate, CurrencyRef, Line }: IDataObject): unknown[] {
	return [VendorRef, DocNumber, TxnDate, DueDate, CurrencyRef, cents((Line as Array<{ Amount: number }>).map(({ Amount }) => Amount))];
}

function billOf(truth: Truth): unknown[] {
	return [{ name: truth['Vendor Name'] }, truth['Invoice Number'], truth['Invoice Date'], truth['Due Date'], { value: truth.Currency }, cents([truth.Total])];
}

/** The lines are before tax: Xero adds it. */
function summedInvoice({ Type, Contact, InvoiceNumber, Date, DueDate, CurrencyCode, LineAmountTypes, LineItems }: IDataObject): unknown[] {
	const lines = LineItems as Array<{ LineAmount: number }>;
	return [Type, Contact, InvoiceNumber, Date, DueDate, CurrencyCode, LineAmountTypes, cents(lines.map(({ LineAmount }) => LineAmount))];
}

function invoiceOf(truth: Truth): unknown[] {
	return ['ACCPAY', { Name: truth['Vendor Name'] }, truth['Invoice Number'], truth['Invoice Date'], truth['Due Date'], truth.Currency, 'Exclusive', cents([truth.Subtotal])];
}
