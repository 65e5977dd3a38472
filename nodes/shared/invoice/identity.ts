import type { IDataObject } from 'n8n-workflow';

import { amountOf, valueOf, type Layout } from './columns';
import { readText } from './text';

/** What makes two documents the same invoice. */
export interface InvoiceIdentity {
	/** Equal for the same vendor, however it is spelled. */
	owner: string;
	/** Equal for the same number of that vendor, however it is spelled. */
	key: string;
	/** The column of the number. */
	field: string;
	/** As the row states it. */
	number: string;
}

/** Without a vendor, the total stands in for it: numbers alone repeat from vendor to vendor. */
export function identify(row: IDataObject, layout: Layout): InvoiceIdentity | undefined {
	const field = layout.names.get('invoiceNumber') ?? layout.names.get('receiptNumber');
	if (field === undefined) return undefined;
	const number = readText(row[field]);
	const key = spelling(number ?? '');
	// What says nothing, such as "n/a" or "#", identifies nothing either.
	if (number === undefined || key === '') return undefined;
	const vendor = readText(valueOf(row, layout, 'vendorName'));
	const owner = vendor === undefined ? amountOf(row, layout, 'total')?.toFixed(2) : spellingOfVendor(vendor);
	return owner === undefined ? undefined : { owner, key, field, number };
}

/** Vendors repeat from row to row. */
const MAX_KEPT = 1000;
const kept = new Map<string, string>();

function spellingOfVendor(vendor: string): string {
	let found = kept.get(vendor);
	if (found === undefined) {
		if (kept.size >= MAX_KEPT) kept.clear();
		found = spelling(vendor);
		kept.set(vendor, found);
	}
	return found;
}

/** Spelling that does not matter: case, spaces, punctuation, a leading # and leading zeros. */
export function spelling(value: string): string {
	const letters = hasOnlyAscii(value)
		? value.toLowerCase().replace(/[^a-z0-9]+/g, '')
		: value.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
	return letters.charAt(0) === '0' ? letters.replace(/^0+(?=.)/, '') : letters;
}

/** Whether all characters are printable ones of ASCII, whose spelling needs no look at the tables of Unicode. */
export function hasOnlyAscii(value: string): boolean {
	for (let index = 0; index < value.length; index++) {
		const code = value.charCodeAt(index);
		if (code < FIRST_PRINTABLE || code > LAST_PRINTABLE) return false;
	}
	return true;
}

const [FIRST_PRINTABLE, LAST_PRINTABLE] = [' ', '~'].map((sign) => sign.charCodeAt(0));
