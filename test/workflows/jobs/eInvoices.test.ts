import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { TestFile } from '../../support/testDocuments';
import { collector, workflowOf } from '../../support/workflows';
import { broken, invoice } from './support/documents';
import { hybrid, pdfAround, UNREADABLE, xml } from './support/eInvoices';
import { NODE, useJobs, type Trial } from './support/fixture';
import { allOf, documentsOf, jsonOf, rowsOf } from './support/seen';
import { named, SERVICES, WAITED_FOR, type Service } from './support/services';

const fixture = useJobs();
const READ = { eInvoices: 'read' };
const SEND = { eInvoices: 'send' };

const extract = async (service: Service, files: TestFile[], options: IDataObject = {}, more: Trial = {}) => await fixture().run(service, 'extract', { files, options, ...more });
const charged = (service: Service) => service.charged(fixture());
const hints = (run: Awaited<ReturnType<typeof extract>>, node = NODE) => run.hints(node).map(({ message }) => message);
const codes = (items: INodeExecutionData[]) => jsonOf(items).map(({ _sourceFile: file, _reviewCodes: found }) => [file, found]);
const failed = (items: INodeExecutionData[]) => jsonOf(items).map(({ fileName, code, stage, retryable }) => [fileName, code, stage, retryable]);
/** Below its minimum an invoice has neither lines nor an order. */
const LESS = { specification: 'urn:factur-x.eu:1p0:minimum', lines: [], taxes: [], linesTotal: undefined, order: undefined };

describe.each(named(SERVICES))('%s', (_name, service) => {
	describe('Check', () => {
		it('reads XML alone in the node for nothing, and sends everything else', async () => {
			const run = await extract(service, [xml('X-1'), hybrid('H-1'), invoice('A-1')]);

			expect(run.error).toBeUndefined();
			expect(rowsOf(service, run)).toEqual({ extracted: ['A-1', 'H-1', 'X-1'], needsReview: [], failed: [] });
			expect(charged(service)).toBe(2);
			expect(allOf(run).map(({ json, pairedItem }) => [json[service.numberColumn], pairedItem])).toEqual([['X-1', { item: 0 }], ['H-1', { item: 1 }], ['A-1', { item: 2 }]]);
		});

		it('sends what differs from its XML to review, with both values and the document', async () => {
			const run = await extract(service, [hybrid('H-1', { total: 191 }), hybrid('H-2')]);
			const [{ json, binary }, ...others] = allOf(run, NODE, 1);

			expect(rowsOf(service, run)).toEqual({ extracted: ['H-2'], needsReview: ['H-1'], failed: [] });
			expect(others).toEqual([]);
			expect(String(json._reviewCodes)).toContain('E_INVOICE_DIFFERS');
			expect(String(json._review)).toMatch(/191\.00\sis\snot\sthe\s119\.00\sof\sthe\sXML\sin\sthe\sdocument/);
			expect(binary?.data.fileName).toBe('H-1.pdf');
			expect(hints(run).join()).toContain('1 that differs from its XML');
		});

		it('sends an invoice whose XML breaks a rule to review, be it alone or inside a PDF', async () => {
			const wrong = { total: 120, due: 120 };
			const run = await extract(service, [xml('X-1', wrong), hybrid('H-1', { total: 120 }, wrong)]);

			expect(codes(allOf(run, NODE, 1)).map(([file, found]) => [file, String(found).split(', ').includes('E_INVOICE_INVALID')])).toEqual([['X-1.xml', true], ['H-1.pdf', true]]);
			expect(String(allOf(run, NODE, 1)[0].json._reviewCodes)).toBe('E_INVOICE_INVALID');
		});

		it('compares what is left of a group when the service refuses another document of it', async () => {
			const run = await extract(service, [hybrid('H-1', { total: 191 }), broken('B-1'), invoice('A-1')]);

			expect(documentsOf(service, run)).toEqual(['A-1', 'B-1', 'H-1']);
			expect(String(allOf(run, NODE, 1)[0].json._reviewCodes)).toContain('E_INVOICE_DIFFERS');
		});
	});

	describe('Read in the Node', () => {
		it('neither sends nor charges what has XML', async () => {
			const run = await extract(service, [hybrid('H-1', { total: 191 }), xml('X-1')], READ);

			expect(rowsOf(service, run)).toEqual({ extracted: ['H-1', 'X-1'], needsReview: [], failed: [] });
			expect([charged(service), fixture().requests(service, 'submit')]).toEqual([0, []]);
			expect(hints(run)).toEqual([]);
		});

		it('gives the columns of the service, with the same values', async () => {
			const options = { evidence: 'none' };
			const [read] = jsonOf(allOf(await extract(service, [hybrid('H-1')], { ...READ, ...options })));
			const [sent] = jsonOf(allOf(await extract(service, [hybrid('H-1')], { ...SEND, ...options })));

			const stated = Object.entries(sent).filter(([column, value]) => column in read && !Array.isArray(value) && typeof value !== 'object' && value !== '');
			expect(stated.length).toBeGreaterThanOrEqual(4);
			for (const [column, value] of stated) expect({ [column]: String(read[column]).replace(/\.00$/, '') }).toEqual({ [column]: String(value).replace(/\.00$/, '') });
			expect(Object.keys(read).filter((column) => !(column in sent) && column !== 'Purchase Order Number')).toEqual([]);
		});

		it('sends a PDF whose XML does not state what was asked for, says so, and compares it', async () => {
			const run = await extract(service, [hybrid('H-1', { total: 191 }, { ...LESS, currency: undefined }), hybrid('H-2')], READ);

			expect(rowsOf(service, run)).toEqual({ extracted: ['H-2'], needsReview: ['H-1'], failed: [] });
			expect(charged(service)).toBe(1);
			expect(String(allOf(run, NODE, 1)[0].json._reviewCodes)).toContain('E_INVOICE_DIFFERS');
			expect(hints(run)[0]).toMatch(/^The XML does not state all columns, so that the PDF was sent: H-1\.pdf \(.+\)\.$/);
		});

		it('reads XML alone even where it states less than was asked for', async () => {
			const run = await extract(service, [xml('X-1', LESS)], READ);

			expect(rowsOf(service, run)).toEqual({ extracted: ['X-1'], needsReview: [], failed: [] });
			expect(charged(service)).toBe(0);
		});

		it('finds an invoice that comes as XML and as a scan', async () => {
			const scan = invoice('X-1', { vendorName: 'Rheinwerk GmbH', invoiceDate: '2026-01-15', subtotal: 100, tax: 19, total: 119 });
			const run = await extract(service, [scan, xml('X-1')], READ);

			expect(allOf(run).map(({ json }) => json._sourceFile)).toEqual(['X-1.xml']);
			expect(codes(allOf(run, NODE, 1))).toEqual([['X-1.pdf', 'DUPLICATE']]);
		});
	});

	describe('Send', () => {
		it('sends PDFs as if they had no XML, and fails XML alone as any other file', async () => {
			const run = await extract(service, [hybrid('H-1', { invoiceDate: '2026-01-16' }), xml('X-1')], SEND);

			expect(rowsOf(service, run).extracted).toEqual(['H-1']);
			expect(failed(allOf(run, NODE, 2))).toEqual([['X-1.xml', 'UNSUPPORTED_FILE_TYPE', 'check', false]]);
			expect(charged(service)).toBe(1);
		});
	});

	it('fails XML that cannot be read alone, and sends nothing of it', async () => {
		const run = await extract(service, [...UNREADABLE.map(([, file]) => file), xml('X-1')]);

		expect(failed(allOf(run, NODE, 2)).map(([name, code]) => [code, name])).toEqual(UNREADABLE.map(([code, { name }]) => [code, name]));
		expect(rowsOf(service, run).extracted).toEqual(['X-1']);
		expect(charged(service)).toBe(0);
	});

	it.each([READ, {}])('sends a PDF whose XML cannot be read, and says so: %j', async (mode) => {
		const run = await extract(service, [pdfAround('H-1', '<broken'), pdfAround('H-2', '<rss/>')], mode);

		expect(rowsOf(service, run)).toEqual({ extracted: ['H-1', 'H-2'], needsReview: [], failed: [] });
		expect(charged(service)).toBe(2);
		expect(hints(run)).toEqual(['The XML inside could not be read, so that only the PDF was sent: H-1.pdf (the attributes of broken are broken).']);
	});

	it('ignores other XML where files outside the filter are ignored, and all XML where the filter leaves it out', async () => {
		const [, feed] = UNREADABLE[3];
		expect(documentsOf(service, await extract(service, [feed, invoice('A-1')], { outsideFilter: 'ignore' }))).toEqual(['A-1']);
		expect(documentsOf(service, await extract(service, [xml('X-1'), invoice('A-1')], { outsideFilter: 'ignore', fileFilter: '.pdf' }))).toEqual(['A-1']);
	});

	it('fails XML that is gone from the storage of n8n alone', async () => {
		const items = await fixture().items([xml('X-1'), xml('X-2')]);
		items[0].binary!.data.id = 'filesystem-v2:gone';
		const run = await extract(service, [], {}, { items });

		expect(failed(allOf(run, NODE, 2))).toEqual([['X-1.xml', 'UNREADABLE_FILE', 'check', false]]);
		expect(rowsOf(service, run).extracted).toEqual(['X-2']);
	});

	it('needs no service for what it reads, and does not hide that the key is wrong', async () => {
		const alone = await extract(service, [xml('X-1')], {}, { apiKey: 'wrong' });
		const both = await extract(service, [xml('X-1'), invoice('A-1')], {}, { apiKey: 'wrong' });

		expect([alone.error, rowsOf(service, alone).extracted]).toEqual([undefined, ['X-1']]);
		expect(both.error).toBeDefined();
		expect(documentsOf(service, both)).toEqual([]);
	});
});

/** Submit, Wait for Completion wired back to itself, Get Rows; what failed ends in "Failed". */
const durable = (service: Service, options: IDataObject, whileProcessing = 'park') =>
	workflowOf(
		[
			fixture().node(service, 'Submit', 'submit', { options }),
			fixture().node(service, 'Wait', 'wait', { parameters: { whileProcessing }, node: { position: [200, 200] } }),
			fixture().node(service, 'Rows', 'getRows', { node: { position: [400, 0] } }),
			collector('Failed', { position: [400, 400] }),
		],
		[['Start', 0, 'Submit'], ['Submit', 0, 'Wait'], ['Submit', 1, 'Failed'], ['Wait', 0, 'Wait'], ['Wait', 1, 'Rows'], ['Wait', 2, 'Failed']],
	);

describe.each(named(WAITED_FOR))('%s, without waiting for the result', (_name, service) => {
	const FILES = [xml('X-1'), hybrid('H-1', { total: 191 }), invoice('A-1'), UNREADABLE[0][1]];

	/** Goes on as n8n does after it has ended, with what its database holds. */
	const toEnd = async (options: IDataObject, whileProcessing?: string) => {
		let run = await (await fixture().startWorkflow(service, durable(service, options, whileProcessing), { files: FILES })).finished;
		while (run.status === 'waiting' && run.waitTill) {
			await fixture().clock.sleep(run.waitTill.getTime() - fixture().clock.now());
			const stored = JSON.parse(JSON.stringify(run.stored())) as ReturnType<typeof run.stored>;
			run = await fixture().engine.resume(stored, { credentials: fixture().credentials(service) }).finished;
		}
		return run;
	};

	it.each([['hold', 0], ['park', 10 * 60_000]])('gives every document once, compared as it was sent: %s', async (whileProcessing, takes) => {
		if (takes) fixture().takes(service, takes);
		const run = await toEnd({}, whileProcessing);

		expect(run.error).toBeUndefined();
		expect(rowsOf(service, run, 'Rows')).toEqual({ extracted: ['A-1', 'X-1'], needsReview: ['H-1'], failed: [] });
		expect(String(allOf(run, 'Rows', 1)[0].json._reviewCodes)).toContain('E_INVOICE_DIFFERS');
		expect(failed(allOf(run, 'Failed'))).toEqual([['broken.xml', 'XML_MALFORMED', 'check', false]]);
		expect(charged(service)).toBe(2);
	});

	it('charges nothing for what is read in the node, and gives the columns that Extract gives', async () => {
		const run = await toEnd(READ, 'hold');
		const atOnce = await extract(service, [xml('X-1')]);

		expect(rowsOf(service, run, 'Rows')).toEqual({ extracted: ['A-1', 'H-1', 'X-1'], needsReview: [], failed: [] });
		expect(charged(service)).toBe(1);
		expect(jsonOf(allOf(run, 'Rows')).find(({ _sourceFile: file }) => file === 'X-1.xml')).toEqual(jsonOf(allOf(atOnce))[0]);
	});

	it('gives XML on Sent at once, with its document and paired to its item', async () => {
		const run = await fixture().run(service, 'submit', { files: [invoice('A-1'), xml('X-1'), xml('X-1')] });
		const read = allOf(run).filter(({ json }) => json.status === 'completed');

		expect(read.map(({ json, binary, pairedItem }) => [json.documents, binary?.document_0.fileName, pairedItem])).toMatchObject([
			[[{ originalName: 'X-1.xml', binaryField: 'document_0' }], 'X-1.xml', [{ item: 1 }]],
			[[{ originalName: 'X-1.xml', binaryField: 'document_0' }], 'X-1.xml', [{ item: 2 }]],
		]);
		expect(new Set(read.map(({ json }) => json[service.idKey])).size).toBe(2);
	});

	it('asks the service nothing about XML: not in Wait, not in Get Status, not in Get Rows', async () => {
		const items = allOf(await fixture().run(service, 'submit', { files: [xml('X-1')] })).map(({ json, binary }) => ({ json, binary }));
		const looked = await fixture().run(service, 'getStatus', { items });
		const waited = await fixture().run(service, 'wait', { items, parameters: { whileProcessing: 'hold' } });
		const rows = await fixture().run(service, 'getRows', { items });

		expect(jsonOf(allOf(looked))).toMatchObject([{ status: 'completed', progress: 100 }]);
		expect(allOf(waited, NODE, 1)).toHaveLength(1);
		expect(rowsOf(service, rows).extracted).toEqual(['X-1']);
		expect(fixture().server(service).requests).toEqual([]);
	});

	it.each([
		['lost its document', ({ json }: INodeExecutionData) => ({ json }), 'does not carry the document any more'],
		['is known by its ID alone', ({ json }: INodeExecutionData) => ({ json: { [service.idKey]: json[service.idKey] } }), 'does not carry the document any more'],
	])('Get Rows fails an item that %s, and says what to do', async (_way, changed, message) => {
		const sent = allOf(await fixture().run(service, 'submit', { files: [xml('X-1'), xml('X-2')] }));
		const run = await fixture().run(service, 'getRows', { items: [changed(sent[0]), { json: sent[1].json, binary: sent[1].binary }] });

		expect(jsonOf(allOf(run, NODE, 2))).toMatchObject([{ code: 'UNREADABLE_FILE', message: expect.stringContaining(message), retryable: false }]);
		expect(rowsOf(service, run).extracted).toEqual(['X-2']);
	});

	it('charges nothing twice when it runs again', async () => {
		await toEnd(READ, 'hold');
		await toEnd(READ, 'hold');

		expect(charged(service)).toBe(service.isKeyed ? 1 : 2);
	});
});

it.each([['check', ['H-2'], ['H-1']], ['send', ['H-1', 'H-2'], []]])('what is uploaded for later is compared where its rows are read: %s', async (eInvoices, extracted, needsReview) => {
	const [service] = WAITED_FOR;
	const node = (name: string, resource: string, operation: string, parameters: IDataObject = {}) => fixture().node(service, name, 'extract', { parameters: { resource, operation, ...parameters } });
	const workflow = workflowOf(
		[
			node('Upload', 'uploadSession', 'upload', { documents: { eInvoices, outsideFilter: 'fail' } }),
			node('Submit', 'extraction', 'submit'),
			node('Wait', 'extraction', 'wait', { whileProcessing: 'hold' }),
			node('Rows', 'extraction', 'getRows'),
			collector('Failed', { position: [400, 400] }),
		],
		[['Start', 0, 'Upload'], ['Upload', 0, 'Submit'], ['Upload', 1, 'Failed'], ['Submit', 0, 'Wait'], ['Wait', 1, 'Rows']],
	);
	const run = await (await fixture().startWorkflow(service, workflow, { files: [hybrid('H-1', { dueDate: '2026-03-14' }), hybrid('H-2'), xml('X-1')] })).finished;

	expect(run.error).toBeUndefined();
	expect(rowsOf(service, run, 'Rows')).toEqual({ extracted, needsReview, failed: [] });
	expect(jsonOf(allOf(run, 'Failed')).map(({ fileName, code }) => [fileName, code])).toEqual([['X-1.xml', 'UNSUPPORTED_FILE_TYPE']]);
});
