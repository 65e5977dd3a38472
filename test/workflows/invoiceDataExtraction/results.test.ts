import type { SandboxSettings } from '../../../sandbox/server';
import { useExtractFixture, type Outcome } from '../../support/extractFixture';
import { invoicePdf, threePagePdf } from '../../support/testDocuments';

const fixture = useExtractFixture();

const rows = ({ extracted, needsReview }: Outcome) =>
	[...extracted, ...needsReview].map(({ json, pairedItem }) => [json['Invoice Number'], pairedItem]);

describe('the rows are downloaded', () => {
	it('with a fresh URL when the one of the answer has expired', async () => {
		fixture().sandbox.settings.downloadUrlTtlSeconds = 60;
		fixture().sandbox.faults.add({ route: 'poll', kind: 'delay', delayMs: 90_000 });
		const outcome = await fixture().extract([await invoicePdf('A-1')]);
		expect(rows(outcome)).toEqual([['A-1', { item: 0 }]]);
		expect(fixture().requests('storageGet').map(({ status }) => status)).toEqual([403, 200]);
		expect(fixture().requests('output').map(({ query, status }) => [query, status])).toEqual([[{ format: 'json' }, 200]]);
	});

	it('again when they arrive cut off', async () => {
		fixture().sandbox.faults.add({ route: 'storageGet', kind: 'truncatedJson' });
		expect(rows(await fixture().extract([await invoicePdf('A-1')]))).toEqual([['A-1', { item: 0 }]]);
	});

	it('or else the error names the extraction: its rows are paid for and can be fetched later', async () => {
		fixture().sandbox.settings.outputFormats = ['csv'];
		const { run } = await fixture().extract([await invoicePdf('A-1')]);
		const { id } = fixture().sandbox.invoiceDataExtraction.extractions[0];
		expect(run.error).toMatchObject({
			message: expect.stringContaining('Output is not available'),
			description: expect.stringMatching(new RegExp(`Code: OUTPUT_NOT_AVAILABLE. Extraction ID: ${id}`)),
			httpCode: '404',
		});
	});
});

describe.each<SandboxSettings['sourceFileColumn']>(['name', 'nameAndPage', 'nameHashPage', 'nameDashPage'])(
	'with a Source File column written as "%s"',
	(format) => {
		it('every row finds its document, however alike their names are', async () => {
			fixture().sandbox.settings.sourceFileColumn = format;
			const names = ['1.pdf', '11.pdf', 'page 1.pdf', 'a (1).pdf', 'a (Page 1).pdf', 'a.pdf', 'a.pdf - Page 2.pdf', 'a#1.pdf'];
			const files = await Promise.all(names.map(async (name, index) => await invoicePdf(`A-${index}`, name)));
			const outcome = await fixture().extract(files);
			expect(rows(outcome)).toEqual(names.map((_, item) => [`A-${item}`, { item }]));
			const details = outcome.extracted.map(({ json }) => [json._sourceFile, json._page]);
			expect(details).toEqual(names.map((sourceFile) => [sourceFile, format === 'name' ? undefined : 1]));
		});

		it('the line items of several pages and documents find theirs', async () => {
			fixture().sandbox.settings.sourceFileColumn = format;
			const parameters = {
				outputStructure: 'per_line_item',
				promptMode: 'fields', fields: { field: ['Invoice Number', 'Line Item Description'].map((name) => ({ name })) },
			};
			const outcome = await fixture().extract([await invoicePdf('A-1', 'a.pdf'), await threePagePdf('A-2', 'b.pdf')], { parameters });
			const found = rows(outcome);
			expect(found.filter(([number]) => number === 'A-1')).toEqual(Array(3).fill(['A-1', { item: 0 }]));
			expect(found.filter(([number]) => number === 'A-2')).toEqual(Array(58).fill(['A-2', { item: 1 }]));
			expect(outcome.failed).toEqual([]);
		});
	},
);
