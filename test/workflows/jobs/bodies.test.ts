import { sizeLimits } from '../../../nodes/shared/http/body';
import { timeLimits } from '../../../nodes/shared/http/timeLimit';
import { PLACES } from '../faults/faultCases';
import { invoice } from './support/documents';
import { expectClear } from './support/faultWays';
import { FILE_PLACES } from './support/filePlaces';
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

/** Every endpoint with which documents are sent, looked at, and their rows fetched; those of uploads are in faults/bodies.test.ts, those of files in downloads.test.ts. */
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

describe.each(OTHERS)('$service: an answer to $resource: $operation', (other) => {
	const play = async (kind: 'endless' | 'drip') => {
		const service = serviceOf(other.service);
		const json = (await other.made?.(fixture())) ?? {};
		if (kind === 'endless') sizeLimits.answer = 300 * KB;
		else timeLimits.service = 200;
		fixture().server(service).requests.length = 0;
		fixture().faults(service).add({ route: other.route, kind, times: 1000 });
		const run = await runOther(fixture(), other, json);
		expectClear(fixture(), service, run);
		return { error: run.error, asked: fixture().server(service).requests.filter(({ route }) => route === other.route).length };
	};

	it('that never ends is given up at its limit, and not asked for again', async () => {
		const { error, asked } = await play('endless');
		expect(error).toMatchObject({ description: expect.stringContaining('ANSWER_TOO_LARGE') });
		expect(asked).toBe(1);
	});

	it('that drips is given up after the time for a whole call', async () => {
		const { error, asked } = await play('drip');
		expect(error).toMatchObject({ description: expect.stringContaining('ANSWER_TOO_SLOW') });
		// What makes a secret that is shown once is not made twice.
		expect(asked).toBeLessThanOrEqual(other.operation === 'create' ? 1 : 7);
	});
});

it('the walk goes to every endpoint of every service', () => {
	const nodeOf = (name: string): string => serviceOf(name).node.description.name;
	const walked = [
		...places.filter(([name]) => name !== 'Ledger Lens').map(([name, route]) => [nodeOf(name), route]),
		...[...OTHERS, ...FILE_PLACES].map(({ service, route }) => [nodeOf(service), route]),
		...Object.values(PLACES).map(({ route }) => [nodeOf('Invoice Data Extraction'), route]),
	];
	const once = new Map(walked.map((place) => [place.join(), place]));
	expect([...once.values()].map(([, route]) => route).sort()).toEqual([...fixture().sandbox.endpoints].sort());
});
