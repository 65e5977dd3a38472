import { sizeLimits } from '../../../nodes/shared/http/body';
import { timeLimits } from '../../../nodes/shared/http/timeLimit';
import { invoice } from './support/documents';
import { expectClear } from './support/faultWays';
import { NODE, useJobs } from './support/fixture';
import { OTHERS, runOther, serviceOf } from './support/others';
import { allOf, documentsOf, rowsOf } from './support/seen';
import { SERVICES, type Service } from './support/services';

const fixture = useJobs();
const real = { sizes: { ...sizeLimits }, times: { ...timeLimits } };
afterEach(() => {
	Object.assign(sizeLimits, real.sizes);
	Object.assign(timeLimits, real.times);
});

const KB = 1024;
const FILES = [invoice('A-1')];
const places = SERVICES.flatMap((service) => Object.values(service.routes).map((route) => [service.name, route, service] as const));

/** Every endpoint with which documents are sent, looked at, and their rows fetched; those of uploads are in the tests of that service. */
describe.each(places)('%s: an answer at %s', (_name, route, service) => {
	const play = async (kind: 'endless' | 'drip') => {
		fixture().faults(service).add({ route, kind, times: 1000 });
		const items = await fixture().items(FILES);
		const first = await fixture().run(service, 'extract', { items });
		const asked = fixture().server(service).requests.filter((request) => request.route === route).length;
		fixture().faults(service).clear();
		Object.assign(sizeLimits, real.sizes);
		Object.assign(timeLimits, real.times);
		return { first, asked, last: first.error ? await fixture().run(service, 'extract', { items, executionId: first.executionId }) : first };
	};
	const codesOf = (run: Awaited<ReturnType<typeof play>>['first']): string =>
		[run.error?.message, ...allOf(run, NODE, 2).map(({ json }) => `${String(json.code)} ${String(json.message)}`)].join('\n');

	const expectSound = ({ first, last }: Pick<Awaited<ReturnType<typeof play>>, 'first' | 'last'>, sound: Service): void => {
		expectClear(fixture(), sound, first);
		expect(last.error).toBeUndefined();
		expect(documentsOf(sound, last)).toEqual(['A-1']);
		expect(sound.charged(fixture())).toBeLessThanOrEqual(1);
		if (sound.isKeyed) expect(rowsOf(sound, last).extracted).toEqual(['A-1']);
	};

	it('that never ends is given up at its limit, is said to be too large, and is not fetched again', async () => {
		Object.assign(sizeLimits, { answer: 300 * KB, rows: 300 * KB });
		const played = await play('endless');
		expect(codesOf(played.first)).toMatch(/larger than 307200 bytes/);
		expect(played.asked).toBe(1);
		expectSound(played, service);
	});

	it('that drips is given up after the time for a whole call', async () => {
		Object.assign(timeLimits, { service: 400, storage: 400 });
		const played = await play('drip');
		expect(codesOf(played.first)).toMatch(/did not come to the end of its answer within 1 minute/);
		expect(played.asked).toBeLessThanOrEqual(10);
		expectSound(played, service);
	});
});

describe.each(OTHERS)('%s: an answer to %s: %s', (name, resource, operation, route) => {
	const play = async (kind: 'endless' | 'drip') => {
		const service = serviceOf(name);
		fixture().faults(service).add({ route, kind, times: 1000 });
		const run = await runOther(fixture(), service, resource, operation);
		expectClear(fixture(), service, run);
		return run.error;
	};

	it('that never ends is given up at its limit', async () => {
		sizeLimits.answer = 300 * KB;
		expect(await play('endless')).toMatchObject({ description: expect.stringContaining('ANSWER_TOO_LARGE') });
	});

	it('that drips is given up after the time for a whole call', async () => {
		timeLimits.service = 200;
		expect(await play('drip')).toMatchObject({ description: expect.stringContaining('ANSWER_TOO_SLOW') });
	});
});
