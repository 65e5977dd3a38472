import type { IDataObject } from 'n8n-workflow';

import { outputOptions } from '../../nodes/shared/output/outputOptions';
import { route } from '../../nodes/shared/output/routing';
import type { RoutedRow } from '../../nodes/shared/output/rowResult';
import { payablesOf, review } from '../../nodes/shared/review/review';
import { readRules } from '../../nodes/shared/review/reviewOptions';
import { collectGarbage } from './garbage';
import type { Measurement } from './result';
import { median } from './statistics';

export interface PayablesOptions {
	rows: number;
	vendors: number;
	orders: number;
	accountRules: number;
	/** Timed rounds, after others that only warm up. */
	rounds: number;
}

export const FULL: PayablesOptions = { rows: 10_000, vendors: 5_000, orders: 5_000, accountRules: 500, rounds: 5 };

const EXTRACTION = 'extraction-1';
const evidence = new Map([[EXTRACTION, { notes: [], failedPages: [], perLineItem: false, fileNames: [] }]]);

/**
 * (f) What it costs to compare invoices with the books: review and routing with all checks of accounts payable, the lists read anew each time, in
 * units of the same without them; and with ten times as many rows. Both give the standardized invoice, in which the vendor and the accounts stand.
 */
export function measurePayables({ rounds, ...sizes }: PayablesOptions): Measurement[] {
	const lists = listsOf(sizes);
	// Made anew for each run: items are made of them.
	const [few, many] = [sizes.rows, sizes.rows * 10].map((count) => () => Array.from({ length: count }, (_, index) => row(index, sizes)));
	const runs = [
		{ rows: few, checks: {} },
		{ rows: few, checks: lists },
		{ rows: many, checks: {} },
		{ rows: many, checks: lists },
	];
	for (const { rows, checks } of runs) run(rows(), checks);
	const times = runs.map((): number[] => []);
	// In turn, so that what else the machine does meets all alike.
	for (let round = 0; round < rounds; round++) runs.forEach((each, index) => times[index].push(timed(each.rows(), each.checks)));
	const [without, checked, , manyChecked] = times.map(median);
	const shared = { part: 'f' as const, unit: 'x' };
	const name = `${sizes.rows.toLocaleString('en-US')} invoices, ${sizes.vendors.toLocaleString('en-US')} vendors, ${sizes.orders.toLocaleString('en-US')} orders, ${sizes.accountRules} account rules`;
	return [
		{ ...shared, what: `review and routing with the checks / without, ${name}`, value: checked / without, target: { atMost: 3 } },
		{ ...shared, what: 'time of review and routing with the checks for ten times the invoices', value: manyChecked / checked, target: { atMost: 11 } },
	];
}

function run(rows: RoutedRow[], checks: IDataObject): void {
	const options = readRules({ accountsPayable: { checks } });
	const invoices = payablesOf(rows, evidence, options);
	const reasons = review({ rows, evidence, options, timezone: 'UTC', invoices });
	const settings = { provider: 'Invoice Data Extraction', inputItems: 1, said: evidence, invoices, ...outputOptions.read({ addInvoice: true }) };
	const items = route(rows, reasons, [], settings).flat();
	if (items.length !== rows.length) throw new Error(`${items.length} items came out for ${rows.length} rows.`);
}

/** Processor time in milliseconds: what else runs on the machine does not count. */
function timed(rows: RoutedRow[], checks: IDataObject): number {
	// All of it: else the collection of what the largest run left falls into the next one, and of one run alone it is half of the time.
	collectGarbage();
	const start = process.cpuUsage();
	run(rows, checks);
	collectGarbage({ type: 'minor' });
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1000;
}

const vendorName = (index: number) => `${NAMES[index % NAMES.length]} ${WORDS[Math.floor(index / NAMES.length) % WORDS.length]} ${1000 + index} GmbH`;
const NAMES = ['Harbor', 'Nordwind', 'Alpenblick', 'Lakeside', 'Granite', 'Willow', 'Sunrise', 'Meridian', 'Cobalt', 'Juniper'];
const WORDS = ['Supply', 'Trading', 'Logistics', 'Paper', 'Tools', 'Catering', 'Energy', 'Media'];
const item = (order: number, line: number) => `ITEM-${order}-${line}`;
const LINES = [0, 1, 2];

function listsOf({ vendors, orders, accountRules }: Omit<PayablesOptions, 'rounds'>): IDataObject {
	const many = (count: number, make: (index: number) => IDataObject) => Array.from({ length: count }, (_, index) => ({ json: make(index) }));
	return {
		vendors: { knownVendors: many(vendors, (index) => ({ id: `V-${index}`, name: vendorName(index), tax_id: `US9${index}`, iban: `DE${index}`, currency: 'EUR', account: '4000' })) },
		bankDetails: {},
		taxes: {},
		dates: {},
		possibleDuplicates: {},
		purchaseOrders: {
			purchaseOrders: many(orders, (index) => ({
				po_number: `45${index}`,
				vendor: `V-${index % vendors}`,
				currency: 'EUR',
				line_items: LINES.map((line) => ({ item_number: item(index, line), description: `Article ${line}`, quantity: 1_000_000, unit_price: 10 + line, amount: (10 + line) * 1_000_000 })),
			})),
		},
		accounts: { accountRules: many(accountRules, (index) => ({ keywords: `article${index}, keyword ${index}`, account: String(5000 + index) })) },
	};
}

/** An invoice with three lines; one in ten is of a vendor that nobody knows. */
function row(index: number, { vendors, orders }: Pick<PayablesOptions, 'vendors' | 'orders'>): RoutedRow {
	const order = (index * 7) % orders;
	const columns = {
		'Vendor Name': index % 10 === 0 ? `Unknown ${NAMES[index % NAMES.length]} ${index % 50}` : vendorName(order % vendors).toUpperCase(),
		'Invoice Number': `INV-2026-${index}`,
		'Invoice Date': `2026-01-${String((index % 28) + 1).padStart(2, '0')}`,
		Currency: 'EUR',
		'PO Number': `45${order}`,
		Subtotal: 66 + (index % 11),
		Tax: 0,
		'Total Amount': 66 + (index % 11),
		'Line Items': LINES.map((line) => ({ description: `Article ${line} keyword ${index % 600}`, item_number: item(order, line), quantity: 2, unit_price: 10 + line, amount: 20 + 2 * line + (line === 0 ? index % 11 : 0) })),
	} as IDataObject;
	return { columns, fileName: `invoice-${index}.pdf`, extractionId: EXTRACTION, origin: { itemIndex: 0, originalName: `invoice-${index}.pdf` } };
}
