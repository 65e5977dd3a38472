import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { version } from '../../package.json';
import type { DemoDocument } from '../../tools/documents';

/**
 * The tarball of the package, which `npm run test:e2e` packs once for all its tests.
 * @throws when the tests were started in another way
 */
export function preparedTarball(): string {
	const { E2E_TARBALL: tarball } = process.env;
	if (!tarball) throw new Error('These tests need what `npm run test:e2e` prepares; start them with it.');
	return tarball;
}

/** The tarball of the package with this name, be it that of all services or of one. */
export function preparedPackage(name: string): string {
	return join(preparedFolder(), `${name}-${version}.tgz`);
}

/** For what a suite puts on the disk: it is deleted at the end, even if the suite does not come to that. */
export function preparedFolder(): string {
	return dirname(preparedTarball());
}

/** Where `npm run test:e2e` puts the demo's documents, and the list of what is known of them. */
export const PREPARED_DOCUMENTS = { folder: 'documents', list: 'documents.json' };

/**
 * The documents of the demo. They are made once for all suites: drawing the scans is slow, and the library that draws them
 * has ended the process of a suite.
 */
export async function demoDocuments(): Promise<DemoDocument[]> {
	const list = JSON.parse(await readFile(join(preparedFolder(), PREPARED_DOCUMENTS.list), 'utf8')) as Array<Omit<DemoDocument, 'bytes'>>;
	return await Promise.all(list.map(async (document) => ({ ...document, bytes: await readFile(preparedPath(document.fileName)) })));
}

/**
 * Copies the documents of the demo into a folder, which is made if need be.
 * @returns their paths
 */
export async function copyDocuments(folder: string): Promise<string[]> {
	await mkdir(folder, { recursive: true });
	const names = (await demoDocuments()).map(({ fileName }) => fileName);
	await Promise.all(names.map(async (name) => await copyFile(preparedPath(name), join(folder, name))));
	return names.map((name) => join(folder, name));
}

function preparedPath(fileName: string): string {
	return join(preparedFolder(), PREPARED_DOCUMENTS.folder, fileName);
}
