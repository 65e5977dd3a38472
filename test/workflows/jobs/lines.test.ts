import type { IDataObject } from 'n8n-workflow';

import type { WorkflowRun } from '../../../tools/n8nEngine';
import { collector, workflowOf } from '../../support/workflows';
import { invoice } from './support/documents';
import { NODE, useJobs } from './support/fixture';
import { serviceOf } from './support/others';
import { allOf, jsonOf } from './support/seen';
import { named, SERVICES, WAITED_FOR, type Operation, type Service } from './support/services';

const fixture = useJobs();

const LINES = ['Paper | 2 | 60', 'Pens | 10 | 25', 'Ink, black | 1 | 15'];
const GOODS = ['Paper', 'Pens', 'Ink, black'];
/** As the number stands on the invoice; it is another one without its zeros. */
const NUMBER = '000421';
const FILES = [invoice(NUMBER, {}, LINES), invoice('B-7')];

const rowsPer = (service: Service, structure: 'invoice' | 'lineItem'): IDataObject => {
	if (service.node.description.name !== 'invoiceDataExtraction') return { structure };
	return structure === 'invoice' ? { outputStructure: 'per_invoice' } : { promptMode: 'preset', preset: 'lineItems', outputStructure: 'per_line_item' };
};
/** Its batches say nothing of lines: the document shows none. */
const WITHOUT_LINES = 'InvoiceParser Pro, in batches';
const withLines = <T extends Service>(services: T[]): T[] => services.filter(({ name }) => name !== WITHOUT_LINES);
const numbers = ({ numberColumn }: Service, run: WorkflowRun, output = 0) => jsonOf(allOf(run, NODE, output)).map((json) => json[numberColumn]);
const invoicesOf = (run: WorkflowRun) => jsonOf(allOf(run)).map((json) => json._invoice as { invoiceNumber: string; total: number; lineItems: Array<{ description: string; amount: number }> });

const extract = async (service: Service, structure: 'invoice' | 'lineItem') =>
	await fixture().run(service, 'extract', { files: FILES, parameters: rowsPer(service, structure), options: { addInvoice: true } });

describe.each(named(SERVICES))('%s: an invoice with several lines', (_name, service) => {
	it('is one row for each invoice, with its number as it stands there', async () => {
		const run = await extract(service, 'invoice');
		expect(numbers(service, run)).toEqual([NUMBER, 'B-7']);
		expect(invoicesOf(run).map(({ invoiceNumber, total }) => [invoiceNumber, total])).toEqual([[NUMBER, 110], ['B-7', 110]]);
	});

	it('is known again by its number, however that is spelled', async () => {
		const run = await fixture().run(service, 'extract', { files: [invoice(NUMBER), invoice('0421')], parameters: rowsPer(service, 'invoice') });
		expect(jsonOf(allOf(run, NODE, 1)).map(({ _reviewCodes }) => _reviewCodes)).toEqual(['DUPLICATE']);
	});
});

describe.each(named(withLines(SERVICES)))('%s: an invoice with several lines, one row for each', (_name, service) => {
	it('is one row for each of its lines, in their order, none of which counts as a duplicate of another', async () => {
		const run = await extract(service, 'lineItem');
		expect(numbers(service, run)).toEqual([NUMBER, NUMBER, NUMBER, 'B-7']);
		expect(allOf(run, NODE, 1)).toEqual([]);
		expect(allOf(run).map(({ pairedItem }) => pairedItem)).toEqual([0, 0, 0, 1].map((item) => ({ item })));
		const [first, second, third] = invoicesOf(run);
		expect([second, third]).toEqual([first, first]);
		expect(first).toMatchObject({ invoiceNumber: NUMBER, total: 110 });
		expect(first.lineItems.map(({ description }) => description)).toEqual(GOODS);
		expect(first.lineItems.map(({ amount }) => amount)).toEqual([60, 25, 15]);
		expect(service.charged(fixture())).toBe(2);
	});

	it('goes to review with all of its lines when they do not add up', async () => {
		const files = [invoice(NUMBER, {}, ['Paper | 2 | 60', 'Pens | 10 | 26']), invoice('B-7')];
		const run = await fixture().run(service, 'extract', { files, parameters: rowsPer(service, 'lineItem') });
		expect(numbers(service, run)).toEqual(['B-7']);
		expect(numbers(service, run, 1)).toEqual([NUMBER, NUMBER]);
		expect(jsonOf(allOf(run, NODE, 1)).map(({ _reviewCodes }) => _reviewCodes)).toEqual(['TOTALS_MISMATCH', 'TOTALS_MISMATCH']);
	});
});

it(`${WITHOUT_LINES}, asked for one row per line: an invoice without lines keeps its row`, async () => {
	const service = serviceOf(WITHOUT_LINES);
	const run = await fixture().run(service, 'extract', { files: FILES, parameters: rowsPer(service, 'lineItem') });
	expect(numbers(service, run)).toEqual([NUMBER, 'B-7']);
});

describe.each(named(withLines(WAITED_FOR)))('%s: the same through Submit, Wait for Completion and Get Rows', (_name, service) => {
	it('gives the same rows', async () => {
		// Where the rows are made by the service, it is told at the submission; where the node makes them, when they are fetched.
		const step = (name: string, operation: Operation, parameters: IDataObject) => fixture().node(service, name, operation, { parameters });
		const own = rowsPer(service, 'lineItem');
		const nodes = [step('Submit', 'submit', own), step('Wait', 'wait', { whileProcessing: 'hold' }), step(NODE, 'getRows', own), collector('End')];
		const workflow = workflowOf(nodes, [['Start', 0, 'Submit'], ['Submit', 0, 'Wait'], ['Wait', 1, NODE], [NODE, 0, 'End']]);
		const run = await (await fixture().startWorkflow(service, workflow, { files: FILES })).finished;
		expect(run.error).toBeUndefined();
		expect(numbers(service, run).sort()).toEqual([NUMBER, NUMBER, NUMBER, 'B-7']);
	});
});
