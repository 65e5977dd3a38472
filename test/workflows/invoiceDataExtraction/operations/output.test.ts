import type { IDataObject } from 'n8n-workflow';
import { strFromU8, unzipSync } from 'fflate';
import { request } from 'undici';

import type { BinaryMode } from '../../../../tools/n8nEngine';
import { useExtractFixture, type ExtractFixture } from '../../../support/extractFixture';
import { invoicePdf } from '../../../support/testDocuments';
import { operation, run, workflowOf } from '../../../support/workflows';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Extracts one invoice for each number, each as an extraction of its own with these fields, and gives their items. */
async function extracted(fixture: ExtractFixture, numbers: string[], columns: string[][] = numbers.map(() => ['Invoice Number', 'Total'])) {
	const items = [];
	for (const [index, number] of numbers.entries()) {
		const fields = { field: columns[index].map((name) => ({ name })) };
		const before = fixture.sandbox.invoiceDataExtraction.extractions.length;
		await fixture.extract([await invoicePdf(number)], { parameters: { promptMode: 'fields', fields } });
		items.push({ json: { extractionId: fixture.sandbox.invoiceDataExtraction.extractions[before].id, number } });
	}
	fixture.sandbox.requests.length = 0;
	return items;
}

const download = (parameters: IDataObject = {}) => workflowOf([operation('Download', ['output', 'download'], parameters)]);

describe.each<BinaryMode>(['default', 'filesystem'])('Output: Download, binary data "%s"', (mode) => {
	const fixture = useExtractFixture(mode);

	it('gives each format as a file with its type and name, paired to its extraction', async () => {
		const [item] = await extracted(fixture(), ['A-1']);
		const done = await run(fixture(), download({ formats: ['json', 'csv', 'xlsx'] }), [item]);
		const id = item.json.extractionId;
		expect(done.output('Download').map(({ json, binary, pairedItem }) => [json, binary?.data.mimeType, binary?.data.fileName, pairedItem])).toEqual(
			(['json', 'csv', 'xlsx'] as const).map((format) => {
				const mimeType = { json: 'application/json', csv: 'text/csv', xlsx: XLSX }[format];
				const fileName = `extraction-${id}.${format}`;
				return [{ extractionId: id, format, available: true, fileName, mimeType }, mimeType, fileName, { item: 0 }];
			}),
		);
	});

	it('gives files that can be read', async () => {
		const done = await run(fixture(), download({ formats: ['json', 'csv', 'xlsx'] }), await extracted(fixture(), ['A-1']));
		const [json, csv, xlsx] = await Promise.all(done.output('Download').map(async ({ binary }) => await fixture().engine.readBinary(binary!.data)));
		expect(JSON.parse(json.toString())).toEqual([{ 'Invoice Number': 'A-1', Total: 1123.32, 'Source File': 'A-1.pdf (Page 1)' }]);
		expect(csv.toString()).toBe('Invoice Number,Total,Source File\nA-1,1123.32,A-1.pdf (Page 1)\n');
		expect(strFromU8(unzipSync(xlsx)['xl/sharedStrings.xml'])).toContain('Invoice Number');
	});
});

describe('Output: Download', () => {
	const fixture = useExtractFixture();

	it('streams into the storage of n8n: the item holds a reference, not the bytes', async () => {
		const done = await run(fixture(), download({ formats: ['csv'] }), await extracted(fixture(), ['A-1']));
		expect(done.output('Download')[0].binary?.data).toMatchObject({ id: expect.stringMatching(/^filesystem/), data: 'filesystem-v2' });
	});

	it('puts the file into the chosen field', async () => {
		const done = await run(fixture(), download({ binaryField: 'sheet' }), await extracted(fixture(), ['A-1']));
		expect(Object.keys(done.output('Download')[0].binary ?? {})).toEqual(['sheet']);
	});

	it('takes the formats of each item for itself', async () => {
		const items = (await extracted(fixture(), ['A-1', 'A-2'])).map(({ json }, index) => ({ json: { ...json, want: [['csv'], ['json']][index] } }));
		const done = await run(fixture(), download({ formats: '={{ $json.want }}' }), items);
		expect(done.output('Download').map(({ json, pairedItem }) => [json.format, pairedItem])).toEqual([
			['csv', { item: 0 }],
			['json', { item: 1 }],
		]);
	});

	it('gives an item that says so for a format that was not made', async () => {
		fixture().sandbox.settings.outputFormats = ['json', 'csv'];
		const [item] = await extracted(fixture(), ['A-1']);
		const done = await run(fixture(), download({ formats: ['xlsx', 'csv'] }), [item]);
		expect(done.status).toBe('success');
		expect(done.output('Download').map(({ json }) => [json.format, json.available])).toEqual([['csv', true], ['xlsx', false]]);
		expect(done.output('Download')[1]).toMatchObject({
			json: { code: 'OUTPUT_NOT_AVAILABLE', advice: expect.stringContaining('Try another format') },
			pairedItem: { item: 0 },
		});
	});

	it('and for an extraction that the service does not know', async () => {
		const done = await run(fixture(), download({ formats: ['csv'] }), [{ json: { extractionId: 'unknown' } }]);
		expect(done.output('Download').map(({ json }) => [json.available, json.code])).toEqual([[false, 'EXTRACTION_NOT_FOUND']]);
	});

	it('renews a URL that has expired', async () => {
		const items = await extracted(fixture(), ['A-1']);
		fixture().sandbox.faults.add({ route: 'output', kind: 'delay', delayMs: 6 * 60_000 });
		const done = await run(fixture(), download({ formats: ['csv'] }), items);
		expect(done.output('Download')[0].json.available).toBe(true);
		expect(fixture().requests('storageGet').map(({ status }) => status)).toEqual([403, 200]);
		expect(fixture().requests('output')).toHaveLength(2);
	});

	it('begins a download that breaks off again', async () => {
		const items = await extracted(fixture(), ['A-1']);
		fixture().sandbox.faults.add({ route: 'storageGet', kind: 'dropAfter', times: 2 });
		const done = await run(fixture(), download({ formats: ['csv'] }), items);
		const [{ binary }] = done.output('Download');
		expect((await fixture().engine.readBinary(binary!.data)).toString()).toContain('A-1,1123.32');
	});

	it('sends no key to the storage', async () => {
		await run(fixture(), download({ formats: ['csv'] }), await extracted(fixture(), ['A-1']));
		expect(fixture().requests('storageGet').map(({ headers }) => headers.authorization)).toEqual([undefined]);
	});

	it.each([
		['continueRegularOutput', 0],
		['continueErrorOutput', 1],
	] as const)('with On Error "%s" goes on with an error for each item', async (onError, output) => {
		const items = await extracted(fixture(), ['A-1', 'A-2']);
		fixture().sandbox.faults.add({ route: 'output', kind: 'status', status: 401, code: 'API_KEY_EXPIRED', times: 10 });
		const node = operation('Download', ['output', 'download'], { formats: ['csv'] }, { onError });
		const done = await run(fixture(), workflowOf([node]), items);
		expect(done.status).toBe('success');
		expect(done.output('Download', output).map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});
});

describe('Merge Extractions', () => {
	const fixture = useExtractFixture();
	const merged = (formats: string[]) => download({ formats, merge: true });
	const texts = async (done: Awaited<ReturnType<typeof run>>) =>
		await Promise.all(done.output('Download').map(async ({ binary }) => (await fixture().engine.readBinary(binary!.data)).toString()));

	it('makes one CSV under one header when the headers agree', async () => {
		const done = await run(fixture(), merged(['csv']), await extracted(fixture(), ['A-1', 'A-2']));
		expect(await texts(done)).toEqual(['Invoice Number,Total,Source File\nA-1,1123.32,A-1.pdf (Page 1)\nA-2,1123.32,A-2.pdf (Page 1)\n']);
		expect(done.output('Download')[0]).toMatchObject({
			json: { extractionIds: [expect.any(String), expect.any(String)], fileName: 'extractions.csv', mimeType: 'text/csv' },
			pairedItem: [{ item: 0 }, { item: 1 }],
		});
	});

	it.each([
		['other columns', [['Invoice Number', 'Total'], ['Invoice Number', 'Vendor Name']]],
		['another order', [['Invoice Number', 'Total'], ['Total', 'Invoice Number']]],
	])('leaves CSV files with %s apart, since a column that moves would corrupt the rest', async (_what, columns) => {
		const done = await run(fixture(), merged(['csv']), await extracted(fixture(), ['A-1', 'A-2'], columns));
		expect(await texts(done)).toHaveLength(2);
		expect(done.output('Download').map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(done.output('Download').map(({ json }) => [json.merged, json.code])).toEqual([[false, 'NOTHING_TO_MERGE'], [false, 'SCHEMA_DRIFT']]);
	});

	it.each(['csv', 'json'])('merges those %s files that agree with the first, and says of the other one in what it differs', async (format) => {
		const columns = [['Invoice Number', 'Total'], ['Invoice Number', 'Vendor Name'], ['Invoice Number', 'Total']];
		const done = await run(fixture(), merged([format]), await extracted(fixture(), ['A-1', 'A-2', 'A-3'], columns));
		expect(done.output('Download')).toMatchObject([
			{ json: { merged: true, extractionIds: [expect.any(String), expect.any(String)] }, pairedItem: [{ item: 0 }, { item: 2 }] },
			{ json: { merged: false, code: 'SCHEMA_DRIFT', message: expect.stringMatching(/without Total and with Vendor Name/) }, pairedItem: { item: 1 } },
		]);
		expect((await texts(done))[0]).toMatch(/A-1[^]*A-3/);
	});

	it('makes one JSON, and says of Excel files what to choose', async () => {
		const done = await run(fixture(), merged(['json', 'xlsx']), await extracted(fixture(), ['A-1', 'A-2']));
		expect(done.output('Download').map(({ json }) => [json.format, json.merged])).toEqual([['json', true], ['xlsx', false], ['xlsx', false]]);
		expect(done.output('Download')[1].json).toMatchObject({ code: 'FORMAT_NOT_MERGED', message: expect.stringContaining('Choose CSV') });
		const rows = JSON.parse((await texts(done))[0]) as IDataObject[];
		expect(rows.map((row) => row['Invoice Number'])).toEqual(['A-1', 'A-2']);
	});

	it('makes one JSON of files with a byte order mark and of numbers that no program of its own can hold', async () => {
		const items = await extracted(fixture(), ['A-1', 'A-2']);
		await fixture().sandbox.invoiceDataExtraction.rewriteOutput(items[0].json.extractionId, 'json', (text) => `\uFEFF${text.replace('1123.32', '12345678901234567890.10')}`);
		const done = await run(fixture(), merged(['json']), items);
		const [text] = await texts(done);
		expect((JSON.parse(text) as IDataObject[]).map((row) => row['Invoice Number'])).toEqual(['A-1', 'A-2']);
		expect(text).toContain('12345678901234567890.10');
	});
});

describe('several rows of one extraction', () => {
	const fixture = useExtractFixture();

	it('are one download of each format, paired to all of them', async () => {
		const [item] = await extracted(fixture(), ['A-1']);
		const row = { json: { _extractionId: item.json.extractionId } };
		const done = await run(fixture(), download({ formats: ['csv', 'json'] }), [row, item, row]);
		expect(done.output('Download').map(({ json, pairedItem }) => [json.format, pairedItem])).toEqual(
			['csv', 'json'].map((format) => [format, [{ item: 0 }, { item: 1 }, { item: 2 }]]),
		);
		expect(fixture().requests('storageGet')).toHaveLength(2);
	});
});

describe('Output: Get Download URL', () => {
	const fixture = useExtractFixture();
	const getUrl = (format = 'csv') => workflowOf([operation('Url', ['output', 'getDownloadUrl'], { format })]);

	it('gives a URL that works without a key, for five minutes', async () => {
		const items = await extracted(fixture(), ['A-1', 'A-2']);
		const done = await run(fixture(), getUrl(), items);
		expect(done.output('Url').map(({ json, pairedItem }) => [json.extractionId, json.format, json.expiresInSeconds, pairedItem])).toEqual(
			items.map(({ json }, item) => [json.extractionId, 'csv', 300, { item }]),
		);
		const answer = await request(String(done.output('Url')[1].json.downloadUrl));
		expect(answer.statusCode).toBe(200);
		expect(await answer.body.text()).toContain('A-2,1123.32');
	});

	it('says what is wrong with a format that was not made', async () => {
		fixture().sandbox.settings.outputFormats = ['json'];
		const done = await run(fixture(), getUrl(), await extracted(fixture(), ['A-1']));
		expect(done.error).toMatchObject({ name: 'NodeApiError', httpCode: '404', description: expect.stringContaining('Try another format') });
	});

	it.each([
		['continueRegularOutput', 0],
		['continueErrorOutput', 1],
	] as const)('with On Error "%s" the other items go on', async (onError, output) => {
		const [good] = await extracted(fixture(), ['A-1']);
		const node = operation('Url', ['output', 'getDownloadUrl'], { format: 'csv' }, { onError });
		const done = await run(fixture(), workflowOf([node]), [{ json: { extractionId: 'unknown' } }, good]);
		const failed = done.output('Url', output).filter(({ json }) => json.error);
		expect(failed).toMatchObject([{ json: { error: 'No extraction found for this extraction_id' }, pairedItem: { item: 0 } }]);
		expect(done.output('Url').filter(({ json }) => json.downloadUrl).map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
	});
});
