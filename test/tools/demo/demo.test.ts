import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { DocumentReader } from '../../../sandbox/reader/reading';
import { findDocuments } from '../../../tools/demo/files';
import { describeProgress } from '../../../tools/demo/progress';
import { describeRows } from '../../../tools/demo/report';
import { runDemo, type DemoResult } from '../../../tools/demo/run';
import { saveResult } from '../../../tools/demo/save';
import { putUnderNodes } from '../../support/nodeTime';
import { sharedReader } from '../../support/sharedReader';
import { createVirtualClock } from '../../../sandbox/core/virtualClock';

/** A busy machine makes no document unreadable. */
const patient: DocumentReader = {
	read: async (file, limits) => await sharedReader().read(file, { ...limits, timeLimitMs: 240_000 }),
	close: async () => undefined,
};
const clock = createVirtualClock();
let giveTimeBack: () => void;
let folder: string;

beforeAll(async () => {
	giveTimeBack = putUnderNodes(clock);
	folder = await mkdtemp(join(tmpdir(), 'demo-test-'));
	await mkdir(join(folder, 'mail', 'january'), { recursive: true });
	await writeFile(join(folder, 'mail', 'empty.pdf'), '');
	await writeFile(join(folder, 'mail', 'january', 'drawing.TIF'), 'II*\0');
	await writeFile(join(folder, 'mail', 'january', 'notes.md'), '# not a document');
});

afterAll(async () => {
	giveTimeBack();
	await rm(folder, { recursive: true, force: true });
});

describe('the documents of a folder', () => {
	it('are found in the folders below, whatever they contain and however they are spelt', async () => {
		const { files, skipped } = await findDocuments([folder]);
		expect(files).toEqual([
			{ fileName: 'empty.pdf', path: join(folder, 'mail', 'empty.pdf') },
			{ fileName: 'drawing.TIF', path: join(folder, 'mail', 'january', 'drawing.TIF') },
		]);
		expect(skipped).toBe(1);
	});

	it('are not looked for in something that is no folder', async () => {
		await expect(findDocuments([join(folder, 'nowhere')])).rejects.toThrow('is not a folder');
	});
});

it('says in one line how far it is', () => {
	const uploading = { documents: 8, uploaded: 3, read: 0, submitted: 0, polls: 0, extractions: 0, underWay: [] };
	expect(describeProgress(uploading)).toBe('uploading: 3 of 8 documents');
	const reading = { ...uploading, uploaded: 8, read: 2, submitted: 8, polls: 4, extractions: 1 };
	expect(describeProgress(reading)).toBe('extraction: 25 % (8 documents uploaded, status polls: 4)');
	const scanned = { ...reading, underWay: [{ fileName: 'scan.pdf', done: 3, pages: 10 }] };
	expect(describeProgress(scanned)).toBe('extraction: 25 % (8 documents uploaded, status polls: 4), scan.pdf: page 3 of 10');
	const again = { ...reading, read: 20, submitted: 15, extractions: 2 };
	expect(describeProgress(again)).toContain('2 extractions: 100 %');
});

describe('a run over generated invoices and a folder', () => {
	let result: DemoResult;

	beforeAll(async () => {
		result = await runDemo({ folders: [folder], includeGenerated: true, reader: patient, clock });
	}, 120_000);

	it('sends each document to the output where it belongs, once', () => {
		const arrived = Object.entries(result.rows).flatMap(([output, rows]) =>
			rows.map(({ document = -1 }) => [result.documents[document].fileName, output]),
		);
		const expected = result.documents.map(({ fileName, expectation = 'failed' }) => [
			fileName,
			expectation,
		]);
		expect(arrived.sort()).toEqual(expected.sort());
	});

	it('reads what is printed on every document with a text layer, and what XML alone states', () => {
		const rows = [...result.rows.extracted, ...result.rows.needsReview];
		for (const { json, document = -1 } of rows) {
			const { fileName, truth } = result.documents[document];
			if (!/\.(pdf|xml)$/.test(fileName) || !truth) continue;
			const { 'Invoice Number': number, 'Vendor Name': vendor, Total: total } = truth;
			expect(json).toMatchObject({ 'Invoice Number': number, 'Vendor Name': vendor });
			expect(Number(json.Total)).toBe(total);
		}
	});

	it('shows a PDF that differs from its XML with both values', () => {
		const [differing] = result.rows.needsReview.filter(({ json }) => String(json._reviewCodes).includes('E_INVOICE_DIFFERS'));

		expect(result.documents[differing.document ?? -1].fileName).toBe('rheinwerk-RE-100246-changed-total.pdf');
		expect(String(differing.json._review).replaceAll('\u00a0', ' ')).toContain('Total 2,987.10 is not the 2,487.10 of the XML in the document');
	});

	it('counts what it did', () => {
		const { summary, rows, documents } = result;
		expect(summary.documents).toBe(documents.length);
		expect(summary.extracted).toBe(rows.extracted.length);
		expect(summary.extractionIds.length).toBeGreaterThan(0);
		// Nine invoices of one page and one of three; XML is read for nothing, and what nobody can read costs nothing.
		expect(summary.creditsDeducted).toBe(12);
	});

	it('shows a table for each output, and saves rows, summary and the service\'s files', async () => {
		const text = describeRows(result);
		expect(text).toContain('nordlicht-RE-2026-0342.pdf');
		expect(text).toMatch(/Review: 3[\s\S]*do\s+not\s+make/);

		const target = join(folder, 'output');
		await saveResult(target, result);
		const saved = async (name: string) => JSON.parse(await readFile(join(target, name), 'utf8'));
		expect((await readdir(target)).sort()).toEqual(
			[...result.files.map(({ fileName }) => fileName), 'rows.json', 'summary.json'].sort(),
		);
		expect(result.files.some(({ fileName }) => fileName.endsWith('.xlsx'))).toBe(true);
		expect(await saved('summary.json')).toEqual(result.summary);
		const { extracted, needsReview, failed } = await saved('rows.json');
		expect([extracted, needsReview, failed].map((rows) => rows.length)).toEqual(
			[result.rows.extracted, result.rows.needsReview, result.rows.failed].map(({ length }) => length),
		);
	});
});

it('ends properly when nothing can be extracted, and refuses to run without a document', async () => {
	const pictures = join(folder, 'mail', 'january');
	const { summary, files } = await runDemo({ folders: [pictures], includeGenerated: false });
	expect(summary).toMatchObject({ documents: 1, failed: 1, creditsDeducted: 0, extractionIds: [] });
	expect(files).toEqual([]);

	await rm(join(pictures, 'drawing.TIF'));
	await expect(runDemo({ folders: [pictures], includeGenerated: false })).rejects.toThrow(
		'There is no document',
	);
});

it('stops with the reason when it is stopped', async () => {
	const stop = new AbortController();
	const running = runDemo({
		folders: [],
		includeGenerated: true,
		onProgress: () => stop.abort(),
		signal: stop.signal,
	});
	await expect(running).rejects.toThrow(/cancel/i);
});
