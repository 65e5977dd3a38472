import { NodeConnectionTypes } from 'n8n-workflow';

import type { WorkflowDefinition } from '../../../tools/n8nEngine';
import { engineWith, json, probeWorkflow, type Behaviour } from './support/probe';

describe('an execution that waits', () => {
	// A durable poll: output 0 goes back to the node itself, output 1 is what is done.
	const pollWorkflow = (): WorkflowDefinition => {
		const workflow = probeWorkflow();
		workflow.connections.Probe.main[0] = [
			{ node: 'Probe', type: NodeConnectionTypes.Main, index: 0 },
		];
		return workflow;
	};
	const inAnHour = () => new Date(Date.now() + 3_600_000);

	it('sends nothing on, and after its time runs the node again with the same items', async () => {
		let polls = 0;
		const behaviour: Behaviour = async function () {
			polls += 1;
			const items = this.getInputData();
			if (polls === 3) return [[], items];
			await this.putExecutionToWait(inAnHour());
			return [items];
		};
		const engine = await engineWith(behaviour);
		const inputItems = [{ json: { extractionId: 'e-1' } }];

		const waiting = await engine.run(pollWorkflow(), { inputItems }).finished;
		expect(waiting.status).toBe('waiting');
		expect(waiting.waitTill).toBeInstanceOf(Date);
		expect(polls).toBe(1);
		expect(waiting.runCount('Second')).toBe(0);

		const still = await engine.resume(waiting).finished;
		expect(still.status).toBe('waiting');
		expect(polls).toBe(2);

		await engine.close();
		const restarted = await engineWith(behaviour);
		const done = await restarted.resume(still.stored()).finished;
		expect(done.error).toBeUndefined();
		expect(done.status).toBe('success');
		expect(done.executionId).toBe(waiting.executionId);
		expect(json(done.allOutput('Second'))).toEqual([{ extractionId: 'e-1' }]);
	});

	it('lets the parked items come out of output 0 without running the node', async () => {
		let runs = 0;
		const engine = await engineWith(async function () {
			runs += 1;
			await this.putExecutionToWait(inAnHour());
			return [[{ json: { replaced: true } }]];
		});
		const inputItems = [{ json: { name: 'Ada' } }];
		const waiting = await engine.run(probeWorkflow(), { inputItems }).finished;
		const done = await engine.resume(waiting).finished;
		expect(done.status).toBe('success');
		expect(runs).toBe(1);
		expect(json(done.output('First'))).toEqual([{ name: 'Ada' }]);
	});
});
