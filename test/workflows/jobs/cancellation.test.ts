import type { ExecutionHandle, WorkflowRun } from '../../../tools/n8nEngine';
import { collector, workflowOf, type Wire } from '../../support/workflows';
import { invoice } from './support/documents';
import { NODE, useJobs, type Trial } from './support/fixture';
import { allOf } from './support/seen';
import { calls, named, SERVICES, WAITED_FOR, type Operation, type Service } from './support/services';

const fixture = useJobs();
const MINUTE = 60_000;

/** Neither another try nor going on in spite of the error has a place here. */
const STUBBORN = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1, onError: 'continueRegularOutput' as const };

/** Lets pending work go on until the service has received so many requests. */
async function reached(service: Service, place: keyof Service['routes'], count: number, { finished }: ExecutionHandle): Promise<void> {
	let over = false;
	void finished.then(() => (over = true));
	while (!over && fixture().requests(service, place).length < count) await new Promise(setImmediate);
}

/** Stops an execution, which must come to its end without any time passing. */
async function stopAtOnce(handle: ExecutionHandle): Promise<WorkflowRun> {
	const release = fixture().clock.hold();
	handle.cancel();
	return await handle.finished.finally(release);
}

async function expectQuiet(service: Service, run: WorkflowRun): Promise<void> {
	expect(run.status).toBe('canceled');
	expect(run.runCount('Next')).toBe(0);
	const before = fixture().server(service).requests.length;
	await fixture().clock.sleep(4 * MINUTE);
	expect(fixture().server(service).requests).toHaveLength(before);
}

/** Starts an operation with a node behind each of its outputs. */
async function start(service: Service, operation: Operation, trial: Trial): Promise<ExecutionHandle> {
	const nodes = [fixture().node(service, NODE, operation, { ...trial, node: STUBBORN }), collector('Next')];
	const wires = [0, 1, 2].map((output): Wire => [NODE, output, 'Next']);
	return await fixture().startWorkflow(service, workflowOf(nodes, [['Start', 0, NODE], ...wires]), trial);
}

const FILES = [invoice('A-1'), invoice('A-2')];

it.each(named(SERVICES))('%s: stopped while documents are sent, nothing more is asked', async (_name, service) => {
	fixture().faults(service).add({ route: service.routes.submit, kind: 'delay', delayMs: MINUTE, times: 100 });
	const handle = await start(service, 'extract', { files: FILES });
	await reached(service, 'submit', calls(service), handle);
	await expectQuiet(service, await stopAtOnce(handle));
});

it.each(named(WAITED_FOR))('%s: stopped while Extract waits, nothing more is asked', async (_name, service) => {
	fixture().takes(service, 3 * MINUTE);
	const handle = await start(service, 'extract', { files: FILES });
	await reached(service, 'submit', 1, handle);
	await fixture().clock.sleep(20_000);
	await expectQuiet(service, await stopAtOnce(handle));
});

it.each(named(WAITED_FOR))('%s: stopped while Wait for Completion waits, nothing more is asked', async (_name, service) => {
	fixture().takes(service, 3 * MINUTE);
	const items = allOf(await fixture().run(service, 'submit', { files: FILES }));
	const handle = await start(service, 'wait', { items, parameters: { whileProcessing: 'hold' } });
	await fixture().clock.sleep(20_000);
	await expectQuiet(service, await stopAtOnce(handle));
});

it.each(named(SERVICES))('%s: stopped while the service asks to wait, nothing more is sent', async (_name, service) => {
	fixture().faults(service).add({ route: service.routes.submit, kind: 'status', status: 429, retryAfter: 120, times: 100 });
	const handle = await start(service, 'extract', { files: FILES });
	await reached(service, 'submit', 1, handle);
	await fixture().clock.sleep(30_000);
	await expectQuiet(service, await stopAtOnce(handle));
});
