import type { Finding } from '../../../sandbox/reader';
import { compare } from '../../score/compare';
import { fromAzure, fromGroundTruth, fromUbl } from '../../score/truth';

const found = (value: string | number): Finding => ({ value, confidence: 1, page: 1, source: 'text', alternatives: [] });

describe('the score', () => {
	it('does not care for number signs, spaces and letter case in numbers and names', () => {
		const fields = { invoiceNumber: found('inv 03051'), vendorName: found('STANFORD PLUMBING & HEATING') };
		const truth = fromGroundTruth({ invoice_number: '#INV03051', seller: { name: 'Stanford Plumbing & Heating' } });
		expect(compare(fields, truth).map((comparison) => comparison.isRight)).toEqual([true, true]);
	});

	it('counts a wrong value and a missing one as misses', () => {
		const truth = fromGroundTruth({ issue_date: '2024-03-05', gross: 119, due_date: null });
		expect(compare({ total: found(118.99) }, truth)).toMatchObject([
			{ field: 'invoiceDate', isRight: false, got: '-' },
			{ field: 'total', isRight: false, expected: '119', got: '118.99' },
		]);
	});

	it('takes the net amount before and after the discount', () => {
		const truth = fromGroundTruth({ subtotal: 1440, net: 1436 });
		expect([1440, 1436, 1441].map((value) => compare({ subtotal: found(value) }, truth)[0].isRight)).toEqual([true, true, false]);
	});

	it('reads the truth from UBL and from Azure', () => {
		const ubl = fromUbl({ 'ubl:Invoice': { 'cbc:ID': '1', 'cac:LegalMonetaryTotal': { 'cbc:TaxInclusiveAmount': '12.50' } } });
		const fields = { InvoiceId: { valueString: '2' }, InvoiceTotal: { valueNumber: 110 } };
		expect([ubl, fromAzure({ analyzeResult: { documentResults: [{ fields }] } })]).toEqual([
			{ invoiceNumber: '1', total: 12.5 },
			{ invoiceNumber: '2', total: 110 },
		]);
	});
});
