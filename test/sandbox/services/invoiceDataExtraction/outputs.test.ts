import { parse } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import { unzipSync, strFromU8 } from 'fflate';
import { request } from 'undici';
import { z } from 'zod';
import { Client, download } from '../../support/client';

let client: Client;

beforeEach(async () => {
	client = await Client.start();
});
afterEach(async () => await client.sandbox.close());

const INVOICE = 'invoiceNumber: =A"1\ninvoiceDate: 2026-01-31\ntotal: 119.5';
const PROMPT = { fields: [{ name: 'Invoice Number' }, { name: 'Invoice Date' }, { name: 'Total' }, { name: 'IBAN' }] };

async function outputOf(id: unknown, format: string) {
	return await client.call('GET', `/extractions/${String(id)}/output?format=${format}`);
}

describe('the outputs', () => {
	it('are the same rows as JSON, CSV and XLSX', async () => {
		const completed = await client.extract({ 'a.pdf': INVOICE }, { prompt: PROMPT });
		const id = completed.body.extraction_id;

		expect(await client.rows(completed)).toEqual([
			{
				'Invoice Number': '=A"1',
				'Invoice Date': '2026-01-31',
				Total: 119.5,
				IBAN: null,
				'Source File': 'a.pdf (Page 1)',
			},
		]);
		const csv = await download(String((await outputOf(id, 'csv')).body.download_url));
		expect(parse(csv.text)).toEqual([
			['Invoice Number', 'Invoice Date', 'Total', 'IBAN', 'Source File'],
			['=A"1', '2026-01-31', '119.5', '', 'a.pdf (Page 1)'],
		]);
		const xlsx = await request(String((await outputOf(id, 'xlsx')).body.download_url));
		expect(xlsx.headers['content-type']).toBe(
			'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		);
		expect(cellsOfSecondRow(new Uint8Array(await xlsx.body.arrayBuffer()))).toEqual([
			{ '@r': 'A2', '@t': 's', v: expect.anything() },
			// A date: days since 1899-12-30, in the sheet's date style.
			{ '@r': 'B2', '@s': expect.anything(), v: 46_053 },
			{ '@r': 'C2', v: 119.5 },
			{ '@r': 'E2', '@t': 's', v: expect.anything() },
		]);
	});

	it('can be downloaded for five minutes, then from a fresh URL', async () => {
		const { body } = await client.extract({ 'a.pdf': INVOICE });
		const url = String((await outputOf(body.extraction_id, 'json')).body.download_url);

		await client.clock.sleep(299_000);
		expect((await download(url)).status).toBe(200);
		await client.clock.sleep(1000);
		const late = await download(url);
		expect(late.status).toBe(403);
		expect(late.text).toContain('Request has expired');
		const fresh = String((await outputOf(body.extraction_id, 'json')).body.download_url);
		expect((await download(fresh)).status).toBe(200);
	});

	it('are not given to a request with an Authorization header', async () => {
		const { body } = await client.extract({ 'a.pdf': INVOICE });
		const url = String((await outputOf(body.extraction_id, 'json')).body.download_url);

		expect((await download(url, { authorization: `Bearer ${client.key}` })).status).toBe(400);
	});

	it('are not available for a format that was not generated', async () => {
		client.sandbox.settings.outputFormats = ['json'];
		const { body } = await client.extract({ 'a.pdf': INVOICE });

		expect(body.output).toEqual({ json_url: expect.any(String), csv_url: null, xlsx_url: null });
		expect(await outputOf(body.extraction_id, 'csv')).toMatchObject({
			status: 404,
			body: { error: { code: 'OUTPUT_NOT_AVAILABLE' } },
		});
	});

	it('are not available before the end, nor after a failure', async () => {
		const running = await client.submit('s', await client.upload('s', { 'a.pdf': 'garbage' }));
		expect((await outputOf(running.body.extraction_id, 'json')).body).toMatchObject({
			error: { code: 'OUTPUT_NOT_AVAILABLE' },
		});
		await client.finish(running.body.extraction_id);
		expect((await outputOf(running.body.extraction_id, 'json')).status).toBe(404);
	});

	it('need a known extraction and a known format', async () => {
		expect(await outputOf('nowhere', 'json')).toMatchObject({
			status: 404,
			body: { error: { code: 'EXTRACTION_NOT_FOUND' } },
		});
		expect(await outputOf('nowhere', 'pdf')).toMatchObject({
			status: 400,
			body: { error: { code: 'INVALID_INPUT', details: { issues: [{ path: ['format'] }] } } },
		});
	});
});

describe('deleting an extraction', () => {
	const remove = async (id: unknown) => await client.call('DELETE', `/extractions/${String(id)}`);

	it('takes away its outputs and its source files', async () => {
		const { body } = await client.extract({ 'a.pdf': INVOICE });
		const url = String((await outputOf(body.extraction_id, 'json')).body.download_url);

		expect(await remove(body.extraction_id)).toMatchObject({ status: 200, body: { success: true } });
		expect((await client.poll(body.extraction_id)).status).toBe(404);
		expect((await download(url)).text).toContain('<Code>NoSuchKey</Code>');
		expect((await client.submit('session-0', ['a'])).body).toMatchObject({
			error: { code: 'INVALID_INPUT', details: { issues: [{ path: ['file_ids', 0] }] } },
		});
	});

	it('leaves source files that another extraction uses', async () => {
		await client.upload('s', { 'a.pdf': INVOICE });
		const first = (await client.submit('s', ['a'])).body.extraction_id;
		const second = (await client.submit('s', ['a'])).body.extraction_id;
		await client.finish(first);
		await client.finish(second);

		await remove(first);
		const third = await client.submit('s', ['a']);
		expect((await client.finish(third.body.extraction_id)).body.status).toBe('completed');
	});

	it('has to wait for its end', async () => {
		const { body } = await client.submit('s', await client.upload('s', { 'a.pdf': INVOICE }));

		expect(await remove(body.extraction_id)).toMatchObject({
			status: 409,
			body: { error: { code: 'EXTRACTION_IN_PROGRESS' } },
		});
		await client.finish(body.extraction_id);
		expect((await remove(body.extraction_id)).status).toBe(200);
	});

	it('needs a known extraction', async () => {
		expect(await remove('nowhere')).toMatchObject({
			status: 404,
			body: { error: { code: 'EXTRACTION_NOT_FOUND' } },
		});
	});
});

/** Type ("s" for text, none for numbers and dates) and style of the filled cells of row 2, with their numbers. */
function cellsOfSecondRow(file: Uint8Array): Array<Record<string, unknown>> {
	const sheet = strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml']);
	const xml: unknown = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@' }).parse(sheet);
	return sheetSchema.parse(xml).worksheet.sheetData.row[1].c;
}

const sheetSchema = z.object({
	worksheet: z.object({
		sheetData: z.object({ row: z.array(z.object({ c: z.array(z.record(z.unknown())) })) }),
	}),
});
