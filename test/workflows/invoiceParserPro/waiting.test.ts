import { workflowOf } from '../../support/workflows';
import { operationsOf } from './operationFixture';
import { invoice, locked, numbers, useParserPro } from './support';

const fixture = useParserPro();
const pro = () => fixture().sandbox.invoiceParserPro;
const { createBatch, run, upload } = operationsOf(fixture);

const HOLD = { parameters: { whileProcessing: 'hold' } };

describe('Wait for Completion', () => {
	it.each(['invoice', 'batch'])('waits in the node until each %s has ended', async (resource) => {
		fixture().sandbox.settings.processingMsPerPage = 90_000;
		const started = resource === 'invoice' ? await upload(invoice('A-1'), locked) : await createBatch(invoice('A-1'), locked);
		const done = await run([resource, 'wait'], started, HOLD);
		const [pending, completed, failed] = [0, 1, 2].map((index) => fixture().output(done, index));
		expect(pending).toEqual([]);
		if (resource === 'invoice') {
			expect(completed.map(({ json }) => json)).toMatchObject([{ status: 'completed', confidence: 'HIGH', automationReady: true, creditsCharged: 1 }]);
			expect(failed.map(({ json }) => json)).toMatchObject([{ fileName: 'locked.pdf', status: 'failed', code: 'EXTRACTION_FAILED' }]);
		} else {
			expect(completed.map(({ json }) => json)).toMatchObject([{ status: 'completed', successful: 1, failed: 1, formats: ['excel', 'csv', 'qb', 'zoho'] }]);
			expect(failed).toEqual([]);
		}
	});

	it.each(['invoice', 'batch'])('puts the execution to wait for a slow %s, and goes on with what ended', async (resource) => {
		fixture().sandbox.settings.processingMsPerPage = 30 * 60_000;
		const first = resource === 'invoice' ? ['invoice', 'submit'] : ['batch', 'create'];
		const nodes = [
			fixture().node('Begin', { resource: first[0], operation: first[1] }),
			fixture().node('Wait', { resource, operation: 'wait' }),
			fixture().node('Get', { resource, operation: 'getRows' }),
		];
		const workflow = workflowOf(nodes, [['Start', 0, 'Begin'], ['Begin', 0, 'Wait'], ['Wait', 0, 'Wait'], ['Wait', 1, 'Get']]);
		const inputItems = [await fixture().item(invoice('A-1'))];
		let current = await fixture().startWorkflow(workflow, { inputItems }).finished;
		expect(current.status).toBe('waiting');
		const credentials = { invoiceParserProApi: { apiKey: pro().apiKey, baseUrl: pro().baseUrl } };
		while (current.status === 'waiting' && current.waitTill) {
			await fixture().clock.sleep(current.waitTill.getTime() - fixture().clock.now());
			current = await fixture().engine.resume(current.stored(), { credentials }).finished;
		}
		expect(current.status).toBe('success');
		expect(numbers(current.allOutput('Get'))).toEqual(['A-1']);
		expect(pro().account.credits.balance).toBe(449);
	});

	it('says so of a job that the service does not know', async () => {
		const done = await run(['invoice', 'wait'], [{ json: { jobId: 'none' } }], HOLD);
		expect(fixture().output(done, 2).map(({ json }) => json)).toMatchObject([{ status: 'failed', code: 'JOB_NOT_FOUND' }]);
	});
});
