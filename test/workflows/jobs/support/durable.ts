import type { WorkflowDefinition, WorkflowRun } from '../../../../tools/n8nEngine';
import type { TestFile } from '../../../support/testDocuments';
import { collector, workflowOf } from '../../../support/workflows';
import type { JobFixture, Trial } from './fixture';
import type { Service } from './services';

/** Submit, then Wait for Completion wired back to itself, then Get Rows; what failed on the way ends in "Failed". */
export function durableLoop(fixture: JobFixture, service: Service, wait: Trial = {}): WorkflowDefinition {
	const nodes = [
		fixture.node(service, 'Submit', 'submit'),
		fixture.node(service, 'Wait', 'wait', { ...wait, node: { position: [200, 200] } }),
		fixture.node(service, 'Rows', 'getRows'),
		collector('Failed', { position: [400, 400] }),
	];
	return workflowOf(nodes, [['Start', 0, 'Submit'], ['Submit', 0, 'Wait'], ['Wait', 0, 'Wait'], ['Wait', 1, 'Rows'], ['Wait', 2, 'Failed']]);
}

/** Runs the loop until it is parked for the first time, or has ended. */
export async function beginLoop(fixture: JobFixture, service: Service, files: TestFile[], wait?: Trial): Promise<WorkflowRun> {
	return await (await fixture.startWorkflow(service, durableLoop(fixture, service, wait), { files })).finished;
}

/** Goes on once as n8n does after its process has ended: with what the database holds of the execution, and nothing else. */
export async function resumeStored(fixture: JobFixture, service: Service, run: WorkflowRun): Promise<WorkflowRun> {
	const stored = JSON.parse(JSON.stringify(run.stored())) as ReturnType<WorkflowRun['stored']>;
	return await fixture.engine.resume(stored, { credentials: fixture.credentials(service) }).finished;
}

/** Goes on like this, at each time for which the execution was put to wait, until it has ended. */
export async function resumeToEnd(fixture: JobFixture, service: Service, first: WorkflowRun): Promise<{ run: WorkflowRun; parkings: number }> {
	let [run, parkings] = [first, 0];
	for (; run.status === 'waiting' && run.waitTill; parkings++) {
		await fixture.clock.sleep(run.waitTill.getTime() - fixture.clock.now());
		run = await resumeStored(fixture, service, run);
	}
	return { run, parkings };
}
