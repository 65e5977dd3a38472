import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { useExtractFixture } from '../../../support/extractFixture';
import { invoicePdf, lockedPdf, png, wrongTotalPdf } from '../../../support/testDocuments';
import { collector, operation, resumeToEnd, run, workflowOf } from '../../../support/workflows';

const fixture = useExtractFixture();

const numbers = (items: INodeExecutionData[]) => items.map(({ json }) => json['Invoice Number']);
const bodies = (route: string) => fixture().requests(route).map(({ body }) => body as IDataObject);
const account = () => fixture().sandbox.invoiceDataExtraction.account;

const submit = (options: IDataObject = {}, parameters: IDataObject = {}) => operation('Submit', ['document', 'submit'], { ...parameters, options });
const wait = operation('Wait', ['extraction', 'wait'], { whileProcessing: 'hold' });
const rows = operation('Rows', ['extraction', 'getRows']);
const rowsOf = (before: ReturnType<typeof operation>[]) =>
	workflowOf([...before, wait, rows], [
		...before.map(({ name }, index): [string, number, string] => [before[index - 1]?.name ?? 'Start', 0, name]),
		[before.at(-1)!.name, 0, 'Wait'],
		['Wait', 1, 'Rows'],
	]);

describe('Document: Submit', () => {
	it('gives one item for the extraction, paired to all items that brought its documents, and does not wait', async () => {
		const input = await fixture().items([await invoicePdf('A-1'), await invoicePdf('A-2')]);
		const done = await run(fixture(), workflowOf([submit()]), input);
		const [item, ...others] = done.output('Submit');
		const [{ id, fileIds }] = fixture().sandbox.invoiceDataExtraction.extractions;
		expect(others).toEqual([]);
		expect(item.json).toMatchObject({
			extractionId: id,
			uploadSessionId: fixture().sandbox.invoiceDataExtraction.sessions[0].id,
			status: 'processing',
			documents: fileIds.map((fileId, index) => ({ fileId, fileName: `A-${index + 1}.pdf`, binaryField: `document_${index}` })),
		});
		expect(item.pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
		expect(fixture().requests('poll')).toEqual([]);
	});

	it('carries the documents as references: nothing is copied into the item', async () => {
		const input = await fixture().items([await invoicePdf('A-1')]);
		const done = await run(fixture(), workflowOf([submit()]), input);
		expect(done.output('Submit')[0].binary?.document_0).toEqual(input[0].binary?.data);
		expect(input[0].binary?.data.id).toMatch(/^filesystem/);
	});

	it('gives the documents that cannot be sent on Failed, at once, and sends the others', async () => {
		const files = [await lockedPdf('locked.pdf'), await invoicePdf('A-2'), { ...png('no.png', 200), name: 'no.txt' }];
		const done = await run(fixture(), rowsOf([submit()]), await fixture().items(files));
		expect(numbers(done.output('Rows', 0))).toEqual(['A-2']);
		expect(done.output('Submit', 1).map(({ json, pairedItem }) => [json.fileName, json.stage, json.code, pairedItem])).toEqual([
			['locked.pdf', 'check', 'ENCRYPTED_FILE', { item: 0 }],
			['no.txt', 'check', 'UNSUPPORTED_FILE_TYPE', { item: 2 }],
		]);
		expect(await fixture().engine.readBinary(done.output('Submit', 1)[0].binary!.data)).toEqual(files[0].bytes);
		expect(done.output('Rows', 2)).toEqual([]);
	});

	it('sends nothing, and nothing goes on, when no document can be sent at all', async () => {
		const done = await run(fixture(), rowsOf([submit()]), await fixture().items([await lockedPdf('locked.pdf')]));
		expect(done.error).toBeUndefined();
		expect(done.output('Submit')).toEqual([]);
		expect(done.output('Submit', 1).map(({ json }) => [json.fileName, json.code])).toEqual([['locked.pdf', 'ENCRYPTED_FILE']]);
		expect(fixture().sandbox.requests).toEqual([]);
	});

	it('adds the Prompt Additions to what it asks for', async () => {
		const input = await fixture().items([await invoicePdf('A-1')]);
		await run(fixture(), workflowOf([submit({ promptAdditions: 'Skip cover letters.\nSkip cover letters.' }, { generalPrompt: 'Be exact.' })]), input);
		expect(bodies('submit')[0].prompt).toMatchObject({ general_prompt: 'Be exact.\nSkip cover letters.' });
	});

	it('sends nothing when the credits cannot be enough and it is told to look first', async () => {
		account().balance = 1;
		const input = await fixture().items([await invoicePdf('A-1'), await invoicePdf('A-2')]);
		const done = await run(fixture(), workflowOf([submit({ checkCredits: true })]), input);
		expect(done.error).toMatchObject({
			message: '2 documents need at least 2 credits, but only 1 is available',
			description: expect.stringContaining('Buy credits'),
		});
		expect(fixture().sandbox.requests.map(({ route }) => route)).toEqual(['balance']);
	});

	it.each([
		['continueRegularOutput', 1],
		['continueErrorOutput', 2],
	] as const)('with On Error "%s" gives each item with its file and the error', async (onError, output) => {
		fixture().sandbox.faults.add({ route: 'submit', kind: 'status', status: 402, code: 'INSUFFICIENT_CREDITS' });
		const input = await fixture().items([await invoicePdf('A-1'), await invoicePdf('A-2')]);
		const done = await run(fixture(), workflowOf([{ ...submit(), onError }]), input);
		expect(done.status).toBe('success');
		const items = done.output('Submit', output);
		expect(items.map(({ pairedItem, binary }) => [pairedItem, binary?.data.fileName])).toEqual([
			[{ item: 0 }, 'A-1.pdf'],
			[{ item: 1 }, 'A-2.pdf'],
		]);
		expect([0, 1, 2].map((index) => done.output('Submit', index).length)).toEqual([0, 1, 2].map((index) => (index === output ? 2 : 0)));
	});
});

describe('Upload Session: Upload', () => {
	const upload = operation('Upload', ['uploadSession', 'upload']);

	it('gives the session with its files, and spends nothing', async () => {
		const input = await fixture().items([await invoicePdf('A-1'), await lockedPdf('locked.pdf'), await invoicePdf('A-3')]);
		const done = await run(fixture(), workflowOf([upload]), input);
		const [{ id, files }] = fixture().sandbox.invoiceDataExtraction.sessions;
		expect(done.output('Upload').map(({ json }) => json)).toMatchObject([
			{ uploadSessionId: id, fileIds: files.map((file) => file.id) },
		]);
		expect(done.output('Upload', 1).map(({ json }) => [json.fileName, json.code])).toEqual([['locked.pdf', 'ENCRYPTED_FILE']]);
		expect(files.map(({ status }) => status)).toEqual(['completed', 'completed']);
		expect(done.output('Upload')[0].pairedItem).toEqual([{ item: 0 }, { item: 2 }]);
		expect(account()).toMatchObject({ balance: 1000, reserved: 0 });
	});

	it('feeds several extractions with different prompts: one upload, and each row with its document', async () => {
		const again = (name: string, field: string) =>
			operation(name, ['extraction', 'submit'], { promptMode: 'fields', fields: { field: [{ name: 'Invoice Number' }, { name: field }] } });
		const flow = workflowOf(
			[upload, again('Totals', 'Total'), again('Vendors', 'Vendor Name'), wait, operation('Rows', ['extraction', 'getRows'], { options: { attach: 'all' } })],
			[['Start', 0, 'Upload'], ['Upload', 0, 'Totals'], ['Upload', 0, 'Vendors'], ['Totals', 0, 'Wait'], ['Vendors', 0, 'Wait'], ['Wait', 1, 'Rows']],
		);
		const files = [await invoicePdf('A-1'), await invoicePdf('A-2')];
		const done = await run(fixture(), flow, await fixture().items(files));
		const all = done.allOutput('Rows', 0);
		expect(all.map(({ json, binary }) => [json['Invoice Number'], json.Total ?? json['Vendor Name'], binary?.data.fileName]).sort()).toEqual([
			['A-1', 1123.32, 'A-1.pdf'],
			['A-1', 'Harbor Supply Co.', 'A-1.pdf'],
			['A-2', 1123.32, 'A-2.pdf'],
			['A-2', 'Harbor Supply Co.', 'A-2.pdf'],
		]);
		expect(fixture().requests('createSession')).toHaveLength(1);
		expect(fixture().requests('storagePut')).toHaveLength(2);
		expect(fixture().requests('submit')).toHaveLength(2);
	});
});

it('a loop of Get Status keeps the item together until Get Rows', async () => {
	fixture().sandbox.faults.add({ route: 'processing', kind: 'delay', delayMs: 20_000 });
	const flow = workflowOf([submit(), operation('Status', ['extraction', 'getStatus'])]);
	const first = await run(fixture(), flow, await fixture().items([await wrongTotalPdf('A-1')]));
	expect(first.output('Status').map(({ json }) => [json.status, json.extractionId])).toEqual([
		['processing', first.output('Submit')[0].json.extractionId],
	]);
	await fixture().clock.sleep(30_000);
	const next = workflowOf([operation('Status', ['extraction', 'getStatus']), rows]);
	const last = await run(fixture(), next, first.output('Status').map(({ json, binary }) => ({ json, binary })));
	expect(last.output('Status')[0].json).toMatchObject({ status: 'completed', progress: 100, pagesSuccessful: 1, creditsDeducted: 1 });
	expect(last.output('Rows', 1)[0].binary?.data.fileName).toBe('A-1.pdf');
});

it('three branches that submit end in one wait, and every row comes once', async () => {
	for (const [index, minutes] of [7, 1, 3].entries()) {
		fixture().sandbox.faults.add({ route: 'processing', kind: 'delay', delayMs: minutes * 60_000, match: `Task ${index}` });
	}
	const branches = [0, 1, 2].map((index) => operation(`S${index}`, ['document', 'submit'], { options: { taskName: `Task ${index}`, binaryFields: `f${index}` } }));
	const parking = operation('Wait', ['extraction', 'wait'], {}, { position: [200, 200] });
	const flow = workflowOf(
		[...branches, parking, rows, collector('Failed')],
		[
			...branches.flatMap(({ name }): Array<[string, number, string]> => [['Start', 0, name], [name, 0, 'Wait']]),
			['Wait', 0, 'Wait'],
			['Wait', 1, 'Rows'],
			['Wait', 2, 'Failed'],
		],
	);
	const item = await fixture().item({ f0: await invoicePdf('A-0'), f1: await invoicePdf('A-1'), f2: await invoicePdf('A-2') });
	const { run: last } = await resumeToEnd(fixture(), await run(fixture(), flow, [item]));
	expect(last.status).toBe('success');
	expect(numbers(last.allOutput('Rows', 0)).sort()).toEqual(['A-0', 'A-1', 'A-2']);
	expect(last.allOutput('Failed')).toEqual([]);
});
