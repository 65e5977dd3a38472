import { broken, doubtful, invoice, noDocument } from './support/documents';
import { NODE, useJobs } from './support/fixture';
import { allOf, FAILED_KEYS, jsonOf, rowsOf } from './support/seen';
import { named, SERVICES } from './support/services';

const fixture = useJobs();
const FILES = [invoice('A-1'), doubtful('A-2'), broken('A-3'), noDocument('A-4')];

describe.each(named(SERVICES))('%s: Extract', (_name, service) => {
	it('gives each document once, extracted, doubtful or failed, and only what was read is charged', async () => {
		const run = await fixture().run(service, 'extract', { files: FILES });
		expect(run.error).toBeUndefined();
		expect(rowsOf(service, run)).toEqual({ extracted: ['A-1'], needsReview: ['A-2'], failed: ['A-3', 'A-4'] });
		expect(service.charged(fixture())).toBe(2);
	});

	it('pairs each item to the one that brought its document, and attaches the document to what is doubtful or failed', async () => {
		const run = await fixture().run(service, 'extract', { files: FILES });
		const items = [0, 1, 2].map((output) => allOf(run, NODE, output));
		const pairs = items.flat().map(({ pairedItem }) => pairedItem as { item: number });
		expect(pairs.map(({ item }) => item).sort()).toEqual([0, 1, 2, 3]);
		const [extracted, ...attached] = [items[0], ...items.slice(1)].map((list) => list.map(({ binary }) => binary?.data?.fileName));
		expect(extracted).toEqual([undefined]);
		expect(attached.flat().sort()).toEqual(['A-2.pdf', 'A-3.pdf', 'A-4.pdf']);
	});

	it('says of every failed document the same, in the same order', async () => {
		const run = await fixture().run(service, 'extract', { files: FILES });
		for (const json of jsonOf(allOf(run, NODE, 2))) expect(Object.keys(json)).toEqual(FAILED_KEYS);
	});

	it('sends nothing when every document fails its check', async () => {
		const run = await fixture().run(service, 'extract', { files: [noDocument('A-4')] });
		expect(rowsOf(service, run)).toEqual({ extracted: [], needsReview: [], failed: ['A-4'] });
		expect(fixture().server(service).requests).toEqual([]);
	});

	it('says so when the input has no files at all', async () => {
		const run = await fixture().run(service, 'extract', { items: [{ json: { a: 1 } }] });
		expect(run.error?.message).toBe('The input has no files to extract');
	});

	it('answers on one output as a tool of an agent', async () => {
		const node = { type: `${fixture().node(service, NODE, 'extract').type}Tool` };
		const run = await fixture().run(service, 'extract', { files: FILES, node });
		expect([0, 1, 2].map((output) => allOf(run, NODE, output).length)).toEqual([4, 0, 0]);
	});
});
