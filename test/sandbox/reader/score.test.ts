import type { Finding } from '../../../sandbox/reader';
import { compare } from '../../score/compare';
import { describeMisses, sharesOf } from '../../score/report';
import { fromAzure, fromAzureLabels, fromGroundTruth, fromInvoice2data, fromUbl } from '../../score/truth';

const found = (value: string | number): Finding => ({ value, confidence: 1, page: 1, source: 'text', alternatives: [] });

describe('the score', () => {
	it('does not care for number signs, spaces and letter case in numbers and names', () => {
		const fields = { invoiceNumber: found('inv 03051'), vendorName: found('STANFORD PLUMBING & HEATING') };
		const truth = fromGroundTruth({ invoice_number: '#INV03051', seller: { name: 'Stanford Plumbing & Heating' } });
		expect(compare({ fields, doubts: [] }, truth).map((comparison) => comparison.isRight)).toEqual([true, true]);
	});

	it('counts a wrong value and a missing one as misses', () => {
		const truth = fromGroundTruth({ issue_date: '2024-03-05', gross: 119, due_date: null });
		expect(compare({ fields: { total: found(118.99) }, doubts: [] }, truth)).toMatchObject([
			{ field: 'invoiceDate', isRight: false, got: '-' },
			{ field: 'total', isRight: false, expected: '119', got: '118.99' },
		]);
	});

	it('takes the net amount before and after the discount', () => {
		const truth = fromGroundTruth({ subtotal: 1440, net: 1436 });
		expect([1440, 1436, 1441].map((value) => compare({ fields: { subtotal: found(value) }, doubts: [] }, truth)[0].isRight)).toEqual([true, true, false]);
	});

	it('takes the firm or its brand for the vendor', () => {
		const truth = fromInvoice2data({ issuer: 'Saeco', partner_name: 'e-Luscious Nederland B.V.' });
		const isRight = (name: string) => compare({ fields: { vendorName: found(name) }, doubts: [] }, truth)[0].isRight;
		expect(['SAECO', 'e-Luscious Nederland BV', 'e-Luscious', 'Sae'].map(isRight)).toEqual([true, true, true, false]);
	});

	it('measures the notes by what they say of the wrong fields', () => {
		const comparison = (isRight: boolean, isDoubted: boolean) => ({ field: 'total' as const, isRight, causes: isDoubted ? ['arithmetic'] : [], expected: '', got: '' });
		const comparisons = [comparison(true, false), comparison(true, true), comparison(false, true), comparison(false, true), comparison(false, false)];
		const shares = sharesOf([{ kind: 'text layer', folder: 'a', file: 'b.pdf', pages: 2, seconds: 3, comparisons }]);
		expect(shares['text layer']).toMatchObject({ 'the four': 0.4, 'notes: recall': 2 / 3, 'notes: precision': 2 / 3, 's a page': 1.5 });
	});

	it('takes a note for rightful where the document shows something else than the truth', () => {
		const comparisons = [{ field: 'total' as const, isRight: true, causes: ['two-candidates'], isContradicted: true, expected: '119', got: '119' }];
		const scored = [{ kind: 'embedded XML' as const, folder: 'a', file: 'b.pdf', pages: 1, seconds: 1, comparisons }];
		expect(sharesOf(scored)['embedded XML']).toMatchObject({ 'the four': 1, 'notes: precision': 1 });
		expect(describeMisses(scored)).toContain('total, two-candidates: 1 rightful, 0 superfluous');
	});

	it('reads the truth from labels of a custom model', () => {
		const labels = [{ label: 'Receipt No', value: [{ text: '2468' }] }, { label: 'Sold To', value: [{ text: 'Fabrikam' }, { text: 'Residences' }] }];
		expect(fromAzureLabels({ labels })).toEqual({ invoiceNumber: '2468', customerName: 'Fabrikam Residences' });
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
