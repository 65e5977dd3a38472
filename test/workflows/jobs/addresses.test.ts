import type { WorkflowRun } from '../../../tools/n8nEngine';
import { collector, workflowOf } from '../../support/workflows';
import { invoice } from './support/documents';
import { expectClear } from './support/faultWays';
import { NODE, typeOf, useJobs } from './support/fixture';
import { serviceOf } from './support/others';
import { allOf, jsonOf } from './support/seen';

const fixture = useJobs();

/** Where an answer may not lead: away from the service, into a private network, or to what is no https at all. */
const ADDRESSES = [
	'https://other.example/file',
	'//other.example/file',
	'https://10.0.0.1/file',
	'https://169.254.169.254/latest',
	'http://other.example/file',
	'file:///etc/passwd',
	'javascript:alert(1)',
];

/** The signed URLs of Invoice Data Extraction are in invoiceDataExtraction/storage.test.ts, the address of Ledger Lens in fourthService.test.ts. */
describe.each(ADDRESSES)('an answer that leads to %s', (address) => {
	it('is no address of a file: InvoiceParser Pro, in batches', async () => {
		const service = serviceOf('InvoiceParser Pro, in batches');
		const [{ json }] = allOf(await fixture().run(service, 'submit', { files: [invoice('A-1')] }));
		await fixture().clock.sleep(60_000);
		const change = (answer: unknown) => ({ ...(answer as object), downloads: { excel: address } });
		fixture().faults(service).add({ route: 'getBatch', kind: 'changed', change, times: 1000 });
		const credentials = { [service.credential.name]: { id: '1', name: service.credential.name } };
		const node = { ...collector(NODE), type: typeOf(service.node), credentials, parameters: { resource: 'batch', operation: 'download', format: 'excel' } };
		const run: WorkflowRun = await (await fixture().startWorkflow(service, workflowOf([node]), { items: [{ json }] })).finished;
		expectClear(fixture(), service, run);
		expect(run.error).toMatchObject({ description: expect.stringContaining('FOREIGN_URL') });
	});

	it('is not asked for the rows: AI Leapers Invoice OCR, in batches', async () => {
		const service = serviceOf('AI Leapers Invoice OCR, in batches');
		const change = (answer: unknown) => ({ ...(answer as object), poll_url: address });
		fixture().faults(service).add({ route: 'createBatch', kind: 'changed', change });
		const run = await fixture().run(service, 'extract', { files: [invoice('A-1')] });
		expectClear(fixture(), service, run);
		expect(jsonOf(allOf(run, NODE, 2))).toMatchObject([{ fileName: 'A-1.pdf', code: 'FOREIGN_URL', retryable: false }]);
		expect(fixture().requests(service, 'look')).toEqual([]);
	});
});
