import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { WorkflowRun } from '../../../tools/n8nEngine';
import { broken, doubtful, invoice, noDocument } from './support/documents';
import { NODE, useJobs } from './support/fixture';
import { allOf } from './support/seen';
import { calls, named, SERVICES, WAITED_FOR } from './support/services';

const fixture = useJobs();
const MINUTE = 60_000;
const FULL = { evidence: 'full' };

interface Manifest extends IDataObject {
	extractionId: string;
	files: string[];
}

const carriers = (run: WorkflowRun): INodeExecutionData[][] =>
	[0, 1, 2].map((output) => allOf(run, NODE, output).filter(({ json }) => (json._extraction as IDataObject | undefined)?.manifest));
const manifestOf = ({ json }: INodeExecutionData) => (json._extraction as { manifest: Manifest }).manifest;

describe.each(named(SERVICES))('%s: the manifest', (_name, service) => {
	it('names the documents of each piece of work once', async () => {
		const run = await fixture().run(service, 'extract', { files: [doubtful('A-1'), invoice('A-2'), noDocument('A-3'), invoice('A-4')], options: FULL });
		const [extracted, needsReview, failed] = carriers(run);
		expect([extracted.length, needsReview.length, failed.length]).toEqual(service.isTogether ? [1, 0, 0] : [2, 1, 0]);
		const found = [...extracted, ...needsReview].map(manifestOf);
		expect(found.flatMap(({ files }) => files).sort()).toEqual(['A-1.pdf', 'A-2.pdf', 'A-4.pdf']);
		for (const manifest of found) expect(manifest).toMatchObject({ extractionId: expect.any(String), submittedAt: expect.any(String), secondsToResult: expect.any(Number) });
	});

	it('is left out unless the full evidence is asked for', async () => {
		const run = await fixture().run(service, 'extract', { files: [invoice('A-1')] });
		expect(JSON.stringify(allOf(run)[0].json)).not.toContain('manifest');
	});
});

describe.each(named(WAITED_FOR))('%s: the manifest of Get Rows', (_name, service) => {
	it('names the documents, as those of the items', async () => {
		const sent = allOf(await fixture().run(service, 'submit', { files: [invoice('A-1'), invoice('A-2')] }));
		await fixture().clock.sleep(5 * MINUTE);
		const [extracted] = carriers(await fixture().run(service, 'getRows', { items: sent, options: FULL }));
		expect(extracted).toHaveLength(calls(service));
		expect(extracted.flatMap((item) => manifestOf(item).files).sort()).toEqual(['A-1.pdf', 'A-2.pdf']);
	});
});

it('goes with the first failed document where there is no row at all', async () => {
	const batches = SERVICES.find(({ name }) => name === 'InvoiceParser Pro, in batches')!;
	const run = await fixture().run(batches, 'extract', { files: [broken('A-1'), broken('A-2')], options: FULL });
	const [, , failed] = carriers(run);
	expect(failed.map(({ json }) => json.fileName)).toEqual(['A-1.pdf']);
	expect(manifestOf(failed[0]).files).toEqual(['A-1.pdf', 'A-2.pdf']);
});

it('names equal documents that are the same work together', async () => {
	const extractions = SERVICES.find(({ name }) => name === 'Invoice Data Extraction')!;
	const files = [invoice('A-1'), { ...invoice('A-1'), name: 'copy.pdf' }];
	const run = await fixture().run(extractions, 'extract', { files, options: { ...FULL, idempotency: 'content', alsoDownload: ['csv'] } });
	const found = carriers(run).flat().map(manifestOf);
	expect(found.map((manifest) => manifest.files)).toEqual([['A-1.pdf', 'copy.pdf']]);
});
