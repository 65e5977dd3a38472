import { invoice } from './support/documents';
import { NODE, useJobs } from './support/fixture';
import { allOf, documentsOf, jsonOf, rowsOf } from './support/seen';
import { named, oneAtATime, SERVICES, WAITED_FOR } from './support/services';

const fixture = useJobs();
const MINUTE = 60_000;
const FILES = [invoice('A-1'), invoice('A-2')];
const ALL = { extracted: ['A-1', 'A-2'], needsReview: [], failed: [] };
const SOON = { waitMinutes: 1 };

describe.each(named(WAITED_FOR.filter(({ isKeyed }) => isKeyed)))('%s: Extract, whose work takes longer than the Wait Limit', (_name, service) => {
	it('ends in an error that names the work, which another try finds', async () => {
		fixture().takes(service, 3 * MINUTE);
		const items = await fixture().items(FILES);
		const first = await fixture().run(service, 'extract', { items, options: SOON });
		expect(first.error).toMatchObject({ message: expect.stringContaining('is still processing'), description: expect.stringMatching(/Get Rows.*Code: STILL_PROCESSING. Extraction ID: \S+/) });
		await fixture().clock.sleep(5 * MINUTE);
		const again = await fixture().run(service, 'extract', { items, options: SOON, executionId: first.executionId });
		expect(rowsOf(service, again)).toEqual(ALL);
		expect(service.charged(fixture())).toBe(2);
	});
});

describe.each(named(WAITED_FOR.filter(({ isKeyed }) => !isKeyed)))('%s: Extract, whose work takes longer than the Wait Limit', (_name, service) => {
	it('lets its documents go to Failed, since it must not be sent again, and Get Rows fetches it later', async () => {
		fixture().takes(service, 3 * MINUTE);
		const run = await fixture().run(service, 'extract', { files: FILES, options: SOON });
		expect(rowsOf(service, run).failed).toEqual(['A-1', 'A-2']);
		expect(jsonOf(allOf(run, NODE, 2))).toMatchObject([0, 1].map(() => ({ stage: 'extraction', code: 'STILL_PROCESSING', retryable: false, extractionId: expect.any(String) })));
		await fixture().clock.sleep(5 * MINUTE);
		const rows = await fixture().run(service, 'getRows', { items: allOf(run, NODE, 2).map(({ json }) => ({ json })) });
		expect(rowsOf(service, rows)).toEqual(ALL);
		expect(service.charged(fixture())).toBe(2);
	});
});

describe.each(named(SERVICES.filter(({ groupSize }) => groupSize)))('%s: more documents than go together', (_name, service) => {
	const numbers = Array.from({ length: (service.groupSize ?? 0) + 1 }, (_, index) => `A-${100 + index}`);
	const files = numbers.map((number) => invoice(number));

	it('are sent in several, and come back as one result', async () => {
		const run = await fixture().run(service, 'extract', { files });
		expect(rowsOf(service, run)).toEqual({ extracted: numbers, needsReview: [], failed: [] });
		expect(fixture().requests(service, 'submit')).toHaveLength(2);
		expect(service.charged(fixture())).toBe(numbers.length);
	});

	it('come out once each when the answer to the last ones is lost, and those before are kept', async () => {
		fixture().faults(service).add({ route: service.routes.submit, kind: 'dropAfter', match: numbers.at(-1) });
		const run = await fixture().run(service, 'extract', { files, node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } });
		expect(documentsOf(service, run)).toEqual(numbers);
		expect(jsonOf(allOf(run, NODE, 2))).toMatchObject([{ fileName: `${numbers.at(-1)}.pdf`, code: 'OUTCOME_UNKNOWN' }]);
		expect(fixture().requests(service, 'submit')).toHaveLength(2);
	});

	it('are not sent on after a problem with the account', async () => {
		fixture().faults(service).add({ route: service.routes.submit, kind: 'status', status: 401, times: 100 });
		const run = await fixture().run(service, 'extract', { files, options: oneAtATime(service) });
		expect(run.error).toMatchObject({ httpCode: '401' });
		expect(fixture().requests(service, 'submit')).toHaveLength(1);
	});
});
