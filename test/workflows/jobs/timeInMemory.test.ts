import type { IDataObject } from 'n8n-workflow';

import { invoice } from './support/documents';
import { beginLoop, resumeStored, resumeToEnd } from './support/durable';
import { useJobs } from './support/fixture';
import { allOf, rowNumbers } from './support/seen';
import { named, WAITED_FOR, type Service } from './support/services';

const fixture = useJobs();
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DONE = ['A-1'];

const begin = async (service: Service, options?: IDataObject) => await inSmallSteps(async () => await beginLoop(fixture(), service, [invoice('A-1')], options && { options }));
const looks = (service: Service) => fixture().requests(service, 'look').map(({ at }) => at);

/** What a busy machine may add: the clock goes on by a step where it takes a moment amid the work for rest. */
const SLACK = 3 * SECOND;
const STEP = SECOND / 4;

/** Keeps the clock from jumping far ahead, to what the service does minutes later. */
async function inSmallSteps<T>(work: () => Promise<T>): Promise<T> {
	let isDone = false;
	const steps = (async () => {
		while (!isDone) await fixture().clock.sleep(STEP);
	})();
	try {
		return await work();
	} finally {
		isDone = true;
		await steps;
	}
}

/** The seconds that something takes on the nodes' clock. */
async function secondsOf<T>(work: () => Promise<T>): Promise<[seconds: number, result: T]> {
	const start = fixture().clock.now();
	const result = await work();
	return [(fixture().clock.now() - start) / SECOND, result];
}

describe.each(named(WAITED_FOR))('%s: the time in memory of a durable wait', (_name, service) => {
	it('is enough for a second look: what has ended by then goes on at once', async () => {
		fixture().takes(service, service.lookPauseMs + SECOND);
		const run = await begin(service);
		expect(run.status).toBe('success');
		expect(looks(service).length).toBeGreaterThan(1);
		expect(rowNumbers(service, allOf(run, 'Rows'))).toEqual(DONE);
	});

	it('is some seconds of each run: it is parked in between, and looks as soon as it is resumed', async () => {
		fixture().takes(service, 5 * MINUTE);
		let [seconds, run] = await secondsOf(async () => await begin(service));
		for (let runs = 1; run.status === 'waiting'; runs++) {
			expect({ runs, isShort: seconds < 10 + SLACK / SECOND }).toEqual({ runs, isShort: true });
			// n8n resumes a pause of less than a minute when it looks the next time, which may be later.
			await fixture().clock.sleep(Math.max(run.waitTill!.getTime() - fixture().clock.now(), 45 * SECOND));
			const [resumed, asked] = [fixture().clock.now(), looks(service).length];
			[seconds, run] = await secondsOf(async () => await inSmallSteps(async () => await resumeStored(fixture(), service, run)));
			expect(looks(service)[asked] - resumed).toBeLessThan(SLACK);
		}
		expect(rowNumbers(service, allOf(run, 'Rows'))).toEqual(DONE);
	});

	it('is parked until the next look, neither sooner nor later', async () => {
		fixture().takes(service, 5 * MINUTE);
		const { waitTill } = await begin(service, { pollSeconds: 120 });
		const [submitted] = fixture().requests(service, 'submit');
		expect(Math.abs(waitTill!.getTime() - submitted.at - 120 * SECOND)).toBeLessThan(SLACK);
	});

	it('is up to a minute where the user wants that', async () => {
		fixture().takes(service, 40 * SECOND);
		const run = await begin(service, { memorySeconds: 60 });
		expect(run.status).toBe('success');
		expect(rowNumbers(service, allOf(run, 'Rows'))).toEqual(DONE);
	});

	it('is the first look alone where the user wants none', async () => {
		fixture().takes(service, service.lookPauseMs + SECOND);
		const run = await begin(service, { memorySeconds: 0 });
		expect(run.status).toBe('waiting');
		expect(looks(service).length).toBeLessThanOrEqual(1);
		const { run: last, parkings } = await resumeToEnd(fixture(), service, run);
		expect(parkings).toBe(1);
		expect(rowNumbers(service, allOf(last, 'Rows'))).toEqual(DONE);
	});
});
