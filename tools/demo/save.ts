import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { DemoResult, DemoRow } from './run';

/** Writes `rows.json`, `summary.json` and the service's own files; what an earlier run left is removed. */
export async function saveResult(folder: string, { rows, summary, files }: DemoResult): Promise<void> {
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	const write = async (name: string, content: string | Buffer) =>
		await writeFile(join(folder, name), content);
	const items = ({ json }: DemoRow) => json;
	const plainRows = {
		extracted: rows.extracted.map(items),
		needsReview: rows.needsReview.map(items),
		failed: rows.failed.map(items),
	};
	await write('rows.json', `${JSON.stringify(plainRows, null, '\t')}\n`);
	await write('summary.json', `${JSON.stringify(summary, null, '\t')}\n`);
	for (const { fileName, bytes } of files) await write(fileName, bytes);
}
