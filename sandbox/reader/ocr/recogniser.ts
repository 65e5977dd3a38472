import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Worker } from 'tesseract.js';

const LANGUAGES = ['eng', 'deu'];

/** How many pages of a document are recognised at the same time. */
export const RECOGNISERS = Math.min(2, availableParallelism());

/** Recognisers that were loaded and have nothing to do. */
const idle: Array<Promise<Worker>> = [];

/**
 * Lends a recogniser with the languages of the installed packages. The first is loaded when the first picture
 * comes, another when two pages come at once; they stay for the next pages, because loading takes a second.
 */
export async function withRecogniser<T>(use: (worker: Worker) => Promise<T>): Promise<T> {
	const worker = idle.pop() ?? load();
	inUse++;
	try {
		const result = await use(await worker);
		// Not after an error: whoever failed may be broken.
		idle.push(worker);
		return result;
	} finally {
		inUse--;
	}
}

let inUse = 0;

/**
 * The time that a recogniser has worked, in milliseconds: of the processor, because on a busy machine the clock says
 * little about a picture, and shared among those in use.
 */
export function workedMs(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000 / Math.max(1, inUse);
}

/**
 * tesseract.js looks for all languages in one folder and downloads what it does not find there; the packages
 * have a folder each, so their files are put together in a temporary one.
 */
async function load(): Promise<Worker> {
	const { createWorker, OEM } = await import('tesseract.js');
	const folder = await mkdtemp(join(tmpdir(), 'invoice-ocr-'));
	try {
		for (const language of LANGUAGES) {
			const name = `${language}.traineddata.gz`;
			const from = dirname(require.resolve(`@tesseract.js-data/${language}/package.json`));
			await copyFile(join(from, '4.0.0_best_int', name), join(folder, name));
		}
		const worker = await createWorker(LANGUAGES, OEM.LSTM_ONLY, {
			langPath: folder,
			cacheMethod: 'none',
			gzip: true,
			errorHandler: () => undefined,
		});
		await worker.setParameters({ preserve_interword_spaces: '1' });
		return worker;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
