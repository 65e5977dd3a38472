import type { INodeExecutionData } from 'n8n-workflow';

import { operationsOf } from './operationFixture';
import { invoice, useParserPro } from './support';

const fixture = useParserPro();
const pro = () => fixture().sandbox.invoiceParserPro;
const { createBatch, items, upload } = operationsOf(fixture);

describe('Download', () => {
	const download = async (resource: string, started: INodeExecutionData[], format: string) => {
		const [{ binary, json }] = await items([resource, 'download'], started, { parameters: { format } });
		return { json, name: binary!.data.fileName, bytes: await fixture().engine.readBinary(binary!.data) };
	};

	it('gives the file of an invoice under the service\'s name for it', async () => {
		const uploaded = await upload(invoice('A-1'));
		await fixture().clock.sleep(10_000);
		const id = pro().jobs[0].id;
		const csv = await download('invoice', uploaded, 'csv');
		expect(csv.bytes.toString()).toMatch(/^File,Vendor,.*\nA-1\.pdf,Acme,/);
		expect(csv).toMatchObject({ name: `invoice_${id.slice(0, 8)}.csv`, json: { jobId: id, format: 'csv' } });
		expect((await download('invoice', uploaded, 'excel')).bytes.toString('latin1', 0, 2)).toBe('PK');
	});

	it.each([['invoice', 'downloadInvoice'], ['batch', 'downloadBatch']])('gives the file of an %s once, however many rows come in', async (resource, route) => {
		const [started] = resource === 'invoice' ? await upload(invoice('A-1')) : await createBatch(invoice('A-1'));
		await fixture().clock.sleep(10_000);
		const found = await items([resource, 'download'], [started, started, started], { parameters: { format: 'csv' } });
		expect(found.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }, { item: 1 }, { item: 2 }]]);
		expect(fixture().requests(route)).toHaveLength(1);
	});

	it.each(['excel', 'csv', 'qb', 'zoho'])('gives the combined file of a batch as %s, from an address on the origin', async (format) => {
		const created = await createBatch(invoice('A-1'), invoice('A-2'));
		await fixture().clock.sleep(10_000);
		const { bytes } = await download('batch', created, format);
		expect(bytes.length).toBeGreaterThan(50);
		expect(fixture().requests('downloadBatch').map(({ path }) => path)).toEqual([`/download/${pro().batches[0].id}/${format}`]);
		if (format === 'qb') expect(bytes.toString()).toMatch(/^Bill No,Vendor,.*\nA-1,Acme,.*\nA-2,Acme,/);
	});

	it.each([
		['invoice', 'The job is not completed'],
		['batch', 'The batch has no Excel (XLSX) file (its status is processing)'],
	])('of an %s says that it is not finished', async (resource, message) => {
		fixture().sandbox.settings.processingMsPerPage = 60_000;
		const started = resource === 'invoice' ? await upload(invoice('A-1')) : await createBatch(invoice('A-1'));
		const done = await fixture().run([resource, 'download'], [], { inputItems: started });
		expect(done.error).toMatchObject({ message });
	});

	it('begins again when it breaks off, and tells a web page from a file', async () => {
		const uploaded = await upload(invoice('A-1'));
		await fixture().clock.sleep(10_000);
		fixture().sandbox.faults.add({ route: 'downloadInvoice', kind: 'dropBefore' });
		expect((await download('invoice', uploaded, 'csv')).bytes.toString()).toMatch(/^File,/);
		fixture().sandbox.faults.add({ route: 'downloadInvoice', kind: 'html', status: 200, times: 9 });
		const done = await fixture().run(['invoice', 'download'], [], { inputItems: uploaded });
		expect(done.error).toMatchObject({ message: expect.stringContaining('is not an Excel file: a web page came') });
	});
});
