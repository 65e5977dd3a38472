import type { INodeExecutionData } from 'n8n-workflow';

import type { WorkflowRun } from '../../../tools/n8nEngine';
import { broken, doubtful, invoice } from './support/documents';
import { NODE, useJobs } from './support/fixture';
import { allOf } from './support/seen';
import { named, SERVICES, WAITED_FOR, type Operation } from './support/services';

const fixture = useJobs();
const MINUTE = 60_000;
const EVIDENCE = ['none', 'short', 'full'];

const files = () => [invoice('A-1'), doubtful('A-2'), broken('A-3'), invoice('A-1')];
const everything = (run: WorkflowRun) => [0, 1, 2].flatMap((output) => allOf(run, NODE, output));

/** The paths at which an item has a key without a value. */
function undefinedIn(value: unknown, path: string): string[] {
	if (value === undefined) return [path];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => undefinedIn(inner, `${path}.${key}`));
}
const withoutValue = (items: INodeExecutionData[]) => items.flatMap(({ json }) => undefinedIn(json, 'json'));
const nestedIn = ({ json }: INodeExecutionData) => Object.keys(json).filter((key) => key.startsWith('_') && typeof json[key] === 'object');

describe.each(named(SERVICES))('%s: items', (_name, service) => {
	it.each(EVIDENCE)('of Extract have no key without a value, with the evidence "%s"', async (evidence) => {
		for (const groupRows of ['row', 'document']) {
			const run = await fixture().run(service, 'extract', { files: files(), options: { evidence, groupRows, addInvoice: true } });
			expect(everything(run).length).toBeGreaterThan(2);
			expect(withoutValue(everything(run))).toEqual([]);
		}
	});

	it('are columns with a flat word on where they are from; doubtful ones begin with a sentence, failed ones with name and sentence', async () => {
		const run = await fixture().run(service, 'extract', { files: files() });
		const [extracted, review, failed] = [0, 1, 2].map((output) => allOf(run, NODE, output));
		expect([extracted, review, failed].map(({ length }) => length > 0)).toEqual([true, true, true]);
		expect([...extracted, ...review].flatMap(nestedIn)).toEqual([]);
		for (const { json } of extracted) {
			expect(json).toMatchObject({ _extractionId: expect.any(String), _sourceFile: expect.stringMatching(/\.pdf$/) });
			expect(Object.keys(json)).not.toContain('_review');
		}
		for (const { json } of review) {
			expect(Object.keys(json)[0]).toBe('_review');
			expect(json).toMatchObject({ _review: expect.stringMatching(/^[A-Z].*[^.]$/), _reviewCodes: expect.stringMatching(/^[A-Z_]+(, [A-Z_]+)*$/) });
		}
		for (const { json } of failed) expect(Object.keys(json).slice(0, 2)).toEqual(['fileName', 'message']);
	});

	it('are counted in the node\'s panel by what is the matter with them', async () => {
		const run = await fixture().run(service, 'extract', { files: files() });
		const [{ message }] = run.hints(NODE);
		expect(message).toMatch(/^2 of 3 rows need review: .*1 duplicate.*\. 1 document failed: 1 (cannot be read|could not be (sent|extracted) \([A-Za-z_]+\))\.$/);
	});
});

describe.each(named(WAITED_FOR))('%s: items', (_name, service) => {
	it('of the other operations have no key without a value', async () => {
		const submitted = await fixture().run(service, 'submit', { files: files() });
		const sent = allOf(submitted);
		const seen = everything(submitted);
		const follow = async (operation: Operation, parameters = {}) => seen.push(...everything(await fixture().run(service, operation, { items: sent, parameters })));
		await follow('getStatus');
		await fixture().clock.sleep(5 * MINUTE);
		await follow('getStatus');
		await follow('wait', { whileProcessing: 'hold' });
		await follow('getRows');
		expect(seen.length).toBeGreaterThan(4);
		expect(withoutValue(seen)).toEqual([]);
	});

	it('that have rows lead to the work that gave them', async () => {
		const [row] = allOf(await fixture().run(service, 'extract', { files: [invoice('A-1')] }));
		const again = await fixture().run(service, 'getRows', { items: [{ json: row.json }] });
		expect(again.error).toBeUndefined();
		expect(allOf(again).map(({ json }) => json[service.numberColumn])).toEqual(['A-1']);
	});

	it('of Wait for Completion that failed are told in the node\'s panel', async () => {
		const id = { [service.idKey]: 'unknown' };
		const run = await fixture().run(service, 'wait', { items: [{ json: id }], parameters: { whileProcessing: 'hold' }, node: { onError: 'continueRegularOutput' } });
		expect(allOf(run, NODE, 2)).toHaveLength(1);
		expect(run.hints(NODE).map(({ message }) => message)).toEqual([expect.stringMatching(/^1 \w+ failed: 1 could not be extracted \([A-Za-z_]+\)\.$/)]);
	});
});
