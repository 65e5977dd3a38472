import type { IDataObject } from 'n8n-workflow';

import { cut, type Bill, type BillLine, type BillProblem, type BillWriter } from '../bill';
import { readPairs } from '../pairs';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const MAX_NUMBER = 255;
const MAX_CODE = 10;
const MAX_TEXT = 4000;
const MAX_TRACKING = 2;

/**
 * Source: Xero, Accounting API, Invoices and Credit Notes (developer.xero.com/documentation/api/accounting) and its OpenAPI description: bills are
 * invoices of type ACCPAY, credits are credit notes of type ACCPAYCREDIT, numbers are printable ASCII of at most 255 characters, a line has at most two
 * tracking categories. `TaxAmount` counts in place of what Xero would calculate, so that the total is that of the invoice. They are drafts: Xero wants a
 * due date for anything else, and a person may look at them there. The header `Idempotency-Key` has at most 128 characters.
 */
export const xero: BillWriter = {
	name: 'Xero',
	isLedger: true,
	endpoints: { bill: 'Invoices', credit: 'CreditNotes' },
	refuse: ({ vendor, number, lines }) => [
		...(UUID.test(vendor.id ?? '') ? [] : [problem('vendor', `Xero knows ${vendor.name ?? 'the vendor'} by a ContactID such as 430fa14a-f945-44d3-9f97-5df5e28441b8, and Known Vendors has ${vendor.id}`)]),
		...(printable(number) === '' ? [problem('number', `Xero takes no invoice number like ${number}`)] : []),
		...lines.flatMap(problemsOf),
	],
	write: (bill) => {
		const { kind, vendor, number, date, dueDate, currency, isTaxed, lines } = bill;
		const shared = {
			Contact: { ContactID: vendor.id },
			Date: date,
			CurrencyCode: currency,
			LineAmountTypes: isTaxed ? 'Exclusive' : 'NoTax',
			LineItems: lines.map((line) => lineOf(line, isTaxed)),
			Status: 'DRAFT',
		};
		if (kind === 'credit') return { CreditNotes: [{ Type: 'ACCPAYCREDIT', CreditNoteNumber: printable(number), ...shared }] };
		return { Invoices: [{ Type: 'ACCPAY', InvoiceNumber: printable(number), ...(dueDate !== null && { DueDate: dueDate }), ...shared }] };
	},
};

function problem(about: BillProblem['about'], message: string): BillProblem {
	return { about, message };
}

function problemsOf({ account, tracking, costCenter }: BillLine): BillProblem[] {
	const stated = [tracking, costCenter].flatMap((text) => text ?? []);
	const pairs = stated.map(readPairs);
	const isWrong = pairs.includes(undefined) || pairs.flatMap((each) => each ?? []).length > MAX_TRACKING;
	return [
		...(account !== null && account.length > MAX_CODE && !UUID.test(account) ? [problem('account', `Xero has no account codes of more than ${MAX_CODE} characters, and ${account} is longer`)] : []),
		...(isWrong ? [problem('coding', `Xero takes tracking as "Category: Option", two at the most, and the lists have "${stated.join('; ')}"`)] : []),
	];
}

function lineOf({ description, account, taxCode, tracking, costCenter, quantity, unitPrice, net, tax }: BillLine, isTaxed: boolean): IDataObject {
	const pairs = [tracking, costCenter].flatMap((text) => (text === null ? [] : (readPairs(text) ?? [])));
	return {
		Description: cut(description, MAX_TEXT),
		Quantity: quantity ?? 1,
		UnitAmount: unitPrice ?? net,
		...(UUID.test(account ?? '') ? { AccountID: account } : { AccountCode: account }),
		...(isTaxed && { TaxType: taxCode, TaxAmount: tax }),
		...(pairs.length > 0 && { Tracking: pairs.map(([Name, Option]) => ({ Name, Option })) }),
	};
}

/** Without accents, and without what has no ASCII. */
function printable(number: Bill['number']): string {
	return number.normalize('NFKD').replace(/[^ -~]/g, '').trim().slice(-MAX_NUMBER);
}
