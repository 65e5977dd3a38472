import { readAmount } from '../invoice/amounts';
import { COLUMN_NAMES } from '../invoice/columnNames';
import { readCurrency } from '../invoice/currency';
import { readDate } from '../invoice/dates';
import { spelling } from '../invoice/identity';
import { readText } from '../invoice/text';
import { readList, type ListEntry, type ListShape } from './list';
import { LINE_COLUMNS, ORDER_NUMBER } from './orders/orders';
import { orderKey } from './orders/orderNumbers';
import { ownerOfText } from './owner';
import type { VendorIndex } from './vendors/vendorIndex';

/** An invoice of the list of earlier invoices; null is what the list leaves open. */
export interface EarlierInvoice {
	/** See `owner.ts`. */
	owner: string;
	number: string | null;
	/** YYYY-MM-DD. */
	date: string | null;
	/** Including tax, in its currency. */
	total: number | null;
	currency: string | null;
}

/** What an earlier invoice charged of an order: a line of it, or the invoice as a whole. */
export interface EarlierCharge {
	/** See `identityOf`; undefined without a number. */
	identity: string | undefined;
	itemNumber: string | null;
	description: string | null;
	unitPrice: null;
	quantity: number | null;
	/** Before tax. */
	amount: number | null;
	/** Including tax, where only that is known. */
	gross: number | null;
}

export interface EarlierInvoices {
	readonly all: readonly EarlierInvoice[];
	/** Totals of a vendor in a currency; entries without a currency count as in any. */
	totalsOf(owner: string, currency: string | null): readonly number[];
	/** What was charged of an order, by the key of its number. */
	chargesOf(key: string): readonly EarlierCharge[];
	/** Whether it has an invoice of this vendor with this number. */
	has(identity: string): boolean;
}

/** Equal for the same number of the same vendor; undefined without a number. */
export function identityOf(owner: string | undefined, number: string | null): string | undefined {
	const key = number === null ? '' : spelling(number);
	return owner === undefined || key === '' ? undefined : `${owner}\n${key}`;
}

type Meaning = 'vendor' | 'number' | 'date' | 'total' | 'net' | 'currency' | 'order' | 'itemNumber' | 'description' | 'quantity' | 'amount';

const EARLIER: ListShape<Meaning> = {
	name: 'Earlier Invoices',
	columns: {
		vendor: ['vendor id', 'supplier id', ...COLUMN_NAMES.vendorName, 'name', 'kreditor'],
		number: [...COLUMN_NAMES.invoiceNumber, 'number', 'invoice', 'bill no'],
		date: [...COLUMN_NAMES.invoiceDate, 'date', 'datum', 'fecha'],
		total: [...COLUMN_NAMES.total, 'amount', 'betrag', 'montant', 'importe'],
		net: COLUMN_NAMES.subtotal,
		currency: COLUMN_NAMES.currency,
		order: ORDER_NUMBER,
		itemNumber: LINE_COLUMNS.itemNumber,
		description: LINE_COLUMNS.description,
		quantity: COLUMN_NAMES.lineQuantity,
		amount: LINE_COLUMNS.amount,
	},
	needs: [
		{ oneOf: ['vendor'], called: 'the vendor of an invoice' },
		{ oneOf: ['total', 'net', 'quantity', 'number'], called: 'the total or the number of an invoice' },
	],
};

/** Reads the list of earlier invoices: one entry for each, or one for each of its lines. @throws ServiceError (kind `usage`), see `readList` */
export function readEarlierInvoices(given: unknown, vendors: VendorIndex | undefined): EarlierInvoices | undefined {
	const entries = readList(given, EARLIER);
	if (!entries) return undefined;
	const known = new Set<string>();
	const totals = new Map<string, Array<{ total: number; currency: string | null }>>();
	const charges = new Map<string, EarlierCharge[]>();
	const all: EarlierInvoice[] = [];
	for (const entry of entries) {
		const vendor = readText(entry.vendor);
		if (vendor === undefined) continue;
		const invoice = asInvoice(entry, ownerOfText(vendor, vendors));
		const identity = identityOf(invoice.owner, invoice.number);
		addTo(charges, orderKey(readText(entry.order) ?? ''), asCharge(entry, identity));
		// Its lines share the number and the total.
		if (identity !== undefined && known.has(identity)) continue;
		if (identity !== undefined) known.add(identity);
		all.push(invoice);
		if (invoice.total !== null && invoice.total > 0) addTo(totals, invoice.owner, { total: invoice.total, currency: invoice.currency });
	}
	return {
		all,
		totalsOf: (owner, currency) => (totals.get(owner) ?? []).filter((each) => currency === null || each.currency === null || each.currency === currency).map(({ total }) => total),
		chargesOf: (key) => (key === '' ? [] : (charges.get(key) ?? [])),
		has: (identity) => known.has(identity),
	};
}

function asInvoice(entry: ListEntry<Meaning>, owner: string): EarlierInvoice {
	return {
		owner,
		number: readText(entry.number) ?? null,
		date: readDate(entry.date) ?? null,
		total: readAmount(entry.total) ?? null,
		currency: readCurrency(entry.currency) ?? null,
	};
}

function asCharge(entry: ListEntry<Meaning>, identity: string | undefined): EarlierCharge {
	return {
		identity,
		itemNumber: readText(entry.itemNumber) ?? null,
		description: readText(entry.description) ?? null,
		unitPrice: null,
		quantity: readAmount(entry.quantity) ?? null,
		amount: readAmount(entry.amount) ?? readAmount(entry.net) ?? null,
		gross: readAmount(entry.total) ?? null,
	};
}

function addTo<T>(index: Map<string, T[]>, key: string, value: T): void {
	const known = index.get(key);
	if (known) known.push(value);
	else index.set(key, [value]);
}
