import { invoicePdf, lockedPdf, secretlyLockedPdf, wrongTotalPdf } from '../../support/testDocuments';
import { codes, extract, extractBatch, numbers, reasons, useReadingParserPro } from './support';

const fixture = useReadingParserPro();

const files = async () => [await invoicePdf('A-1'), await wrongTotalPdf('A-2'), await lockedPdf('locked.pdf'), await secretlyLockedPdf('secret.pdf')];

it('comes with real PDFs to rows, review and failures', async () => {
	const { run, extracted, needsReview, failed } = await extract(fixture(), await files(), { options: { includeBoundingBoxes: true, minConfidence: 0.7, addInvoice: true } });
	expect(run.error).toBeUndefined();
	expect(extracted).toHaveLength(1);
	expect(extracted[0].json).toMatchObject({
		vendor: 'Harbor Supply Co.',
		invoice_number: 'A-1',
		subtotal: 1064.76,
		tax: 58.56,
		total: 1123.32,
		currency: 'USD',
		automation_ready: true,
		field_locations: { total: { page: 1, polygon: expect.any(Array), confidence: expect.any(Number) } },
		_invoice: { vendor: { name: 'Harbor Supply Co.' }, total: 1123.32 },
	});
	expect(numbers(needsReview)).toEqual(['A-2']);
	expect(reasons(needsReview).map(({ code }) => code)).toEqual(expect.arrayContaining(['TOTALS_MISMATCH', 'NOT_AUTOMATION_READY', 'RISK']));
	expect(codes(failed)).toEqual([['locked.pdf', 'ENCRYPTED_FILE'], ['secret.pdf', 'EXTRACTION_FAILED']]);
});

it('comes with a batch of real PDFs to the same', async () => {
	const { extracted, needsReview, failed } = await extractBatch(fixture(), await files());
	expect([...numbers(extracted), ...numbers(needsReview)].sort()).toEqual(['A-1', 'A-2']);
	expect(codes(failed)).toEqual([['locked.pdf', 'ENCRYPTED_FILE'], ['secret.pdf', 'EXTRACTION_FAILED']]);
});
