import { invoice } from './support/documents';
import { NODE, useJobs } from './support/fixture';
import { allOf, rowsOf } from './support/seen';
import { named, WAITED_FOR } from './support/services';

const fixture = useJobs();
const MINUTE = 60_000;
const DONE = { extracted: ['A-1'], needsReview: [], failed: [] };

describe.each(named(WAITED_FOR))('%s: Poll Interval', (_name, service) => {
	/** Seconds between the submission and the looks. */
	const pauses = () => {
		const times = [...fixture().requests(service, 'submit'), ...fixture().requests(service, 'look')].map(({ at }) => at);
		return times.slice(1).map((at, index) => Math.round((at - times[index]) / 1000));
	};

	it('lies between two looks of Extract, unless the service asks for a longer pause', async () => {
		fixture().takes(service, 3 * MINUTE);
		const run = await fixture().run(service, 'extract', { files: [invoice('A-1')], options: { pollSeconds: 45 } });
		expect(rowsOf(service, run)).toEqual(DONE);
		expect(pauses().length).toBeGreaterThan(1);
		expect(Math.min(...pauses())).toBeGreaterThanOrEqual(45);
	});

	it('is never below the documented five seconds', async () => {
		fixture().takes(service, MINUTE / 2);
		await fixture().run(service, 'extract', { files: [invoice('A-1')], options: { pollSeconds: 1 } });
		expect(Math.min(...pauses())).toBeGreaterThanOrEqual(5);
	});

	it('lies between two looks of Wait for Completion, and does not outlast the Wait Limit', async () => {
		fixture().takes(service, 20 * MINUTE);
		const sent = allOf(await fixture().run(service, 'submit', { files: [invoice('A-1')] }));
		const run = await fixture().run(service, 'wait', { items: sent, parameters: { whileProcessing: 'hold', waitMinutes: 3 }, options: { pollSeconds: 120 } });
		expect(allOf(run, NODE, 2)).toHaveLength(1);
		expect(pauses().slice(0, -1).every((pause) => pause >= 120)).toBe(true);
		expect(pauses().reduce((sum, pause) => sum + pause)).toBeLessThanOrEqual(190);
	});
});
