import type { IDataObject } from 'n8n-workflow';

import { poMismatch } from '../../../../../nodes/shared/review/rules/poMismatch';
import { receiptMismatch } from '../../../../../nodes/shared/review/rules/receiptMismatch';
import { findings, ruleInput } from '../../support/ruleInput';

const ORDERS: IDataObject[] = [
	{ 'PO Number': '4501', Vendor: 'Acme', Currency: 'EUR', Item: 'Paper', Quantity: 100, 'Unit Price': 5 },
	{ 'PO Number': '4501', Vendor: 'Acme', Currency: 'EUR', Item: 'Toner', Quantity: 10, 'Unit Price': 60 },
	{ 'PO Number': '4502', Vendor: 'Acme', Total: 1000 },
];
const order = (lines: IDataObject[], more: IDataObject = {}) => ({
	columns: { 'Vendor Name': 'Acme GmbH', 'Invoice Number': '1', 'PO Number': '4501', Currency: 'EUR', line_items: lines, ...more } as IDataObject,
});
const line = (description: string, quantity: number, unit_price: number) => ({ description, quantity, unit_price, amount: quantity * unit_price });
const total = (net: number, number: string, more: IDataObject = {}) => ({ columns: { 'Vendor Name': 'Acme', 'Invoice Number': number, 'PO Number': '4502', Subtotal: net, Tax: net * 0.19, Total: net * 1.19, ...more } as IDataObject });

function messages(rows: Array<{ columns: IDataObject }>, limits: IDataObject = {}, lists: IDataObject = {}): string[] {
	return findings(poMismatch, ruleInput(rows, {}, { purchaseOrders: ORDERS, ...lists }), limits).map(({ message }) => message);
}

it('allows the larger of both tolerances of a price, in both directions', () => {
	const dear = [order([line('Paper', 10, 5.2)])];
	expect(messages(dear)).toEqual(['Line 1 (Paper): the price is 5.20, order 4501 has 5.00']);
	expect(messages([order([line('Paper', 10, 4.8)])])).toEqual(['Line 1 (Paper): the price is 4.80, order 4501 has 5.00']);
	expect(messages(dear, { priceTolerance: 0.1 })).toHaveLength(1);
	expect(messages(dear, { priceTolerance: 0.2 })).toEqual([]);
	expect(messages(dear, { priceTolerancePercent: 4, priceTolerance: 0.01 })).toEqual([]);
});

it('finds an amount that is more than quantity and price make', () => {
	const wrong = { ...line('Paper', 10, 5), amount: 500 };
	expect(messages([order([wrong])])).toEqual(['Line 1 (Paper): 500.00 are charged, 10 at 5.00 of order 4501 are 50.00']);
});

it('allows less than ordered, and more within the tolerance of the quantity', () => {
	expect(messages([order([line('Paper', 1, 5)])])).toEqual([]);
	const more = [order([line('Paper', 102, 5)])];
	expect(messages(more)).toEqual(['Line 1 (Paper): 102 are charged, order 4501 has 100']);
	expect(messages(more, { quantityTolerancePercent: 2 })).toEqual([]);
	expect(messages(more, { quantityTolerance: 2 })).toEqual([]);
});

it('counts what the invoices before it charged, and what the list of earlier invoices has, but not itself', () => {
	const two = [order([line('Toner', 6, 60)]), order([line('Toner', 6, 60)], { 'Invoice Number': '2' })];
	expect(messages(two)).toEqual(['Line 1 (Toner): 6 are charged, 4 of 10 are left on order 4501']);
	const earlierInvoices = [{ vendor: 'ACME', 'invoice number': '0', 'po number': '4501', item: 'Toner', quantity: 8 }];
	expect(messages(two.slice(0, 1), {}, { earlierInvoices })).toEqual(['Line 1 (Toner): 6 are charged, 2 of 10 are left on order 4501']);
	expect(messages(two.slice(0, 1), {}, { earlierInvoices: earlierInvoices.map((entry) => ({ ...entry, 'invoice number': '1' })) })).toEqual([]);
});

it('allows what was not ordered as far as the tolerance of the total goes', () => {
	const extra = [order([line('Paper', 10, 5), line('Freight', 1, 20)])];
	expect(messages(extra)).toEqual(['Line 2 (Freight): 20.00 are charged, order 4501 has no such line']);
	expect(messages(extra, { totalTolerance: 20 })).toEqual([]);
	expect(messages([order([line('Paper', 10, 5), line('Discount', 1, -5)])])).toEqual([]);
});

it('compares totals before tax where there are no lines, with what is left', () => {
	expect(messages([total(1000, '1')])).toEqual([]);
	expect(messages([total(1001, '1')])).toEqual(['1,001.00 before tax are charged, order 4502 has 1,000.00']);
	expect(messages([total(1001, '1')], { totalTolerancePercent: 0.1 })).toEqual([]);
	expect(messages([total(700, '1'), total(400, '2')])).toEqual(['400.00 before tax are charged, 300.00 of 1,000.00 are left on order 4502']);
	expect(messages([total(700, '1'), total(-200, '2', { 'Document Type': 'Credit Note' }), total(400, '3')])).toEqual([]);
	expect(messages([total(700, '1')], {}, { earlierInvoices: [{ vendor: 'Acme', number: '9', 'PO Number': '4502', total: 476 }] })).toEqual(['700.00 before tax are charged, 600.00 of 1,000.00 are left on order 4502']);
});

it('names another vendor and another currency, and compares no prices then', () => {
	expect(messages([order([line('Paper', 10, 7)], { 'Vendor Name': 'Beta Ltd', Currency: 'USD' })])).toEqual(['Order 4501 is with Acme, the invoice is from Beta Ltd', 'Order 4501 is in EUR, the invoice in USD']);
});

it('compares with receipts alone where there is no list of orders', () => {
	const receipts = [{ 'PO Number': '4501', Item: 'Paper', Received: 6 }];
	const judge = (rows: Array<{ columns: IDataObject }>) => findings(receiptMismatch, ruleInput(rows, {}, { receipts }), {}).map(({ message }) => message);
	expect(judge([order([line('Paper', 6, 5)])])).toEqual([]);
	expect(judge([order([line('Paper', 7, 5)])])).toEqual(['Line 1 (Paper): 7 are charged, 6 were received for order 4501']);
	expect(judge([order([line('Toner', 1, 60)])])).toEqual(['Line 1 (Toner): 1 are charged, none was received']);
	expect(judge([order([line('Paper', 1, 5)], { 'PO Number': '4509' })])).toEqual(['Nothing was received for order 4509']);
});
