import type { IDataObject } from 'n8n-workflow';

import { readRows } from '../../../../nodes/InvoiceReview/rows/askedRow';
import { readCorrections } from '../../../../nodes/InvoiceReview/rows/corrections';
import { correctedInvoices } from '../../../../nodes/InvoiceReview/rows/standardized';
import { toStandardizedInvoice } from '../../../../nodes/shared/invoice/toStandardizedInvoice';

const line = (description: string, amount: number): IDataObject => ({
	'Vendor Name': 'Habror', 'Invoice Number': '1', 'Invoice Date': '2026-01-01', 'Total Amount': 199, 'Line Item Description': description, 'Line Item Amount': amount,
});

function corrected(rows: IDataObject[], entered: Array<Record<string, string>>) {
	const asked = readRows(rows.map((json) => ({ json })), { correctable: [], binaryFields: [] });
	return correctedInvoices(asked, new Map(asked.map((row) => [row.id, readCorrections(row, entered[row.id]).corrections])));
}

it('changes what was corrected in the standardized invoice, and nothing else of it', () => {
	const [first, second] = [line('Paper', 60), line('Ink', 40)];
	const told = { ...toStandardizedInvoice([first, second, line('Not here', 99)]), vendor: { name: 'Habror', match: { id: '7' } }, paymentDetails: { iban: 'from the e-invoice' } };
	const rows = [{ ...first, _invoice: told as unknown as IDataObject }, { ...second, _invoice: told as unknown as IDataObject }];
	const invoices = corrected(rows, [{ 'Total Amount': '119' }, { 'Line Item Amount': '59', 'Vendor Name': 'Harbor' }]);
	const [one, two] = [invoices.get(0)!, invoices.get(1)!];
	expect(one).toEqual(two);
	expect(one).toMatchObject({ total: 119, invoiceNumber: '1', paymentDetails: { iban: 'from the e-invoice' }, vendor: { name: 'Harbor' } });
	// Whoever was matched to the wrong name is not the vendor any more.
	expect(one.vendor).not.toHaveProperty('match');
	expect((one.lineItems as IDataObject[]).map(({ description, amount }) => [description, amount])).toEqual([['Paper', 60], ['Ink', 59], ['Not here', 99]]);
});

it('leaves invoices alone of which nothing was corrected, and rows without one', () => {
	const told = toStandardizedInvoice([line('Paper', 60)]) as unknown as IDataObject;
	expect([...corrected([{ ...line('Paper', 60), _invoice: told }, line('Ink', 40)], [{}, { 'Total Amount': '119' }])]).toEqual([]);
});
