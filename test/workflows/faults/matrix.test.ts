import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { inspect } from 'node:util';

import { timeouts } from '../../../nodes/shared/http/send';
import type { WorkflowRun } from '../../../tools/n8nEngine';
import { useExtractFixture } from '../../support/extractFixture';
import { invoicePdf } from '../../support/testDocuments';
import { operation, run, workflowOf } from '../../support/workflows';
import { PLACES, WAYS, type Place } from './faultCases';

const fixture = useExtractFixture();
const realTimeouts = { ...timeouts };
const FOR_GOOD = 1000;

afterEach(() => void Object.assign(timeouts, realTimeouts));

/** Does what the place is about, with an extraction that is there already where one is needed. */
async function prepare(place: Place): Promise<(executionId?: string) => Promise<WorkflowRun>> {
	const input = await fixture().items([await invoicePdf('A-1')]);
	const node = operation('Node', [place.resource, place.operation], { ...place.parameters });
	if (place.resource === 'document') return async (executionId) => await run(fixture(), workflowOf([node]), input, { executionId });
	await run(fixture(), workflowOf([operation('Node', ['document', 'extract'])]), input);
	fixture().sandbox.requests.length = 0;
	const extraction: INodeExecutionData = { json: { extractionId: fixture().sandbox.invoiceDataExtraction.extractions[0].id } };
	return async (executionId) => await run(fixture(), workflowOf([node]), [extraction], { executionId });
}

/** Everything that came out, as the next nodes see it. */
async function results({ output }: { output: (index: number) => INodeExecutionData[] }): Promise<IDataObject[][]> {
	return await Promise.all(
		[0, 1, 2].map(
			async (index) =>
				await Promise.all(
					output(index).map(async ({ json, binary }) => ({
						...json,
						...(binary && { file: (await fixture().engine.readBinary(binary.data)).toString('latin1') }),
					})),
				),
		),
	);
}

const outputsOf = (done: WorkflowRun) => ({ output: (index: number) => done.output('Node', index) });

function expectOneClearError(done: WorkflowRun): void {
	const { error } = done;
	expect(error).toMatchObject({
		name: 'NodeApiError',
		message: expect.stringMatching(/^\w.{10,}/),
		description: expect.stringMatching(/Code: [A-Z_0-9]+/),
	});
	expectNoSecrets(error);
	expect([0, 1, 2].flatMap((index) => done.output('Node', index))).toEqual([]);
}

function expectNoSecrets(value: unknown): void {
	const text = inspect(value, { depth: 20 });
	expect(text).not.toContain(fixture().sandbox.invoiceDataExtraction.apiKey);
	expect(text).not.toMatch(/X-Amz-Signature|Bearer/i);
}

describe.each(Object.entries(PLACES))('%s', (_what, place) => {
	// A file is handed on as it comes: nobody can say of its bytes that they are not the right ones.
	const isOpaque = place.operation === 'download' && place.route === 'storageGet';
	const ways = Object.entries(WAYS).filter(([, { kind }]) => !(isOpaque && ['truncatedJson', 'wrongShape'].includes(kind)));

	const play = async (way: (typeof WAYS)[string], times: number) => {
		const work = await prepare(place);
		if (place.before) fixture().sandbox.faults.add(place.before);
		fixture().sandbox.faults.add({ route: place.route, ...way, times });
		if (way.kind === 'hang') Object.assign(timeouts, { service: IMPATIENCE_MS, storage: IMPATIENCE_MS });
		const done = await work();
		Object.assign(timeouts, realTimeouts);
		fixture().sandbox.faults.clear();
		return { done, again: async () => await work(done.executionId) };
	};

	/** The deletion was done, though nobody heard of it. */
	const isGone = () => place.operation === 'delete' && fixture().sandbox.invoiceDataExtraction.extractions.length === 0;

	const expectExact = async (done: WorkflowRun) => {
		expect(done.error).toBeUndefined();
		expect(await results(outputsOf(done))).toEqual([[place.expected], [], []]);
	};

	const expectChargedOnce = () => {
		expect(fixture().sandbox.invoiceDataExtraction.account).toMatchObject({ balance: 999, reserved: 0 });
	};

	it.each(ways)('%s, once', async (_name, way) => {
		const { done, again } = await play(way, 1);
		if (done.error) {
			expect(way).toEqual(expect.objectContaining(way.kind === 'status' ? { retryable: false } : { kind: 'wrongShape' }));
			expectOneClearError(done);
			if (!isGone()) await expectExact(await again());
		} else {
			await expectExact(done);
		}
		expectChargedOnce();
	});

	it.each(ways)('%s, until the next run of the same execution', async (_name, way) => {
		const { done, again } = await play(way, FOR_GOOD);
		if (isHarmless(place, way)) return await expectExact(done);
		expectOneClearError(done);
		expect(fixture().requests(place.route).length).toBeLessThanOrEqual(place.route === 'poll' ? MOST_TRIES.polling : MOST_TRIES.other);
		if (!isGone()) await expectExact(await again());
		expectChargedOnce();
	});
});

/** Source: "stop after 5 retries"; one more, where what is asked for next depends on whether the first try was done. A poll is looked after ten times. */
const MOST_TRIES = { polling: 10, other: 7 };

/** Long enough for any answer on the same machine. */
const IMPATIENCE_MS = 250;

/** The storage confirms a part in a header; what else it says does not matter. */
function isHarmless({ route }: Place, { kind }: (typeof WAYS)[string]): boolean {
	return route === 'storagePut' && ['truncatedJson', 'cutOff', 'wrongShape'].includes(kind);
}
