import type { IDataObject } from 'n8n-workflow';

import { cut, type Bill, type BillLine, type BillWriter } from '../bill';

const MAX_NUMBER = 21;
const MAX_TEXT = 4000;

/**
 * Source: Intuit, QuickBooks Online Accounting API, entities Bill and VendorCredit (developer.intuit.com/app/developer/qbo/docs/api/accounting): a vendor
 * and lines are required, `DocNumber` has at most 21 characters and `Description` 4,000, dates are YYYY-MM-DD, the total is that of the lines. With
 * `TaxInclusive` (Manage sales tax for non-US locales) a line states its amount before tax, and including it in `TaxInclusiveAmt`: then the total is that
 * of the invoice however the tax of a line is rounded. `requestid` in the query has at most 50 characters (Request ID update for QuickBooks Online).
 */
export const quickBooks: BillWriter = {
	name: 'QuickBooks Online',
	isLedger: true,
	endpoints: { bill: 'bill', credit: 'vendorcredit' },
	refuse: ({ lines }) => [
		...(new Set(lines.flatMap(({ costCenter }) => costCenter ?? [])).size > 1 ? [{ about: 'coding' as const, message: 'QuickBooks Online has one location for a whole bill, and the lines have several cost centers' }] : []),
	],
	write: (bill) => {
		const { kind, vendor, number, date, dueDate, currency, isTaxed, lines } = bill;
		const location = lines.find(({ costCenter }) => costCenter !== null)?.costCenter;
		return {
			VendorRef: { value: vendor.id },
			// Numbers differ at their end.
			DocNumber: number.slice(-MAX_NUMBER),
			TxnDate: date,
			...(kind === 'bill' && dueDate !== null && { DueDate: dueDate }),
			CurrencyRef: { value: currency },
			...(location && { DepartmentRef: { value: location } }),
			...(isTaxed && { GlobalTaxCalculation: 'TaxInclusive' }),
			PrivateNote: noteOf(bill),
			Line: lines.map((line) => lineOf(line, isTaxed)),
		};
	},
};

function lineOf({ description, account, taxCode, tracking, net, gross }: BillLine, isTaxed: boolean): IDataObject {
	return {
		DetailType: 'AccountBasedExpenseLineDetail',
		Amount: net,
		Description: cut(description, MAX_TEXT),
		AccountBasedExpenseLineDetail: {
			AccountRef: { value: account },
			...(isTaxed && { TaxCodeRef: { value: taxCode }, TaxInclusiveAmt: gross }),
			...(tracking !== null && { ClassRef: { value: tracking } }),
		},
	};
}

function noteOf({ number, purchaseOrder }: Bill): string {
	return cut(purchaseOrder === null ? `Invoice ${number}` : `Invoice ${number}, order ${purchaseOrder}`, MAX_TEXT);
}
