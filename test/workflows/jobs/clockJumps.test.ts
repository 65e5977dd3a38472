import { clock } from '../../../nodes/shared/clock';
import { invoice } from './support/documents';
import { beginLoop, resumeStored } from './support/durable';
import { NODE, useJobs } from './support/fixture';
import { allOf, failedNumbers, jsonOf, rowNumbers, rowsOf } from './support/seen';
import { named, WAITED_FOR, type Service } from './support/services';

const fixture = useJobs();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DONE = { extracted: ['A-1'], needsReview: [], failed: [] };

/** How far the clock of the machine that n8n runs on was set ahead of the clock of the services. */
let aheadMs = 0;
let giveTimeBack: () => void;
beforeEach(() => {
	aheadMs = 0;
	const { now } = clock;
	clock.now = () => now() + aheadMs;
	giveTimeBack = () => void (clock.now = now);
});
afterEach(() => giveTimeBack());

/** Sets the clock when the service is first asked how far it is. */
const setAtFirstLook = (service: (typeof WAITED_FOR)[number], byMs: number) => {
	const change = (answer: unknown): unknown => {
		aheadMs += byMs;
		return answer;
	};
	fixture().faults(service).add({ route: service.routes.look, kind: 'changed', change });
};

/** How long something takes at the service, in milliseconds. */
async function lasting<T>(work: () => Promise<T>): Promise<[ms: number, result: T]> {
	const start = fixture().clock.now();
	const result = await work();
	return [fixture().clock.now() - start, result];
}

const HOLD = { whileProcessing: 'hold' };
const submitted = async (service: Service) => allOf(await fixture().run(service, 'submit', { files: [invoice('A-1')] }));
const extract = async (service: Service) => await fixture().run(service, 'extract', { files: [invoice('A-1')] });

describe.each(named(WAITED_FOR))('%s, when the clock of n8n is set back by three hours', (_name, service) => {
	beforeEach(() => setAtFirstLook(service, -3 * HOUR));

	it('Extract is as fast as ever', async () => {
		fixture().takes(service, 3 * MINUTE);
		const [ms, run] = await lasting(async () => await extract(service));
		expect(rowsOf(service, run)).toEqual(DONE);
		expect(ms).toBeLessThan(5 * MINUTE);
	});

	it('Wait for Completion is as well, in the node', async () => {
		fixture().takes(service, 3 * MINUTE);
		const items = await submitted(service);
		const [ms, run] = await lasting(async () => await fixture().run(service, 'wait', { items, parameters: HOLD }));
		expect(allOf(run, NODE, 1)).toHaveLength(1);
		expect(ms).toBeLessThan(5 * MINUTE);
	});

	it('and in the database, where it is parked no longer either', async () => {
		fixture().takes(service, 3 * MINUTE);
		const [ms, run] = await lasting(async () => {
			let next = await beginLoop(fixture(), service, [invoice('A-1')]);
			for (; next.status === 'waiting'; next = await resumeStored(fixture(), service, next)) await fixture().clock.sleep(next.waitTill!.getTime() - clock.now());
			return next;
		});
		expect(rowNumbers(service, allOf(run, 'Rows'))).toEqual(['A-1']);
		expect(ms).toBeLessThan(8 * MINUTE);
	});

	it('the Wait Limit counts what really passed', async () => {
		fixture().takes(service, 20 * MINUTE);
		const items = await submitted(service);
		const [ms, run] = await lasting(async () => await fixture().run(service, 'wait', { items, parameters: { ...HOLD, waitMinutes: 5 } }));
		expect(failedNumbers(allOf(run, NODE, 2))).toEqual(['A-1']);
		expect(ms).toBeLessThan(6 * MINUTE);
		await fixture().clock.sleep(20 * MINUTE);
	});
});

describe.each(named(WAITED_FOR))('%s, when the clock of n8n is set ahead', (_name, service) => {
	it('by a minute, goes on', async () => {
		fixture().takes(service, 3 * MINUTE);
		setAtFirstLook(service, MINUTE);
		expect(rowsOf(service, await extract(service))).toEqual(DONE);
	});

	it('beyond the Wait Limit, looks once more: what has ended by then is not given up', async () => {
		const items = await submitted(service);
		await fixture().clock.sleep(MINUTE);
		aheadMs = 3 * HOUR;
		expect(allOf(await fixture().run(service, 'wait', { items, parameters: HOLD }), NODE, 1)).toHaveLength(1);
	});

	it('beyond the Wait Limit, says of what goes on that it is not lost; Get Rows gets it, and nothing is charged twice', async () => {
		fixture().takes(service, 20 * MINUTE);
		const items = await submitted(service);
		setAtFirstLook(service, 3 * HOUR);
		const run = await fixture().run(service, 'wait', { items, parameters: HOLD });
		const failed = allOf(run, NODE, 2);
		expect(jsonOf(failed)).toMatchObject([{ code: 'STILL_PROCESSING', advice: expect.stringContaining('goes on at the service and is not lost') }]);
		await fixture().clock.sleep(HOUR);
		const rows = await fixture().run(service, 'getRows', { items: failed });
		expect(rowsOf(service, rows)).toEqual(DONE);
		expect(service.charged(fixture())).toBe(1);
	});
});

it.each(named(WAITED_FOR))('%s: work that a worker with a clock ahead has submitted is looked at as early as ever', async (_name, service) => {
	fixture().takes(service, MINUTE);
	aheadMs = 10 * MINUTE;
	const items = await submitted(service);
	aheadMs = 0;
	const [ms, run] = await lasting(async () => await fixture().run(service, 'wait', { items, parameters: HOLD }));
	expect(allOf(run, NODE, 1)).toHaveLength(1);
	expect(ms).toBeLessThan(3 * MINUTE);
});
