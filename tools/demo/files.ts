import fastGlob from 'fast-glob';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** What people send as an invoice; some of it no service takes, and the node has to say so. */
const DOCUMENTS = '**/*.{pdf,jpg,jpeg,png,webp,tif,tiff,gif,bmp,xml}';

export interface FoundFiles {
	files: Array<{ fileName: string; path: string }>;
	/** How many other files lie in the folders. */
	skipped: number;
}

/** All documents in the folders and the folders below, in the order of their names. Throws for a path that is none. */
export async function findDocuments(folders: string[]): Promise<FoundFiles> {
	const found: FoundFiles = { files: [], skipped: 0 };
	for (const folder of folders) {
		const isFolder = await stat(folder).then(
			(entry) => entry.isDirectory(),
			() => false,
		);
		if (!isFolder) throw new Error(`"${folder}" is not a folder.`);
		const options = { cwd: folder, caseSensitiveMatch: false };
		const documents = await fastGlob(DOCUMENTS, options);
		const all = await fastGlob('**/*', options);
		found.skipped += all.length - documents.length;
		found.files.push(
			...documents
				.sort()
				.map((path) => ({ fileName: basename(path), path: join(folder, path) })),
		);
	}
	return found;
}
