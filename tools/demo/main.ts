import { resolve } from 'node:path';

import { describeProgress } from './progress';
import { progressLine } from './progressLine';
import { describeRows } from './report';
import { runDemo } from './run';
import { saveResult } from './save';

const OUTPUT_FOLDER = 'demo-output';

/** `npm run demo [folder ...]`: generated invoices, and the documents of the folders. */
async function main(folders: string[]): Promise<void> {
	const stop = new AbortController();
	process.once('SIGINT', () => stop.abort());
	const line = progressLine();
	const result = await runDemo({
		folders,
		includeGenerated: true,
		signal: stop.signal,
		onProgress: (progress) => line.show(describeProgress(progress)),
	}).finally(() => line.end());
	await saveResult(OUTPUT_FOLDER, result);

	const { summary, skipped } = result;
	console.log(describeRows(result));
	if (skipped > 0) console.log(`\nOther files in the folders, left alone: ${skipped}.`);
	console.log(
		`\n${summary.documents} documents in ${summary.seconds} s, ${summary.creditsDeducted} credits.` +
			` Written to ${resolve(OUTPUT_FOLDER)}.`,
	);
}

main(process.argv.slice(2)).catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
});
