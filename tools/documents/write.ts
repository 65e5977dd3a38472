import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { generateDocuments } from '.';

/**
 * Writes the invoices of the demo into a folder, which is made if need be.
 * @returns their paths
 */
export async function writeDocuments(folder: string): Promise<string[]> {
	await mkdir(folder, { recursive: true });
	const paths: string[] = [];
	for (const { fileName, bytes } of await generateDocuments()) {
		paths.push(join(folder, fileName));
		await writeFile(join(folder, fileName), bytes);
	}
	return paths;
}
