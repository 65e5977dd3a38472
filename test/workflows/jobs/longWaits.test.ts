import { clock } from '../../../nodes/shared/clock';
import type { WorkflowRun } from '../../../tools/n8nEngine';
import { invoice } from './support/documents';
import { NODE, useJobs } from './support/fixture';
import { allOf, rowsOf } from './support/seen';
import { named, SERVICES, WAITED_FOR, type Service } from './support/services';

const fixture = useJobs();
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const FILES = [invoice('A-1'), invoice('A-2')];
const ALL = { extracted: ['A-1', 'A-2'], needsReview: [], failed: [] };

/** What was told, as an error or on Failed. */
const told = (run: WorkflowRun): string => [run.error?.message ?? '', ...allOf(run, NODE, 2).map(({ json }) => String(json.message))].join('\n');
const since = (start: number): number => fixture().clock.now() - start;
const times = (service: Service, place: 'submit' | 'look'): number[] => fixture().requests(service, place).map(({ at }) => at);
const gaps = (all: number[]): number[] => all.slice(1).map((at, index) => at - all[index]);

/** Nobody is asked to wait any longer by what an earlier test was told. */
afterEach(async () => await fixture().clock.sleep(2 * HOUR));

describe.each(named(SERVICES))('%s: an answer that asks to wait', (_name, service) => {
	it('an hour ends the sending at once and says so, and another execution ends as soon, without asking', async () => {
		const start = fixture().clock.now();
		fixture().faults(service).add({ route: service.routes.submit, kind: 'status', status: 429, retryAfter: 3600 });
		const first = await fixture().run(service, 'extract', { files: [FILES[0]] });
		const second = await fixture().run(service, 'extract', { files: [FILES[1]] });
		for (const run of [first, second]) expect(told(run)).toContain('asks to wait 60 minutes');
		expect(since(start)).toBeLessThan(MINUTE);
		expect(times(service, 'submit')).toHaveLength(1);
		expect(service.charged(fixture())).toBe(0);
		await fixture().clock.sleep(HOUR);
		expect(rowsOf(service, await fixture().run(service, 'extract', { files: FILES }))).toEqual(ALL);
	});

	it('some seconds holds back the calls of other executions too', async () => {
		fixture().faults(service).add({ route: service.routes.submit, kind: 'status', status: 429, retryAfter: 40 });
		// No time passes until the second has come to its own submission: either it waits as well, or it is sent.
		const letGo = fixture().clock.hold();
		const waits = jest.spyOn(clock, 'sleep');
		const first = await fixture().start(service, 'extract', { files: [FILES[0]] });
		while (times(service, 'submit').length < 1 || waits.mock.calls.length < 1) await new Promise(setImmediate);
		const before = waits.mock.calls.length;
		const second = await fixture().start(service, 'extract', { files: [FILES[1]] });
		while (times(service, 'submit').length < 2 && waits.mock.calls.length === before) await new Promise(setImmediate);
		waits.mockRestore();
		letGo();
		const runs = await Promise.all([first.finished, second.finished]);
		expect(runs.map((run) => rowsOf(service, run).extracted)).toEqual([['A-1'], ['A-2']]);
		const [refused, ...later] = times(service, 'submit');
		for (const at of later) expect(at - refused).toBeGreaterThanOrEqual(40 * SECOND);
	});
});

describe.each(named(WAITED_FOR))('%s: Wait for Completion', (_name, service) => {
	const HOLD = { whileProcessing: 'hold' };
	const sent = async () => allOf(await fixture().run(service, 'submit', { files: FILES })).map(({ json, binary }) => ({ json, binary }));
	const ids = (items: Awaited<ReturnType<typeof sent>>) => items.map(({ json }) => String(json[service.idKey]));

	it('ends at once when it is asked to wait for longer than its limit, and names all that goes on', async () => {
		fixture().takes(service, 3 * MINUTE);
		const items = await sent();
		fixture().faults(service).add({ route: service.routes.look, kind: 'status', status: 429, retryAfter: 3600, times: 100 });
		const start = fixture().clock.now();
		const run = await fixture().run(service, 'wait', { items, parameters: { ...HOLD, waitMinutes: 30 } });
		expect(run.error?.message).toContain('asks to wait 60 minutes');
		for (const id of ids(items)) expect(run.error?.description).toContain(id);
		expect(run.error?.description).toContain('goes on at the service');
		expect(since(start)).toBeLessThan(5 * MINUTE);
	});

	it('waits that hour where its limit allows it, and asks nothing meanwhile', async () => {
		const items = await sent();
		fixture().faults(service).add({ route: service.routes.look, kind: 'status', status: 429, retryAfter: 3600 });
		const run = await fixture().run(service, 'wait', { items, parameters: { ...HOLD, waitMinutes: 120 } });
		expect(allOf(run, NODE, 1)).toHaveLength(items.length);
		const after = times(service, 'look').slice(1).filter((at) => at - times(service, 'look')[0] > MINUTE);
		for (const at of after) expect(at - times(service, 'look')[0]).toBeGreaterThanOrEqual(HOUR);
	});

	it.each(['a 500', 'a web page of a proxy'])('goes on after nine looks that were answered with %s, each at the documented pace', async (way) => {
		const [item] = await sent();
		const html = way !== 'a 500';
		fixture().faults(service).add({ route: service.routes.look, kind: html ? 'html' : 'status', status: html ? 200 : 500, times: 9 });
		const run = await fixture().run(service, 'wait', { items: [item], parameters: HOLD });
		expect(allOf(run, NODE, 1)).toHaveLength(1);
		for (const gap of gaps(times(service, 'look'))) expect(gap).toBeGreaterThanOrEqual(service.lookPauseMs);
	});

	it('ends after ten in a row, and says how the rows are got later', async () => {
		const [item] = await sent();
		fixture().faults(service).add({ route: service.routes.look, kind: 'html', status: 200, times: 100 });
		const run = await fixture().run(service, 'wait', { items: [item], parameters: HOLD });
		expect(times(service, 'look')).toHaveLength(10);
		expect(run.error?.description).toMatch(/goes on at the service and is not lost: get its rows later with .*: Get Rows and its ID/);
	});

	it('and Get Rows keep the documented pause between their looks, also after an answer that was lost', async () => {
		const [item] = await sent();
		const run = await fixture().run(service, 'wait', { items: [item], parameters: HOLD });
		const waited = times(service, 'look').length;
		fixture().faults(service).add({ route: service.routes.look, kind: 'dropAfter' });
		const rows = await fixture().run(service, 'getRows', { items: allOf(run, NODE, 1).map(({ json, binary }) => ({ json, binary })) });
		expect(rowsOf(service, rows).extracted.length).toBeGreaterThan(0);
		for (const gap of gaps(times(service, 'look').slice(waited - 1))) expect(gap).toBeGreaterThanOrEqual(service.lookPauseMs);
	});
});
