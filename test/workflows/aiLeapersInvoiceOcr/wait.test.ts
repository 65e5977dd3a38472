import type { INodeExecutionData } from 'n8n-workflow';

import type { WorkflowRun } from '../../../tools/n8nEngine';
import { collector, workflowOf } from '../../support/workflows';
import { invoice, useOcr } from './support/fixture';

const fixture = useOcr();
const WAIT: [string, string] = ['batch', 'wait'];

const created = async (count: number): Promise<INodeExecutionData[]> => {
	const files = Array.from({ length: count }, (_, index) => invoice(`A-${index}`));
	return fixture().output(await fixture().run(['batch', 'create'], files, { parameters: { batchSize: 50 } }));
};
const looks = () => fixture().requests('getBatch');

/** Create's items -> Wait for Completion, in its loop -> Get. */
const loop = () =>
	workflowOf(
		[
			fixture().node('Get', { resource: 'batch', operation: 'getRows' }, { position: [200, -200] }),
			fixture().node('Wait', { resource: 'batch', operation: 'wait', whileProcessing: 'park' }),
			collector('Failed'),
		],
		[['Start', 0, 'Wait'], ['Wait', 0, 'Wait'], ['Wait', 1, 'Get'], ['Wait', 2, 'Failed']],
	);

async function resumed(first: WorkflowRun): Promise<{ run: WorkflowRun; parkings: number[] }> {
	const { apiKey, baseUrl } = fixture().sandbox.aiLeapersInvoiceOcr;
	const credentials = { aiLeapersInvoiceOcrApi: { apiKey, baseUrl } };
	const parkings: number[] = [];
	let run = first;
	while (run.status === 'waiting' && run.waitTill) {
		const waitMs = run.waitTill.getTime() - fixture().clock.now();
		parkings.push(waitMs);
		await fixture().clock.sleep(waitMs);
		run = await fixture().engine.resume(run.stored(), { credentials }).finished;
	}
	return { run, parkings };
}

it('parks the execution for the time that the service estimated, then hands the batch on with its documents', async () => {
	const items = await created(40);
	const first = await fixture().startWorkflow(loop(), { inputItems: items }).finished;
	expect(first.status).toBe('waiting');
	expect(looks()).toEqual([]);
	const { run, parkings } = await resumed(first);
	expect(run.status).toBe('success');
	expect(parkings).toHaveLength(1);
	expect(parkings[0]).toBeGreaterThan(140_000);
	expect(run.output('Get')).toHaveLength(40);
	// Once to see that it has ended, once for the rows.
	expect(looks()).toHaveLength(2);
});

it('waits in the node when told to, and tells what came of the batch', async () => {
	const run = await fixture().run(WAIT, [], { inputItems: await created(2), parameters: { whileProcessing: 'hold' } });
	expect(fixture().output(run, 0)).toEqual([]);
	expect(fixture().output(run, 1).map(({ json }) => json)).toMatchObject([{ status: 'completed', completed: 2, failed: 0, batchId: expect.any(String) }]);
});

it('lets a batch that fails, is not known or takes too long go to Failed', async () => {
	fixture().sandbox.faults.add({ route: 'processing', kind: 'status', match: 'A-0.pdf' });
	const items = await created(1);
	const unknown = { json: { batchId: 'bat_unknown' } };
	const run = await fixture().run(WAIT, [], { inputItems: [...items, unknown], parameters: { whileProcessing: 'hold' } });
	// What was not submitted just now is looked at first.
	expect(fixture().output(run, 2).map(({ json }) => json)).toMatchObject([
		{ status: 'failed', code: 'not_found', batchId: 'bat_unknown' },
		{ status: 'failed', code: 'processing_error', stage: 'extraction' },
	]);
});

it('gives up at the limit, and says that the batch is not lost', async () => {
	fixture().sandbox.faults.add({ route: 'processing', kind: 'delay', delayMs: 3_600_000 });
	const run = await fixture().run(WAIT, [], { inputItems: await created(1), parameters: { whileProcessing: 'hold', waitMinutes: 5 } });
	expect(fixture().output(run, 2).map(({ json }) => json)).toMatchObject([{ code: 'STILL_PROCESSING', advice: expect.stringContaining('Batch: Get Rows') }]);
});

it('goes on waiting through an outage of the service', async () => {
	fixture().sandbox.faults.add({ route: 'getBatch', kind: 'html', times: 8 });
	const run = await fixture().run(WAIT, [], { inputItems: await created(1), parameters: { whileProcessing: 'hold' } });
	expect(fixture().output(run, 1)).toHaveLength(1);
});

it('as a tool of an agent answers on one output and does not park', async () => {
	fixture().sandbox.faults.add({ route: 'processing', kind: 'delay', delayMs: 3_600_000 });
	const run = await fixture().run(WAIT, [], {
		inputItems: await created(1),
		node: { type: 'n8n-nodes-invoice-extraction.aiLeapersInvoiceOcrTool' },
	});
	expect(run.status).toBe('success');
	expect(fixture().output(run).map(({ json }) => json.status)).toEqual(['processing']);
});
