import { useExtractFixture, type Outcome } from '../../support/extractFixture';
import { invoicePdf, type TestFile } from '../../support/testDocuments';

const fixture = useExtractFixture();

const logo: TestFile = { name: 'logo.gif', bytes: Buffer.from('GIF89a') };

const numbers = ({ extracted }: Outcome) =>
	extracted.map(({ json, pairedItem }) => [json['Invoice Number'], pairedItem]);
const failures = ({ failed }: Outcome) =>
	failed.map(({ json, pairedItem }) => [json.fileName, json.code, pairedItem]);

it('takes all files of all items', async () => {
	const outcome = await fixture().extract([
		await fixture().item({ data: await invoicePdf('A-1'), attachment_0: await invoicePdf('A-2') }),
		await fixture().item({ scan: await invoicePdf('A-3') }),
	]);
	expect(numbers(outcome)).toEqual([
		['A-1', { item: 0 }],
		['A-2', { item: 0 }],
		['A-3', { item: 1 }],
	]);
	expect(fixture().requests('createSession')).toHaveLength(1);
});

it('takes only the named fields, and says which items have none of them', async () => {
	const outcome = await fixture().extract(
		[
			await fixture().item({ data: await invoicePdf('A-1'), copy: await invoicePdf('A-2') }),
			await fixture().item({ copy: await invoicePdf('A-3') }),
			await fixture().item({ invoice: await invoicePdf('A-4') }),
		],
		{ options: { binaryFields: 'data, invoice' } },
	);
	expect(numbers(outcome)).toEqual([
		['A-1', { item: 0 }],
		['A-4', { item: 2 }],
	]);
	expect(outcome.failed.map(({ json, pairedItem }) => [json, pairedItem])).toEqual([
		[
			{ fileName: null, stage: 'check', code: 'NO_FILE', message: 'The item has no file in data, invoice.', retryable: false, extractionId: null },
			{ item: 1 },
		],
	]);
});

it('reports an item without a file, and extracts the others', async () => {
	const outcome = await fixture().extract([{ json: { mail: 1 } }, await fixture().item({ data: await invoicePdf('A-1') })]);
	expect(numbers(outcome)).toEqual([['A-1', { item: 1 }]]);
	expect(failures(outcome)).toEqual([[null, 'NO_FILE', { item: 0 }]]);
});

describe('files outside the filter', () => {
	const mail = async () => [await fixture().item({ a: logo, b: await invoicePdf('A-1') })];

	it('go to Failed, so that none gets lost without a word', async () => {
		const outcome = await fixture().extract(await mail());
		expect(numbers(outcome)).toEqual([['A-1', { item: 0 }]]);
		expect(failures(outcome)).toEqual([['logo.gif', 'UNSUPPORTED_FILE_TYPE', { item: 0 }]]);
	});

	it('are left out when told to ignore them', async () => {
		const outcome = await fixture().extract(await mail(), { options: { outsideFilter: 'ignore' } });
		expect(numbers(outcome)).toEqual([['A-1', { item: 0 }]]);
		expect(failures(outcome)).toEqual([]);
	});

	it('are those that a filter of one\'s own leaves out', async () => {
		const items = [await fixture().item({ a: await invoicePdf('A-1'), b: await invoicePdf('A-2', 'A-2.PDF') })];
		const outcome = await fixture().extract(items, { options: { fileFilter: 'image/*' } });
		expect(failures(outcome).map(([name]) => name)).toEqual(['A-1.pdf', 'A-2.PDF']);
		expect(fixture().sandbox.requests).toEqual([]);
	});
});

it('fails clearly when the input has no file at all', async () => {
	const { run } = await fixture().extract([{ json: { mail: 1 } }, { json: { mail: 2 } }]);
	expect(run.status).toBe('error');
	expect(run.error).toMatchObject({
		message: 'The input has no files to extract',
		description: expect.stringMatching(/must give files as binary data/),
	});
	expect(fixture().sandbox.requests).toEqual([]);
});

it('names the fields that it looked for when no item has them', async () => {
	const { run } = await fixture().extract([await invoicePdf('A-1')], { options: { binaryFields: 'invoice' } });
	expect(run.error).toMatchObject({ description: expect.stringMatching(/binary field named invoice\./) });
});

it('keeps documents of the same name apart, in whatever case and Unicode form', async () => {
	const names = ['Café.pdf', 'Cafe\u0301.pdf', 'CAFÉ.PDF', 'invoice.pdf', 'invoice.pdf'];
	const files = await Promise.all(names.map(async (name, index) => await invoicePdf(`A-${index}`, name)));
	const outcome = await fixture().extract(files);
	expect(numbers(outcome)).toEqual(names.map((_, item) => [`A-${item}`, { item }]));
	const sources = outcome.extracted.map(({ json }) => json._sourceFile);
	expect(sources).toEqual(names);
	const sent = fixture().sandbox.invoiceDataExtraction.sessions[0].files.map(({ name }) => name.toLowerCase());
	expect(new Set(sent).size).toBe(names.length);
});

it('extracts the same file twice when two items bring it, and flags the second', async () => {
	const invoice = await invoicePdf('A-1');
	const { extracted, needsReview } = await fixture().extract([invoice, invoice], { options: { evidence: 'full' } });
	expect(extracted.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
	expect(needsReview.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
	expect(needsReview[0].json._extraction).toMatchObject({
		flagged: true,
		reasons: [{ code: 'DUPLICATE', field: 'Invoice Number', message: 'Invoice A-1 came before in A-1.pdf' }],
	});
});
