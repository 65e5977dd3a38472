import type { IDataObject } from 'n8n-workflow';

import { cut, type BillLine, type BillProblem, type BillWriter } from '../bill';
import { readPairs } from '../pairs';

const MAX_TEXT = 2000;
const MAX_REFERENCE = 50;

/**
 * Source: Zoho Books, API v3, Bills and Vendor Credits (www.zoho.com/books/api/v3/bills, .../vendor-credits): a vendor, a number and lines with accounts;
 * dates are yyyy-mm-dd. A bill is in the currency of its vendor, for which the API has an ID of its own: another one cannot be said here. With
 * `is_inclusive_tax` the rates include the tax, so that the total is that of the invoice however the tax is rounded. Zoho Books takes no idempotency
 * key; it refuses a number that the vendor has already. A credit wants `ignore_auto_number_generation=true` in the query to keep its number.
 */
export const zohoBooks: BillWriter = {
	name: 'Zoho Books',
	isLedger: true,
	endpoints: { bill: 'bills', credit: 'vendorcredits' },
	refuse: ({ vendor, currency, vendorCurrency, lines }) => [
		...(currency === vendorCurrency ? [] : [problem('currency', currencyProblem(vendor.name, currency, vendorCurrency))]),
		...lines.flatMap(problemsOf),
	],
	write: ({ kind, vendor, number, date, dueDate, purchaseOrder, isTaxed, lines }) => ({
		vendor_id: vendor.id,
		...(kind === 'bill' ? { bill_number: number } : { vendor_credit_number: number }),
		date,
		...(kind === 'bill' && dueDate !== null && { due_date: dueDate }),
		...(purchaseOrder !== null && { reference_number: cut(purchaseOrder, MAX_REFERENCE) }),
		...(isTaxed && { is_inclusive_tax: true }),
		line_items: lines.map((line) => lineOf(line, isTaxed)),
	}),
};

function problem(about: BillProblem['about'], message: string): BillProblem {
	return { about, message };
}

function currencyProblem(vendor: string | null, currency: string | null, vendorCurrency: string | null): string {
	const known = vendorCurrency === null ? 'Known Vendors does not say which that is' : `that is ${vendorCurrency}, not ${currency}`;
	return `Zoho Books books in the currency of ${vendor ?? 'the vendor'}, and ${known}`;
}

function problemsOf({ tracking, costCenter }: BillLine): BillProblem[] {
	const wrong = [tracking, costCenter].flatMap((text) => (text === null || readPairs(text) ? [] : text));
	return wrong.length > 0 ? [problem('coding', `Zoho Books takes tracking as "tag ID: option ID", and the lists have "${wrong.join('; ')}"`)] : [];
}

function lineOf({ description, account, taxCode, tracking, costCenter, quantity, unitPrice, net, gross }: BillLine, isTaxed: boolean): IDataObject {
	const pairs = [tracking, costCenter].flatMap((text) => (text === null ? [] : (readPairs(text) ?? [])));
	const price = isTaxed ? { quantity: 1, rate: gross } : { quantity: quantity ?? 1, rate: unitPrice ?? net };
	return {
		account_id: account,
		description: cut(description, MAX_TEXT),
		...price,
		...(isTaxed && { tax_id: taxCode }),
		...(pairs.length > 0 && { tags: pairs.map(([tag_id, tag_option_id]) => ({ tag_id, tag_option_id })) }),
	};
}
