import type { INodeExecutionData } from 'n8n-workflow';

import { doubtful, invoice } from './support/documents';
import { NODE, useJobs } from './support/fixture';
import { allOf, rowsOf } from './support/seen';
import { calls, named, SERVICES, type Service } from './support/services';

const fixture = useJobs();
const MINUTE = 60_000;
const FILES = [invoice('A-1'), invoice('A-2')];

/** The formats that a service has, and the endpoint that gives the files. */
const FORMATS: Record<string, { formats: string[]; route: string }> = {
	'Invoice Data Extraction': { formats: ['csv', 'json', 'xlsx'], route: 'storageGet' },
	'InvoiceParser Pro, one by one': { formats: ['csv', 'excel'], route: 'downloadInvoice' },
	'InvoiceParser Pro, in batches': { formats: ['csv', 'excel', 'qb', 'zoho'], route: 'downloadBatch' },
};

const filesOf = ({ binary = {} }: INodeExecutionData) => Object.keys(binary).filter((field) => field.startsWith('result_')).sort();
const bytesOf = async (item: INodeExecutionData, format: string) => await fixture().engine.readBinary(item.binary![`result_${format}`]);
const extracting = async (service: Service, alsoDownload: string[], files = FILES) => await fixture().run(service, 'extract', { files, options: { alsoDownload, evidence: 'full' } });

describe.each(named(SERVICES.filter(({ name }) => name in FORMATS)))('%s: Also Download', (name, service) => {
	const { formats, route } = FORMATS[name];

	it('brings each file along once, on one item of each piece of work; rows stay rows', async () => {
		const run = await extracting(service, formats);
		expect(rowsOf(service, run)).toEqual({ extracted: ['A-1', 'A-2'], needsReview: [], failed: [] });
		const carrying = allOf(run).filter((item) => filesOf(item).length > 0);
		expect(carrying.map(filesOf)).toEqual(Array.from({ length: calls(service) }, () => formats.map((format) => `result_${format}`)));
		expect(fixture().server(service).requests.filter((request) => request.route === route).length).toBeLessThanOrEqual(calls(service) * (formats.length + 1));
		expect((await bytesOf(carrying[0], 'csv')).toString()).toMatch(/A-1/);
		expect((await bytesOf(carrying[0], formats.includes('excel') ? 'excel' : 'xlsx')).toString('latin1', 0, 2)).toBe('PK');
	});

	it('does so for Get Rows, also on an item that needs review and has its document', async () => {
		const sent = allOf(await fixture().run(service, 'submit', { files: [doubtful('A-1')] }));
		await fixture().clock.sleep(5 * MINUTE);
		const run = await fixture().run(service, 'getRows', { items: sent, options: { alsoDownload: ['csv'] } });
		expect(allOf(run, NODE, 1).map(({ binary }) => Object.keys(binary ?? {}).sort())).toEqual([['data', 'result_csv']]);
	});

	it('tells of a file that cannot be had, and loses no row', async () => {
		fixture().faults(service).add({ route: name === 'Invoice Data Extraction' ? 'storageGet' : route, kind: 'status', status: 404, match: 'csv', times: 99 });
		const run = await extracting(service, ['csv']);
		expect(run.error).toBeUndefined();
		expect(rowsOf(service, run).extracted).toEqual(['A-1', 'A-2']);
		expect(allOf(run)[0].json._extraction).toMatchObject({ manifest: { resultFiles: [{ format: 'csv', binaryField: null, code: expect.any(String), message: expect.any(String) }] } });
		expect(run.hints(NODE)).toMatchObject([{ message: expect.stringMatching(/result files? could not be downloaded/) }]);
	});
});

it.each(named(SERVICES.filter(({ name }) => !(name in FORMATS))))('%s has no files, and offers none', (_name, service) => {
	expect(JSON.stringify(service.node.description.properties)).not.toContain('alsoDownload');
});
