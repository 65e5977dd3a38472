import { invoice } from './support/documents';
import { NODE, useJobs } from './support/fixture';
import { allOf, documentsOf, jsonOf, rowsOf } from './support/seen';
import { calls, named, SERVICES, WAITED_FOR } from './support/services';

const fixture = useJobs();
const FILES = [invoice('A-1'), invoice('A-2')];
const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
const ALL = { extracted: ['A-1', 'A-2'], needsReview: [], failed: [] };

/** The calls of one try: the first and five retries. */
const WHOLE_TRY = 6;

const keyed = SERVICES.filter(({ isKeyed }) => isKeyed);
const unkeyed = SERVICES.filter(({ isKeyed }) => !isKeyed);

describe.each(named(keyed))('%s, which knows work by its key', (_name, service) => {
	it.each(['dropBefore', 'dropAfter', 'html'] as const)('gives and charges each document once when a whole try of sending ends in %s', async (kind) => {
		fixture().faults(service).add({ route: service.routes.submit, kind, times: WHOLE_TRY * calls(service) });
		const run = await fixture().run(service, 'extract', { files: FILES, node: RETRY });
		expect(run.error).toBeUndefined();
		expect(rowsOf(service, run)).toEqual(ALL);
		expect(service.charged(fixture())).toBe(2);
	});

	it('finds its work again when it could not be looked at', async () => {
		fixture().faults(service).add({ route: service.routes.look ?? '', kind: 'status', status: 401, times: calls(service) });
		const run = await fixture().run(service, 'extract', { files: FILES, node: RETRY });
		expect(rowsOf(service, run)).toEqual(ALL);
		expect(service.charged(fixture())).toBe(2);
	});

	it('finds its work again when Submit was tried twice', async () => {
		fixture().faults(service).add({ route: service.routes.submit, kind: 'dropAfter', times: WHOLE_TRY * calls(service) });
		const run = await fixture().run(service, 'submit', { files: FILES, node: RETRY });
		expect(allOf(run)).toHaveLength(calls(service));
		await fixture().clock.sleep(120_000);
		expect(service.charged(fixture())).toBe(2);
	});
});

describe.each(named(unkeyed))('%s, which knows no keys', (_name, service) => {
	it.each(['dropAfter', 'truncatedJson', 'wrongShape'] as const)('never sends again what may have been taken: %s', async (kind) => {
		fixture().faults(service).add({ route: service.routes.submit, kind, times: 100 });
		const run = await fixture().run(service, 'extract', { files: FILES, node: RETRY });
		expect(run.error).toBeUndefined();
		expect(documentsOf(service, run)).toEqual(['A-1', 'A-2']);
		expect(jsonOf(allOf(run, NODE, 2)).map(({ code, retryable }) => [code, retryable])).toEqual([0, 1].map(() => ['OUTCOME_UNKNOWN', false]));
		expect(fixture().requests(service, 'submit')).toHaveLength(calls(service));
	});

	it('sends again what was refused before it was taken', async () => {
		fixture().faults(service).add({ route: service.routes.submit, kind: 'status', status: 429, retryAfter: 3 });
		const run = await fixture().run(service, 'extract', { files: FILES, node: RETRY });
		expect(rowsOf(service, run)).toEqual(ALL);
		expect(service.charged(fixture())).toBe(2);
	});
});

describe.each(named(WAITED_FOR.filter(({ isKeyed }) => !isKeyed)))('%s, which knows no keys', (_name, service) => {
	it('lets work that could not be looked at go to Failed, from where Get Rows fetches it', async () => {
		fixture().faults(service).add({ route: service.routes.look, kind: 'status', status: 401, times: 100 });
		const run = await fixture().run(service, 'extract', { files: FILES, node: RETRY });
		fixture().faults(service).clear();
		expect(rowsOf(service, run).failed).toEqual(['A-1', 'A-2']);
		expect(fixture().requests(service, 'submit')).toHaveLength(1);
		await fixture().clock.sleep(60_000);
		const rows = await fixture().run(service, 'getRows', { items: allOf(run, NODE, 2).map(({ json }) => ({ json })) });
		expect(rowsOf(service, rows)).toEqual(ALL);
		expect(service.charged(fixture())).toBe(2);
	});
});
