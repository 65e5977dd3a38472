import type { IDataObject } from 'n8n-workflow';

import { amountOf, layoutOf, valueOf, type ColumnMeaning, type Layout } from './columns';
import { readCurrency } from './currency';
import { findDateOrder, readDate } from './dates';
import { readLineItems } from './lineItems';
import { flatten } from './nested';
import type { StandardizedInvoice } from './standardizedInvoice';
import { readTaxes } from './taxes';
import { readText } from './text';

/**
 * Reads one invoice from its rows: one row, or one for each line item with the data of the invoice repeated. Columns are
 * understood by their names, as the field presets write them or in other words; objects and lists inside are understood as well.
 */
export function toStandardizedInvoice(rows: IDataObject[]): StandardizedInvoice {
	const read = rows.map((row) => {
		const columns = flatten(row);
		return { columns, layout: layoutOf(columns) };
	});
	const text = firstOf(read, readText);
	const amount = (meaning: ColumnMeaning): number | null => first(read, ({ columns, layout }) => amountOf(columns, layout, meaning));
	const order = findDateOrder(read.flatMap((row) => DATES.map((meaning) => valueOf(row.columns, row.layout, meaning))));
	const date = firstOf(read, (value) => readDate(value, order));
	const total = amount('total');
	const adjustments = ADJUSTMENTS.flatMap(([meaning, name, asAdjustment]) => {
		const stated = amount(meaning);
		return stated ? [{ name, amount: asAdjustment(stated, total !== null && total < 0 ? -1 : 1) }] : [];
	});

	return {
		vendor: { name: text('vendorName'), address: text('vendorAddress'), country: text('vendorCountry'), taxId: text('vendorTaxId') },
		customer: { name: text('customerName'), address: text('customerAddress'), taxId: text('customerTaxId') },
		invoiceNumber: text('invoiceNumber') ?? text('receiptNumber'),
		documentType: text('documentType'),
		invoiceDate: date('invoiceDate'),
		dueDate: date('dueDate'),
		// A sign beside an amount helps where no column names the currency.
		currency: firstOf(read, readCurrency)('currency') ?? findCurrency(read),
		...(adjustments.length > 0 && { adjustments }),
		subtotal: amount('subtotal'),
		tax: amount('tax'),
		taxes: first(read, ({ columns, layout }) => readTaxes(columns, layout)) ?? [],
		total,
		purchaseOrderNumber: text('purchaseOrderNumber'),
		paymentTerms: text('paymentTerms'),
		paymentDetails: { iban: text('iban'), bic: text('bic') },
		lineItems: read.flatMap(({ columns, layout }) => readLineItems(columns, layout)),
	};
}

/** A discount comes off, with or without a minus on paper. */
const ADJUSTMENTS: ReadonlyArray<readonly [ColumnMeaning, string, (stated: number, sign: number) => number]> = [
	['discount', 'Discount', (stated) => -Math.abs(stated)],
	['shipping', 'Shipping', (stated, sign) => stated * sign],
	['tip', 'Tip', (stated, sign) => stated * sign],
];

const DATES: ColumnMeaning[] = ['invoiceDate', 'dueDate'];
const AMOUNTS: ColumnMeaning[] = ['total', 'subtotal', 'tax', 'lineAmount'];

interface ReadRow {
	columns: IDataObject;
	layout: Layout;
}

/** What the first row says that says anything. */
function first<T>(rows: ReadRow[], read: (row: ReadRow) => T | undefined): T | null {
	for (const row of rows) {
		const found = read(row);
		if (found !== undefined) return found;
	}
	return null;
}

function firstOf<T>(rows: ReadRow[], read: (value: unknown) => T | undefined): (meaning: ColumnMeaning) => T | null {
	return (meaning) => first(rows, ({ columns, layout }) => read(valueOf(columns, layout, meaning)));
}

function findCurrency(rows: ReadRow[]): string | null {
	return AMOUNTS.reduce((found: string | null, meaning) => found ?? firstOf(rows, readCurrency)(meaning), null);
}
