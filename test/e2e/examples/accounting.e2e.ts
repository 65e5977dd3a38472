import type { IDataObject } from 'n8n-workflow';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { PostedAnswer } from '../../../nodes/InvoiceReview/page/reviewPage';
import type { Truth } from '../../../tools/documents';
import type { Execution } from '../../../tools/n8nServer/execution';
import { BooksServer } from '../../support/books/booksServer';
import { Instance } from '../instance';
import { demoDocuments } from '../prepared';
import { reportRun } from '../report';
import { creditsOf } from './arrivals';
import { importBooksExample } from './booksExample';
import { openReview, submitReview } from './reviewLink';
import { importExample } from './runExample';

const USUAL = 'harbor-supply-INV-2026-0117.pdf';
const WRONG_TOTAL = 'harbor-supply-INV-2026-0125-wrong-total.pdf';
const GERMAN = 'nordlicht-RE-2026-0342.pdf';

/** The examples that book, and vendors as each of the services knows them. */
const IN_BOOKS = [
	{ file: '09-accounting-sync.json', name: 'quickBooks', vendors: ['56', '57'], node: 'Create Bill in QuickBooks' },
	{ file: '15-xero-bills.json', name: 'xero', vendors: ['430fa14a-f945-44d3-9f97-5df5e28441b8', '5cc8cf28-567e-4d43-b287-687cfcaec47c'], node: 'Create Bill in Xero' },
	{ file: '16-zoho-books-bills.json', name: 'zohoBooks', vendors: ['460000000038029', '460000000038030'], node: 'Create Bill in Zoho Books' },
] as const;

const BRANCHES = ['Book the Invoice', 'Ask a Person', 'Raise an Alert'] as const;

describe.each(['newest', 'oldest'] as const)('in the %s n8n,', (host) => {
	let instance: Instance;

	beforeAll(async () => {
		instance = await Instance.start({ host });
	});
	afterAll(async () => await instance?.close());

	/** Runs the same saved workflow twice, as on two nights. */
	async function runTwice(file: string, between: () => void | Promise<void> = () => {}): Promise<[first: Execution, second: Execution]> {
		const { id } = await importExample(instance, file);
		const execute = async () => {
			const execution = await instance.api.executionWhen(await instance.api.run(id, 'When Clicked'));
			reportRun('examples', instance, file, execution);
			return execution;
		};
		const first = await execute();
		await between();
		return [first, await execute()];
	}

	it.each(IN_BOOKS)('$file books every invoice once, after a person has said who the vendor is, and the next one of the vendor without anybody', async ({ file, name, vendors: [harbor, nordlicht], node }) => {
		const books = await BooksServer.start();
		try {
			const { known, booked } = books.ledgers[name];
			for (const vendor of [harbor, nordlicht]) known.vendors.set(vendor, 'USD');
			for (const account of ['7', '8']) known.accounts.add(account);
			for (const currency of ['USD', 'EUR']) known.currencies.add(currency);
			const { id } = await importBooksExample(instance, file, books);
			const run = async (names: string[], decide: (rows: Array<{ id: number; name: string }>) => PostedAnswer['rows']) => {
				await placeInvoices(instance, names);
				const executionId = await instance.api.run(id, 'When Clicked');
				const waiting = await instance.api.executionWhen(executionId, ['waiting']);
				const link = String(waiting.resumeUrl('Invoice Review'));
				const { rows, key } = await openReview(link);
				await submitReview(link, { key, by: 'Ada', rows: decide(rows) });
				const execution = await instance.api.executionWhen(executionId);
				reportRun('examples', instance, file, execution);
				expect(execution.error).toBeUndefined();
				return { before: waiting, execution };
			};
			const idOf = (rows: Array<{ id: number; name: string }>, file: string) => rows.find(({ name }) => name.includes(file))?.id ?? -1;
			const [wrong, german, usual] = await truthsOf([WRONG_TOTAL, GERMAN, USUAL]);
			const corrected = cents([wrong.Subtotal, wrong.Tax]);

			const first = await run([WRONG_TOTAL, GERMAN], (rows): PostedAnswer['rows'] => [
				{ id: idOf(rows, WRONG_TOTAL), decision: 'approved', fields: { 'Vendor ID': harbor, Account: '7', 'Total Amount': String(corrected / 100) } },
				{ id: idOf(rows, GERMAN), decision: 'approved', fields: { 'Vendor ID': nordlicht, Account: '8' } },
			]);
			expect(first.before.items('Has a Bill')).toEqual([]);
			expect(jsonAt(first.before, 'Columns to Fill In').map(({ _reviewCodes }) => String(_reviewCodes))).toEqual([expect.stringContaining('UNKNOWN_VENDOR'), expect.stringContaining('UNKNOWN_VENDOR')]);
			expect(booked.map(({ kind, vendor, number, total }) => [kind, vendor, number, cents([total])]).sort()).toEqual([
				['bill', harbor, wrong['Invoice Number'], corrected],
				['bill', nordlicht, german['Invoice Number'], cents([german.Total])],
			]);
			expect(jsonAt(first.execution, 'Remember Vendor').map(({ vendor_id, account }) => [vendor_id, account]).sort()).toEqual([[harbor, '7'], [nordlicht, '8']]);

			expect(jsonAt(first.execution, 'Keep Audit Record')).toMatchObject([0, 1].map(() => ({ result: 'review', decision: 'approved', decided_by: 'Ada', document_hash: expect.stringMatching(/^[\da-f]{64}$/), record: expect.stringContaining('"UNKNOWN_VENDOR"') })));

			// The vendor is known now; what was booked before is a duplicate, and rejected.
			const second = await run([USUAL, GERMAN], (rows) => rows.map((row) => ({ id: row.id, decision: 'rejected' })));
			expect(jsonAt(second.before, node)).toHaveLength(1);
			expect(reasonsAt(second.before, 'Columns to Fill In')).toEqual([expect.arrayContaining(['DUPLICATE'])]);
			expect(booked).toHaveLength(3);
			expect(booked[2]).toMatchObject({ vendor: harbor, number: usual['Invoice Number'], total: usual.Total });
		} finally {
			await books.close();
		}
	});

	it('10 charges and books nothing twice, whatever breaks on the way', async () => {
		const { faults, invoiceDataExtraction, requests } = instance.sandbox;
		// One round of extractions, to be quick.
		await instance.writeDocuments();
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

/** Puts some of the demo's documents in place of all that were there. */
async function placeInvoices(instance: Instance, names: string[]): Promise<void> {
	const folder = join(instance.filesFolder, 'invoices');
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder);
	for (const { fileName, bytes } of await demoDocuments()) if (names.includes(fileName)) await writeFile(join(folder, fileName), bytes);
}

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

const cents = (amounts: number[]): number => Math.round(amounts.reduce((sum, amount) => sum + amount * 100, 0));
