import type { IDataObject } from 'n8n-workflow';

import { billWriter } from '../../../../nodes/shared/bills/billOption';
import { makeBill } from '../../../../nodes/shared/bills/makeBill';
import { readBooks } from '../../../../nodes/shared/payables/books';
import { readPayables, type Payable } from '../../../../nodes/shared/payables/payable';
import { BooksServer, type BooksName } from '../../../support/books/booksServer';
import { makeInvoiceSet, PER_LINE } from '../payables/support/invoiceSet';
import { VENDORS } from '../payables/support/vendorSet';

const NAMES: BooksName[] = ['quickBooks', 'xero', 'zohoBooks'];
const TAX_CODES = ['none', 'on all lines'] as const;
const cases = NAMES.flatMap((name) => TAX_CODES.map((codes) => [name, codes] as const));

let server: BooksServer;
beforeEach(async () => {
	server = await BooksServer.start();
});
afterEach(async () => await server.close());

/** As each service writes the IDs of vendors. */
const idIn = (name: BooksName, id: string) => (name === 'xero' ? `430fa14a-f945-44d3-9f97-5df5e284${id.replace('V-', '00')}` : id.replace('V-', '5'));

/** The invoices of the set as the lists of a company describe them, and a company that has what is in the lists. */
function company(name: BooksName, codes: (typeof TAX_CODES)[number]): Payable[] {
	const taxCode: IDataObject = codes === 'none' ? {} : { 'Tax Code': 'T20' };
	const knownVendors = VENDORS.map((vendor) => ({ ...vendor, id: idIn(name, vendor.id), account: vendor.account, ...(vendor.account && taxCode) }));
	const accountRules = [
		{ Keywords: 'toner; ink', Account: '4930', ...taxCode },
		{ Keywords: 'copy paper, desk', Account: '4935', ...taxCode },
		{ Keywords: 'tax', Account: '1570', ...taxCode },
	];
	const { known } = server.ledgers[name];
	for (const { id, currency } of knownVendors) known.vendors.set(id, currency);
	for (const account of ['4930', '4935', '1570', '6400']) known.accounts.add(account);
	for (const { currency } of VENDORS) known.currencies.add(currency);
	known.taxCodes.add('T20');
	const set = makeInvoiceSet();
	return readPayables(set.rows, (id) => id === PER_LINE, readBooks({ knownVendors, accountRules }));
}

it.each(cases)('%s takes every bill of the made-up invoices, tax codes: %s; what cannot be filled is no bill', async (name, codes) => {
	const writer = billWriter({ addBill: name });
	if (!writer) throw new Error('There is no such writer');
	const missing: string[] = [];
	const totals = new Map<string, number>();
	let credits = 0;
	for (const payable of company(name, codes)) {
		const made = makeBill(payable, writer);
		if (made.problems) {
			missing.push(...new Set(made.problems.map(({ about }) => about)));
			continue;
		}
		const { bill, body, endpoint = '' } = made;
		// What is doubled in the set has the same key, and a service that takes no key refuses it.
		if (totals.has(bill.key)) continue;
		const { ok, answer } = await server.send(name, endpoint, body, bill.key);
		expect({ ok, answer: ok ? undefined : answer, body }).toEqual({ ok: true, answer: undefined, body });
		totals.set(bill.key, Math.abs(payable.invoice.total ?? 0));
		if (bill.kind === 'credit') credits++;
	}
	expect(server.ledgers[name].booked.map(({ total }) => total)).toEqual([...totals.values()]);
	expect(credits).toBe(4);
	expect(totals.size).toBeGreaterThanOrEqual(90);
	const expected = { quickBooks: ['account', 'vendor'], xero: ['account', 'vendor'], zohoBooks: ['account', 'currency', 'vendor'] };
	expect([...new Set(missing)].sort()).toEqual(expected[name]);
});

it.each(NAMES)('%s books an invoice once, however often it is sent', async (name) => {
	const writer = billWriter({ addBill: name });
	if (!writer) throw new Error('There is no such writer');
	const [first, second] = [company(name, 'none')[0], company(name, 'none')[0]].map((payable) => makeBill(payable, writer));
	if (first.problems || second.problems) throw new Error('The first invoice of the set has no bill');
	expect(second).toEqual(first);
	await server.send(name, first.endpoint ?? '', first.body, first.bill.key);
	const again = await server.send(name, second.endpoint ?? '', second.body, second.bill.key);
	expect(again.ok).toBe(name !== 'zohoBooks');
	expect(server.ledgers[name].booked).toHaveLength(1);
});

it.each(NAMES)('%s refuses what is not there', async (name) => {
	const writer = billWriter({ addBill: name });
	const made = writer && makeBill(company(name, 'on all lines')[0], writer);
	if (!made || made.problems) throw new Error('The first invoice of the set has no bill');
	const { known } = server.ledgers[name];
	const bodyWith = (more: IDataObject) => (name === 'xero' ? { Invoices: [{ ...(made.body.Invoices as IDataObject[])[0], ...more }] } : { ...made.body, ...more });
	const wrong: IDataObject[] = [{ Unknown: 1 }, name === 'quickBooks' ? { DocNumber: 'A'.repeat(22) } : name === 'xero' ? { InvoiceNumber: 'Nº 7' } : { date: '01.02.2026' }];
	for (const more of wrong) expect((await server.send(name, made.endpoint ?? '', bodyWith(more), 'another')).ok).toBe(false);
	for (const list of [known.vendors, known.accounts, known.taxCodes]) {
		const kept = [...list];
		list.clear();
		expect((await server.send(name, made.endpoint ?? '', made.body, 'another')).ok).toBe(false);
		for (const entry of kept) if (list instanceof Map) list.set(...(entry as [string, string])); else list.add(entry as string);
	}
	expect(server.ledgers[name].booked).toEqual([]);
});
