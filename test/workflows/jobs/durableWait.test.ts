import type { WorkflowRun } from '../../../tools/n8nEngine';
import { workflowOf } from '../../support/workflows';
import { doubtful, invoice } from './support/documents';
import { beginLoop, resumeToEnd } from './support/durable';
import { useJobs, type Trial } from './support/fixture';
import { allOf, failedNumbers, rowNumbers } from './support/seen';
import { named, WAITED_FOR, type Service } from './support/services';

const fixture = useJobs();
const MINUTE = 60_000;

const toEnd = async (service: Service, first: WorkflowRun) => await resumeToEnd(fixture(), service, first);
const begin = async (service: Service, files = [invoice('A-1'), doubtful('A-2')], wait?: Trial) => await beginLoop(fixture(), service, files, wait);

describe.each(named(WAITED_FOR))('%s: the durable wait', (_name, service) => {
	it('gives every document once, across executions that are stored and read back, and none before its time', async () => {
		fixture().takes(service, 5 * MINUTE);
		const first = await begin(service);
		expect(first.status).toBe('waiting');
		expect(first.runCount('Rows')).toBe(0);
		const { run, parkings } = await toEnd(service, first);
		expect(run.status).toBe('success');
		expect(parkings).toBeGreaterThan(0);
		expect(rowNumbers(service, allOf(run, 'Rows', 0))).toEqual(['A-1']);
		expect(rowNumbers(service, allOf(run, 'Rows', 1))).toEqual(['A-2']);
		expect(allOf(run, 'Rows', 1)[0].binary?.data.fileName).toBe('A-2.pdf');
		expect([...allOf(run, 'Rows', 2), ...allOf(run, 'Failed')]).toEqual([]);
		expect(service.charged(fixture())).toBe(2);
	});

	it('sends nothing again: what was sent before the restart is only looked at after it', async () => {
		fixture().takes(service, 5 * MINUTE);
		const first = await begin(service);
		const before = fixture().requests(service, 'submit').length;
		await toEnd(service, first);
		expect(fixture().requests(service, 'submit')).toHaveLength(before);
		expect(fixture().requests(service, 'look').length).toBeLessThan(80);
	});

	it('lives through an outage of the service in between', async () => {
		fixture().takes(service, 5 * MINUTE);
		const first = await begin(service);
		fixture().faults(service).add({ route: service.routes.look, kind: 'html', status: 503, times: 8 });
		const { run } = await toEnd(service, first);
		expect(run.error).toBeUndefined();
		expect(rowNumbers(service, [...allOf(run, 'Rows', 0), ...allOf(run, 'Rows', 1)])).toEqual(['A-1', 'A-2']);
	});

	it('gives up an outage after ten failed looks in a row, however often it was parked between them', async () => {
		fixture().takes(service, 3_000 * MINUTE);
		const first = await begin(service, [invoice('A-1')], { parameters: { waitMinutes: 3_000 } });
		const before = fixture().requests(service, 'look').length;
		fixture().faults(service).add({ route: service.routes.look, kind: 'html', status: 503, times: 1000 });
		const { run, parkings } = await toEnd(service, first);
		expect(run.error?.message).toContain('not from the API');
		expect(parkings).toBeGreaterThan(2);
		expect(fixture().requests(service, 'look').length - before).toBe(10);
	});

	it('counts failed looks anew after one that was answered, also one before a parking', async () => {
		fixture().takes(service, 300 * MINUTE);
		const first = await begin(service, [invoice('A-1')], { parameters: { waitMinutes: 3_000 } });
		const outage = { route: service.routes.look, kind: 'html', status: 503, times: 9 } as const;
		fixture().faults(service).add(outage);
		fixture().faults(service).add({ ...outage, skip: 1 });
		const { run } = await toEnd(service, first);
		expect(run.error).toBeUndefined();
		expect(rowNumbers(service, allOf(run, 'Rows', 0))).toEqual(['A-1']);
	});

	it('ends at the limit: what takes longer goes to Failed with its documents', async () => {
		fixture().takes(service, 300 * MINUTE);
		const { run } = await toEnd(service, await begin(service, undefined, { parameters: { waitMinutes: 3 } }));
		expect(run.runCount('Rows')).toBe(0);
		expect(failedNumbers(allOf(run, 'Failed'))).toEqual(['A-1', 'A-2']);
		expect(new Set(allOf(run, 'Failed').map(({ json }) => json.code))).toEqual(new Set(['STILL_PROCESSING']));
		expect(allOf(run, 'Failed')[0].binary?.document_0.fileName).toBe('A-1.pdf');
	});

	it('waits as well for work that it knows by its ID alone', async () => {
		fixture().takes(service, 5 * MINUTE);
		const sent = allOf(await fixture().run(service, 'submit', { files: [invoice('A-1')] }));
		const items = sent.map(({ json }) => ({ json: { [service.idKey]: json[service.idKey] } }));
		const nodes = [fixture().node(service, 'Wait', 'wait'), fixture().node(service, 'Rows', 'getRows')];
		const workflow = workflowOf(nodes, [['Start', 0, 'Wait'], ['Wait', 0, 'Wait'], ['Wait', 1, 'Rows']]);
		const { run } = await toEnd(service, await (await fixture().startWorkflow(service, workflow, { items })).finished);
		expect(rowNumbers(service, allOf(run, 'Rows'))).toEqual(['A-1']);
	});

	it('is refused without the wire back, instead of losing the work', async () => {
		fixture().takes(service, 5 * MINUTE);
		const sent = allOf(await fixture().run(service, 'submit', { files: [invoice('A-1')] }));
		const unwired = workflowOf([fixture().node(service, 'Wait', 'wait')]);
		const run = await (await fixture().startWorkflow(service, unwired, { items: sent.map(({ json }) => ({ json })) })).finished;
		expect(run.error?.message).toBe('Pending is not connected back to this node');
	});

	it('is refused without the wire back before anything is sent, where documents are sent in the same workflow', async () => {
		const unwired = workflowOf([fixture().node(service, 'Submit', 'submit'), fixture().node(service, 'Wait', 'wait')]);
		const run = await (await fixture().startWorkflow(service, unwired, { files: [invoice('A-1')] })).finished;
		expect(run.error).toMatchObject({ message: 'Pending of "Wait" is not connected back to that node', description: expect.stringContaining('Nothing was sent') });
		expect(service.charged(fixture())).toBe(0);
		expect(fixture().requests(service, 'submit')).toEqual([]);
	});
});
