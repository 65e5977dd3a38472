import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Worker } from 'tesseract.js';

const LANGUAGES = ['eng', 'deu'];
let loaded: Promise<Worker> | undefined;

/** The recogniser with the languages of the installed packages; it is loaded when the first picture comes. */
export function recogniser(): Promise<Worker> {
	loaded ??= load();
	return loaded;
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
