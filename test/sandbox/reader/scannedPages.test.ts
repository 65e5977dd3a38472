import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import PDFDocument from 'pdfkit';
import { DocumentWorker } from '../../../sandbox/reader/documentWorker';
import type { ReadTask, WorkerAnswer } from '../../../sandbox/reader/worker/messages';
import { LIMITS, invoicesOf, pictureOf } from './documents';

const READER = join(__dirname, '../../../sandbox/reader/worker/main.ts');

/** A PDF of pictures, an invoice on each page. */
async function scans(count: number): Promise<Buffer> {
	const pdf = new PDFDocument({ size: [400, 300], autoFirstPage: false, margin: 0 });
	const chunks: Buffer[] = [];
	pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
	const done = new Promise<Buffer>((resolve) => pdf.on('end', () => resolve(Buffer.concat(chunks))));
	for (let page = 1; page <= count; page++) {
		const picture = pictureOf([['INVOICE', 60, 120, 60], [`Invoice No: INV-200${page}`, 60, 240, 44], ['Invoice Date: 15 March 2024', 60, 340, 44], [`Total: ${page}20.00 EUR`, 60, 440, 44]], 1000, 750);
		pdf.addPage().image(await picture.encode('png'), 0, 0, { width: 400 });
	}
	pdf.end();
	return await done;
}

/** What the process of a reader says while it reads. */
async function reportsOf(bytes: Buffer, task: Partial<ReadTask>): Promise<string[]> {
	const child = fork(READER, ['1536'], { execArgv: ['--import', pathToFileURL(require.resolve('tsx')).href], serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
	const said: string[] = [];
	await new Promise<void>((resolve) => {
		child.on('message', (answer: WorkerAnswer) => {
			if (answer.kind === 'ready') child.send({ bytes, task: { maxPages: 20, known: [], ...task } });
			else if (answer.kind === 'reading') resolve();
			else said.push(`${answer.kind.slice(5)}${answer.kind === 'page begins' && answer.isRecognised ? ' to be recognised' : ''}`);
		});
	});
	child.kill();
	return said;
}

const LOOKED_AT = ['begins', 'waits', 'begins', 'waits', 'begins', 'waits'];
const ALONE = ['begins to be recognised', 'ends'];

describe('the pages of a scanned document', () => {
	it('are recognised two at a time where there are two processors, and wait for that one by one', async () => {
		const reports = await reportsOf(await scans(3), {});
		const [first, second] = reports.slice(LOOKED_AT.length);
		expect(reports.slice(0, LOOKED_AT.length)).toEqual(LOOKED_AT);
		expect([first, second]).toEqual(availableParallelism() > 1 ? [ALONE[0], ALONE[0]] : ALONE);
	});

	it('are recognised one by one when the process died with several of them', async () => {
		expect(await reportsOf(await scans(3), { isOneByOne: true })).toEqual([...LOOKED_AT, ...ALONE, ...ALONE, ...ALONE]);
	});

	it('are all read though the process dies among them, each counted once', async () => {
		const worker = new DocumentWorker(1536);
		const done: number[] = [];
		const reading = await worker.read({ fileName: 'scans.pdf', bytes: await scans(5) }, LIMITS, (progress) => {
			done.push(progress.done);
			if (progress.done === 2) worker['child']?.kill('SIGKILL');
		});
		await worker.end();
		expect(invoicesOf(reading).map(({ fields }) => fields.invoiceNumber?.value)).toEqual([1, 2, 3, 4, 5].map((page) => `INV-200${page}`));
		expect(done).toEqual([1, 2, 3, 4, 5]);
	});
});
