import { NodeApiError, NodeOperationError, sleep } from 'n8n-workflow';

import { engineWith, json, probeWorkflow, type Behaviour } from './support/probe';

it('tells the running node that the execution was cancelled', async () => {
	const abort = new AbortController();
	const engine = await engineWith(async function () {
		const signal = this.getExecutionCancelSignal();
		abort.abort();
		return [[{ json: { told: signal?.aborted } }]];
	});
	const run = await engine.run(probeWorkflow(), { signal: abort.signal }).finished;
	expect(run.status).toBe('canceled');
	expect(json(run.output('Probe'))).toEqual([{ told: true }]);
	expect(run.runCount('First')).toBe(0);
});

describe('a node that fails', () => {
	const failing: Behaviour = async function () {
		throw new NodeApiError(this.getNode(), { message: 'refused' }, { httpCode: '403', message: 'No' });
	};

	it('ends the execution', async () => {
		const run = await (await engineWith(failing)).run(probeWorkflow()).finished;
		expect(run.status).toBe('error');
		expect(run.error).toMatchObject({ message: 'No', httpCode: '403' });
	});

	it('passes its input on with On Error set to continue', async () => {
		const engine = await engineWith(failing);
		const run = await engine.run(probeWorkflow({ onError: 'continueRegularOutput' }), {
			inputItems: [{ json: { name: 'Ada' } }],
		}).finished;
		expect(run.status).toBe('success');
		expect(run.nodeError('Probe')?.message).toBe('No');
		expect(json(run.output('First'))).toEqual([{ name: 'Ada' }]);
	});

	it('has its failed items on the error output, after its own outputs', async () => {
		const engine = await engineWith(async function () {
			const error = new NodeOperationError(this.getNode(), 'unreadable');
			return [
				[
					{ json: { fine: true }, pairedItem: 0 },
					{ json: { error: error.message }, error, pairedItem: 1 },
				],
				[],
			];
		});
		const workflow = probeWorkflow({ onError: 'continueErrorOutput' });
		workflow.connections.Probe.main[2] = workflow.connections.Probe.main[1];
		const run = await engine.run(workflow, { inputItems: [{ json: {} }, { json: {} }] }).finished;
		expect(json(run.output('First'))).toEqual([{ fine: true }]);
		expect(json(run.output('Second'))).toEqual([{ error: 'unreadable' }]);
	});

	it('is tried again with Retry On Fail', async () => {
		let tries = 0;
		const engine = await engineWith(async function () {
			tries += 1;
			if (tries < 3) throw new NodeOperationError(this.getNode(), 'not yet');
			return [[{ json: { tries } }]];
		});
		// The engine reads 0 as "not set" and waits a second; one millisecond is the shortest.
		const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		const run = await engine.run(probeWorkflow(retry)).finished;
		expect(run.status).toBe('success');
		expect(json(run.output('First'))).toEqual([{ tries: 3 }]);
	});
});

it('waits for a node that takes its time before it says it is cancelled', async () => {
	const engine = await engineWith(async function () {
		handle.cancel();
		await sleep(1);
		return [[{ json: { finishedAnyway: true } }]];
	});
	const handle = engine.run(probeWorkflow());
	const run = await handle.finished;
	expect(run.status).toBe('canceled');
	expect(json(run.output('Probe'))).toEqual([{ finishedAnyway: true }]);
});
