import fc from 'fast-check';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Fault } from '../../../sandbox/core/faults';
import { useExtractFixture } from '../../support/extractFixture';
import { invoicePdf } from '../../support/testDocuments';
import { collector, operation, resumeToEnd, run, workflowOf } from '../../support/workflows';
import { WAYS } from './faultCases';

const fixture = useExtractFixture();
const NUMBERS = ['A-1', 'A-2', 'A-3'];

/** Faults of any kind at any endpoint, as they may come together in a bad hour; none that a real timeout would need. */
const routes = ['createSession', 'partUrls', 'storagePut', 'completeUpload', 'submit', 'poll', 'output', 'storageGet'];
const ways = Object.values(WAYS).filter(({ kind }) => kind !== 'hang');
const passing = ways.filter(({ kind, retryable }) => kind !== 'wrongShape' && retryable !== false);

const badHour = (kinds: typeof ways): fc.Arbitrary<Fault[]> =>
	fc.array(
		fc.record({ route: fc.constantFrom(...routes), way: fc.constantFrom(...kinds), times: fc.integer({ min: 1, max: 2 }), skip: fc.nat(3) }).map(
			({ route, way, times, skip }): Fault => ({ route, ...way, times, skip }),
		),
		{ minLength: 1, maxLength: 8 },
	);

const documents = async () => await fixture().items(await Promise.all(NUMBERS.map(async (number) => await invoicePdf(number))));
const numbers = (items: INodeExecutionData[]) => items.map(({ json }: { json: IDataObject }) => json['Invoice Number']).sort();
const charged = () => 1000 - fixture().sandbox.invoiceDataExtraction.account.balance;

function play(faults: Fault[]): void {
	fixture().sandbox.reset();
	for (const fault of faults) fixture().sandbox.faults.add(fault);
}

it('whatever goes wrong together, Extract tried until it ends well gives every document once, and charges each row once', async () => {
	await fc.assert(
		fc.asyncProperty(badHour(ways), async (faults) => {
			play(faults);
			const workflow = workflowOf([operation('Extract', ['document', 'extract'])]);
			const input = await documents();
			let done = await run(fixture(), workflow, input);
			for (let again = 0; again < 40 && done.error; again++) {
				done = await run(fixture(), workflow, input, { executionId: done.executionId });
			}
			const rows = numbers(done.output('Extract', 0));
			const failed = done.output('Extract', 2).map(({ json }) => String(json.fileName).replace('.pdf', ''));
			expect([...rows, ...failed].sort()).toEqual(NUMBERS);
			expect(charged()).toBe(rows.length);
		}),
		{ numRuns: 40 },
	);
});

it('a try that uploads more than the one before finds its extraction, and charges nothing again', async () => {
	play([
		{ route: 'completeUpload', kind: 'status', status: 500, retryable: false },
		{ route: 'submit', kind: 'wrongShape' },
	]);
	const workflow = workflowOf([operation('Extract', ['document', 'extract'])]);
	const input = await documents();
	const first = await run(fixture(), workflow, input);
	expect(first.error?.message).toContain('not as documented');
	const again = await run(fixture(), workflow, input, { executionId: first.executionId });
	expect(numbers(again.output('Extract', 0))).toHaveLength(2);
	expect(again.output('Extract', 2).map(({ json, binary }) => [json.code, binary?.data.fileName])).toEqual([['NOT_PROCESSED', expect.any(String)]]);
	expect(charged()).toBe(2);
});

it.each([1, 2])('a try that uploads less than the one before gives the rows of all %i + 1 documents, with their documents, and calls none of them failed', async (others) => {
	play([
		{ route: 'poll', kind: 'status', status: 500, retryable: false },
		{ route: 'completeUpload', kind: 'status', status: 500, retryable: false, skip: others + 1 },
	]);
	const workflow = workflowOf([operation('Extract', ['document', 'extract'])]);
	const input = (await documents()).slice(0, others + 1);
	const first = await run(fixture(), workflow, input);
	expect(first.error).toBeDefined();
	const again = await run(fixture(), workflow, input, { executionId: first.executionId });
	const files = again.output('Extract', 0).map(({ json }) => [json['Invoice Number'], json._sourceFile]);
	expect(files.sort()).toEqual(NUMBERS.slice(0, others + 1).map((number) => [number, `${number}.pdf`]));
	expect(again.output('Extract', 2)).toEqual([]);
	expect(charged()).toBe(others + 1);
});

it('Submit tells once what it could not upload again, and writes nothing else of it', async () => {
	play([{ route: 'completeUpload', kind: 'status', status: 500, retryable: false, skip: 2 }]);
	const workflow = workflowOf([operation('Submit', ['document', 'submit'])]);
	const done = await run(fixture(), workflow, await documents());
	expect(done.output('Submit', 0).map(({ json }) => json.documents)).toEqual([[expect.anything(), expect.anything()]]);
	expect(JSON.stringify(done.output('Submit', 0))).not.toContain('mayBeIncluded');
	expect(done.output('Submit', 1)).toHaveLength(1);
});

it('what passes by itself disturbs neither Submit nor the durable wait nor Get Rows', async () => {
	const workflow = workflowOf(
		[
			operation('Submit', ['document', 'submit'], { options: { idempotency: 'content' } }),
			operation('Wait', ['extraction', 'wait'], {}, { position: [200, 200] }),
			operation('Rows', ['extraction', 'getRows']),
			collector('Failed'),
		],
		[['Start', 0, 'Submit'], ['Submit', 0, 'Wait'], ['Wait', 0, 'Wait'], ['Wait', 1, 'Rows'], ['Wait', 2, 'Failed']],
	);
	await fc.assert(
		fc.asyncProperty(badHour(passing), fc.array(fc.integer({ min: 1, max: 1200 }), { minLength: 3, maxLength: 3 }), async (faults, seconds) => {
			play(faults.map((fault) => ({ ...fault, times: 1 })));
			seconds.forEach((delay, index) =>
				fixture().sandbox.faults.add({ route: 'processing', kind: 'delay', delayMs: delay * 1000, match: `["${index + 1}-` }),
			);
			const { run: last } = await resumeToEnd(fixture(), await run(fixture(), workflow, await documents()));
			expect(last.error).toBeUndefined();
			expect(last.allOutput('Failed')).toEqual([]);
			expect(numbers(last.allOutput('Rows', 0))).toEqual(NUMBERS);
			expect(charged()).toBe(3);
		}),
		{ numRuns: 15 },
	);
});
