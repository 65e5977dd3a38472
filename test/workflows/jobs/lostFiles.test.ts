import type { INodeExecutionData } from 'n8n-workflow';

import type { WorkflowRun } from '../../../tools/n8nEngine';
import { collector, workflowOf } from '../../support/workflows';
import { doubtful, invoice } from './support/documents';
import { durableLoop, resumeToEnd } from './support/durable';
import { NODE, typeOf, useJobs } from './support/fixture';
import { serviceOf } from './support/others';
import { allOf, carriedNumbers, failedNumbers, jsonOf, rowNumbers, rowsOf } from './support/seen';
import { named, SERVICES, WAITED_FOR } from './support/services';

const fixture = useJobs();
const NUMBERS = ['A-1', 'A-2', 'A-3'];
const MINUTE = 60_000;
const PART_BYTES = 128 * 1024;
const PARTS = 10;

const lose = ({ binary }: INodeExecutionData): void => fixture().engine.removeBinary(binary!.data);
const documents = async (): Promise<INodeExecutionData[]> => await fixture().items(NUMBERS.map((number) => invoice(number)));

/** The documents, of which n8n no longer has the second. */
async function oneLost(): Promise<INodeExecutionData[]> {
	const items = await documents();
	lose(items[1]);
	return items;
}

function expectLost(run: WorkflowRun, output: number, stages: string[] = ['check']): void {
	expect(run.error).toBeUndefined();
	const failed = allOf(run, NODE, output);
	expect(failedNumbers(failed)).toEqual(['A-2']);
	expect(failed.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
	expect(jsonOf(failed)).toMatchObject([
		{
			fileName: 'A-2.pdf',
			code: 'UNREADABLE_FILE',
			retryable: false,
			message: "A-2.pdf: The file could not be read from n8n's binary storage. It may have been removed since the previous node ran. Run the workflow from there again.",
		},
	]);
	expect(stages).toContain(failed[0].json.stage);
}

describe.each(named(SERVICES))('%s, of whose documents n8n has lost one', (_name, service) => {
	it('extracts the others, and says of the lost one what to do', async () => {
		const run = await fixture().run(service, 'extract', { items: await oneLost() });
		expectLost(run, 2);
		expect(rowsOf(service, run)).toEqual({ extracted: ['A-1', 'A-3'], needsReview: [], failed: ['A-2'] });
	});

	it('gives all as failed when all are lost, and sends nothing', async () => {
		const items = await documents();
		items.forEach(lose);
		const run = await fixture().run(service, 'extract', { items });
		expect(run.error).toBeUndefined();
		expect(rowsOf(service, run)).toEqual({ extracted: [], needsReview: [], failed: NUMBERS });
		expect(fixture().requests(service, 'submit')).toEqual([]);
	});
});

describe.each(named(WAITED_FOR))('%s: submit, without one of its documents', (_name, service) => {
	it('sends the others', async () => {
		const run = await fixture().run(service, 'submit', { items: await oneLost() });
		expectLost(run, 1);
		expect(carriedNumbers(allOf(run))).toEqual(['A-1', 'A-3']);
	});
});

it.each([
	['Invoice Data Extraction', 'uploadSession', 'upload', 1],
	['AI Leapers Invoice OCR, one by one', 'document', 'extractCsv', 2],
] as const)('%s, %s: %s goes on with the others as well', async (name, resource, operation, sent) => {
	const service = serviceOf(name);
	const credentials = { [service.credential.name]: { id: '1', name: service.credential.name } };
	const node = { ...collector(NODE), type: typeOf(service.node), credentials, parameters: { resource, operation } };
	const run = await (await fixture().startWorkflow(service, workflowOf([node]), { items: await oneLost() })).finished;
	expectLost(run, 1);
	expect(allOf(run)).toHaveLength(sent);
});

describe.each(named(WAITED_FOR))('%s: documents that vanish while the execution is parked', (_name, service) => {
	it('cost no row: what was sent is at the service, and only the copy that goes along is gone', async () => {
		fixture().takes(service, 5 * MINUTE);
		const items = [...(await documents()).slice(0, 2), ...(await fixture().items([doubtful('A-3')]))];
		const parked = await (await fixture().startWorkflow(service, durableLoop(fixture(), service), { items })).finished;
		expect(parked.status).toBe('waiting');
		items.forEach(lose);
		const { run } = await resumeToEnd(fixture(), service, parked);
		expect(run.error).toBeUndefined();
		expect(rowNumbers(service, allOf(run, 'Rows', 0))).toEqual(['A-1', 'A-2']);
		expect(rowNumbers(service, allOf(run, 'Rows', 1))).toEqual(['A-3']);
		expect([...allOf(run, 'Rows', 2), ...allOf(run, 'Failed')]).toEqual([]);
		expect(service.charged(fixture())).toBe(3);
	});
});

it('Invoice Data Extraction: a document that vanishes in the middle of its upload arrives whole, once', async () => {
	const service = serviceOf('Invoice Data Extraction');
	const large = { ...invoice('A-1'), bytes: Buffer.concat([invoice('A-1').bytes, Buffer.alloc(PARTS * PART_BYTES, '\n')]) };
	const items = await fixture().items([large]);
	fixture().sandbox.settings.partSize = PART_BYTES;
	// When the addresses of the ninth part and those after it are asked for.
	const change = (answer: unknown): unknown => {
		lose(items[0]);
		return answer;
	};
	fixture().faults(service).add({ route: 'partUrls', kind: 'changed', skip: 1, change });
	const run = await fixture().run(service, 'extract', { items });
	expect(rowsOf(service, run)).toEqual({ extracted: ['A-1'], needsReview: [], failed: [] });
	expect(() => lose(items[0])).toThrow('ENOENT');
	expect(service.charged(fixture())).toBe(1);
});

/** Where a service is asked after the documents were checked, and before the first of them is sent. */
const ACCOUNTS: Record<string, string> = { invoiceDataExtraction: 'balance', invoiceParserPro: 'getAccount', aiLeapersInvoiceOcr: 'usage' };
const asking = SERVICES.filter(({ node }) => ACCOUNTS[node.description.name]).flatMap((service) =>
	(service.submit ? (['extract', 'submit'] as const) : (['extract'] as const)).map((operation) => [service.name, operation, service] as const),
);

describe.each(asking)('%s: %s, when a document vanishes after it was checked', (_name, operation, service) => {
	it('goes on with the others, and sends nothing twice', async () => {
		const items = await documents();
		// When the addresses of the ninth part and those after it are asked for.
	const change = (answer: unknown): unknown => {
			lose(items[1]);
			return answer;
		};
		fixture().faults(service).add({ route: ACCOUNTS[service.node.description.name], kind: 'changed', change });
		const run = await fixture().run(service, operation, { items, options: { checkCredits: true } });
		expectLost(run, operation === 'extract' ? 2 : 1, ['upload', 'submit']);
		const others = operation === 'extract' ? rowsOf(service, run).extracted : carriedNumbers(allOf(run));
		expect(others).toEqual(['A-1', 'A-3']);
		expect(fixture().requests(service, 'submit')).toHaveLength(service.isTogether ? 1 : 2);
	});
});
