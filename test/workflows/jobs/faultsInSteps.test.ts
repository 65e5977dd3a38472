import type { INodeExecutionData } from 'n8n-workflow';

import type { WorkflowRun } from '../../../tools/n8nEngine';
import { invoice } from './support/documents';
import { expectClear, passes, WAYS } from './support/faultWays';
import { NODE, useJobs, type Trial } from './support/fixture';
import { allOf, carriedNumbers, documentsOf, failedNumbers, jsonOf, rowsOf } from './support/seen';
import { named, WAITED_FOR, type Operation, type Service } from './support/services';

const fixture = useJobs();
const FILES = [invoice('A-1'), invoice('A-2')];
const ALL = { extracted: ['A-1', 'A-2'], needsReview: [], failed: [] };
const HOLD = { whileProcessing: 'hold' };

/** Each does something that no other does. */
const ways = ['a reset after the work', 'a 500 that may not be repeated', 'a 503 with HTML', 'JSON that is cut off', 'another shape'];

const bare = (items: INodeExecutionData[]) => items.map(({ json, binary }) => ({ json, ...(binary && { binary }) }));
const sent = async (service: Service) => bare(allOf(await fixture().run(service, 'submit', { files: FILES })));

/** Runs an operation, and once more when it ends in an error, as *Retry On Fail* would. */
async function twice(service: Service, operation: Operation, trial: Trial): Promise<WorkflowRun> {
	const first = await fixture().run(service, operation, trial);
	expectClear(fixture(), service, first);
	if (!first.error) return first;
	const again = await fixture().run(service, operation, { ...trial, executionId: first.executionId });
	expect(again.error).toBeUndefined();
	return again;
}

describe.each(named(WAITED_FOR))('%s', (_name, service) => {
	it.each(ways)('Submit meets %s: each document was sent, or failed, and is there once', async (way) => {
		fixture().faults(service).add({ ...WAYS[way], route: service.routes.submit });
		const items = await fixture().items(FILES);
		const run = await twice(service, 'submit', { items });
		expect([...carriedNumbers(allOf(run)), ...failedNumbers(allOf(run, NODE, 1))].sort()).toEqual(['A-1', 'A-2']);
		if (service.isKeyed && passes(way)) expect(allOf(run, NODE, 1)).toEqual([]);
		if (!service.isKeyed) expect(new Set(jsonOf(allOf(run, NODE, 1)).map(({ code }) => code)).size).toBeLessThan(2);
		await fixture().clock.sleep(60_000);
		expect(service.charged(fixture())).toBeLessThanOrEqual(2);
		const rows = await fixture().run(service, 'getRows', { items: bare(allOf(run)) });
		if (allOf(run).length > 0) expect(documentsOf(service, rows)).toEqual(carriedNumbers(allOf(run)));
	});

	it.each(ways)('Wait for Completion meets %s, and gives each document once', async (way) => {
		fixture().takes(service, 20_000);
		const items = await sent(service);
		fixture().faults(service).add({ ...WAYS[way], route: service.routes.look });
		const run = await twice(service, 'wait', { items, parameters: HOLD });
		expect(carriedNumbers(allOf(run, NODE, 1))).toEqual(['A-1', 'A-2']);
		expect([0, 2].flatMap((output) => allOf(run, NODE, output))).toEqual([]);
	});

	it.each(ways)('Get Rows meets %s, and gives each document once', async (way) => {
		const items = await sent(service);
		await fixture().clock.sleep(60_000);
		fixture().faults(service).add({ ...WAYS[way], route: service.routes.rows ?? service.routes.look });
		const run = await twice(service, 'getRows', { items });
		expect(documentsOf(service, run)).toEqual(['A-1', 'A-2']);
		if (passes(way)) expect(rowsOf(service, run)).toEqual(ALL);
		expect(service.charged(fixture())).toBe(2);
	});
});
