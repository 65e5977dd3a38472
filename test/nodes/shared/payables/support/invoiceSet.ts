import type { IDataObject } from 'n8n-workflow';

import type { GivenLists } from '../../../../../nodes/shared/payables/books';
import type { ReviewRow } from '../../../../../nodes/shared/review/evidence';
import { addCases } from './invoiceCases';
import { VENDORS, type TestVendor } from './vendorSet';

export interface TestLine {
	item: string;
	description: string;
	quantity: number;
	price: number;
}

/** What is said of an invoice; the rest follows from its vendor and its lines. */
export interface TestInvoice {
	vendor: TestVendor;
	lines: TestLine[];
	orders?: string[];
	number?: string;
	date?: string;
	/** Of columns, as they stand in the row. */
	more?: IDataObject;
	/** One row for each line. */
	perLine?: boolean;
}

/** An invoice with what must be said of it, and nothing else. */
export interface Case {
	name: string;
	expected: string[];
	/** The indexes of its rows. */
	rows: number[];
}

/** Extractions, one with a row an invoice and one with a row a line. */
export const PER_INVOICE = 'per-invoice';
export const PER_LINE = 'per-line';

const cents = (amount: number) => Math.round(amount * 100) / 100;

/** Makes invoices with the orders and receipts that belong to them. The same every time. */
export class InvoiceSet {
	readonly rows: ReviewRow[] = [];
	readonly cases: Case[] = [];
	private readonly orders: IDataObject[] = [];
	private readonly receipts: IDataObject[] = [];
	private readonly earlier: IDataObject[] = [];
	private count = 0;

	/** Three lines that no other invoice has at the same amounts. */
	lines(): TestLine[] {
		const step = this.count;
		return [
			{ item: `A-${100 + step}`, description: `Copy paper A4 white box ${100 + step}`, quantity: 10, price: cents(4.2 + step * 0.11) },
			{ item: `B-${200 + step}`, description: `Toner cartridge black type ${200 + step}`, quantity: 4, price: cents(61.5 + step * 0.37) },
			{ item: `C-${300 + step}`, description: `Desk lamp model ${300 + step}`, quantity: 2, price: cents(38 + step * 0.53) },
		];
	}

	/** @param received what of each line arrived; all of it where it is not said */
	order(vendor: TestVendor, lines: TestLine[], received?: number[], more: IDataObject = {}): string {
		const number = `45${String(this.orders.length + 1000)}`;
		lines.forEach(({ item, description, quantity, price }, index) => {
			this.orders.push({ 'PO Number': number, Supplier: vendor.id, Currency: vendor.currency, 'Item No': item, Description: description, Qty: quantity, 'Unit Price': price, ...more });
			const arrived = received?.[index] ?? quantity;
			// In two deliveries, as things arrive.
			for (const part of [Math.floor(arrived / 2), arrived - Math.floor(arrived / 2)]) if (part > 0) this.receipts.push({ 'PO Number': `PO-${number}`, 'Item No': item, 'Received Quantity': part });
		});
		return number;
	}

	before(entry: IDataObject): void {
		this.earlier.push(entry);
	}

	add(name: string, expected: string[], { vendor, lines, orders, number, date, more = {}, perLine = false }: TestInvoice): { number: string; date: string } {
		this.count++;
		const own = { number: number ?? `R${this.count}-${7000 + this.count * 13}`, date: date ?? `2026-0${1 + (this.count % 9)}-${10 + (this.count % 17)}` };
		const net = cents(lines.reduce((sum, { quantity, price }) => sum + cents(quantity * price), 0));
		const tax = cents((net * vendor.rate) / 100);
		const columns: IDataObject = {
			'Vendor Name': vendor.name,
			'Vendor Tax ID': vendor.taxId,
			'Vendor Country': vendor.country,
			IBAN: vendor.iban,
			'Invoice Number': own.number,
			'Invoice Date': own.date,
			Currency: vendor.currency,
			'PO Number': orders?.join(', ') ?? '',
			Subtotal: net,
			Tax: tax,
			'Tax Rate': `${vendor.rate}%`,
			'Total Amount': cents(net + tax),
		};
		const asColumns = ({ item, description, quantity, price }: TestLine) => ({ description, item_number: item, quantity, unit_price: price, amount: cents(quantity * price) });
		const fileName = `invoice-${this.count}.pdf`;
		const first = this.rows.length;
		const inLines = (line: TestLine) =>
			Object.fromEntries(Object.entries(asColumns(line)).map(([key, value]) => [`Line Item ${key.split('_').map((word) => word[0].toUpperCase() + word.slice(1)).join(' ')}`, value]));
		const rows = perLine ? lines.map((line) => ({ ...columns, ...inLines(line) })) : [{ ...columns, 'Line Items': lines.map(asColumns) }];
		for (const row of rows) this.rows.push({ columns: { ...row, ...more } as IDataObject, fileName, extractionId: perLine ? PER_LINE : PER_INVOICE });
		this.cases.push({ name: `${name}: ${vendor.name}`, expected, rows: rows.map((_, index) => first + index) });
		return own;
	}

	/** @param arrange changes the order of a list */
	lists(arrange: <T>(list: T[]) => T[] = (list) => list): Record<keyof GivenLists, IDataObject[]> {
		return {
			knownVendors: arrange(VENDORS.map((vendor) => ({ json: { ...vendor } }))),
			purchaseOrders: arrange(this.orders),
			receipts: arrange(this.receipts),
			earlierInvoices: arrange(this.earlier),
			// The first rule wins: their order is what they say.
			accountRules: [
				{ Keywords: 'toner; ink', Account: '4930', 'Tax Code': 'V19', Tracking: 'Office' },
				{ Vendor: 'V-03', 'Amount From': 500, Account: '0420' },
				{ Keywords: 'copy paper, desk', Account: '4930' },
			],
		};
	}
}

/** At least sixty invoices: correct ones, and of each fault that a rule finds several. */
export function makeInvoiceSet(): InvoiceSet {
	const set = new InvoiceSet();
	addCases(set);
	return set;
}
