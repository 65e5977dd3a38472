import { timeouts } from '../../../nodes/shared/http/send';
import type { Fault } from '../../../sandbox/core/faults';
import type { WorkflowRun } from '../../../tools/n8nEngine';
import { invoice } from './support/documents';
import { expectClear, IMPATIENCE_MS, passes, WAYS } from './support/faultWays';
import { useJobs } from './support/fixture';
import { documentsOf, rowsOf } from './support/seen';
import { SERVICES, type Service } from './support/services';

const fixture = useJobs();
const realTimeouts = { ...timeouts };
afterEach(() => void Object.assign(timeouts, realTimeouts));

type Place = keyof Service['routes'];

const FILES = [invoice('A-1'), invoice('A-2')];
const ALL = { extracted: ['A-1', 'A-2'], needsReview: [], failed: [] };

/** Lets an endpoint go wrong, then runs again, as *Retry On Fail* or a person would, until there is no error. */
async function play(service: Service, place: Place, fault: Omit<Fault, 'route'>): Promise<{ first: WorkflowRun; last: WorkflowRun }> {
	fixture().faults(service).add({ ...fault, route: service.routes[place] ?? '' });
	if (fault.kind === 'hang') Object.assign(timeouts, { service: IMPATIENCE_MS, storage: IMPATIENCE_MS });
	const items = await fixture().items(FILES);
	const first = await fixture().run(service, 'extract', { items });
	Object.assign(timeouts, realTimeouts);
	fixture().faults(service).clear();
	let last = first;
	for (let again = 0; again < 3 && last.error; again++) last = await fixture().run(service, 'extract', { items, executionId: first.executionId });
	return { first, last };
}

/** No document is lost or doubled, none charged twice. */
function expectSound(service: Service, { first, last }: { first: WorkflowRun; last: WorkflowRun }): void {
	expectClear(fixture(), service, first);
	expectClear(fixture(), service, last);
	expect(last.error).toBeUndefined();
	expect(documentsOf(service, last)).toEqual(['A-1', 'A-2']);
	const { extracted, needsReview } = rowsOf(service, last);
	expect(service.charged(fixture())).toBeLessThanOrEqual(FILES.length);
	expect(service.charged(fixture())).toBeGreaterThanOrEqual(extracted.length + needsReview.length);
}

const places = SERVICES.flatMap((service) => (Object.keys(service.routes) as Place[]).map((place) => [service.name, place, service] as const));

describe.each(places)('%s: Extract, in the call to %s', (_name, place, service) => {
	/** Such a call does the work once however often it is made. */
	const isRepeatable = service.isKeyed || place !== 'submit';

	it.each(Object.keys(WAYS))('%s, once', async (way) => {
		const played = await play(service, place, WAYS[way]);
		expectSound(service, played);
		if (passes(way) && isRepeatable) expect(rowsOf(service, played.first)).toEqual(ALL);
	});

	/** Where work is looked at, ten looks that fail take their time: see the tests of *Retry On Fail*. */
	const lasting = place === 'look' ? ['another shape'] : ['a reset after the work', 'a 503 with HTML', 'JSON that is cut off', 'another shape'];

	it.each(lasting)('%s, until the next run', async (way) => {
		const played = await play(service, place, { ...WAYS[way], times: 1000 });
		expectSound(service, played);
		if (service.isKeyed) expect(rowsOf(service, played.last)).toEqual(ALL);
	});
});
