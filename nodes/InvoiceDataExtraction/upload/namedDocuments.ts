import type { SessionFile } from './sessionFile';

/**
 * The documents that the details of an error name, by file ID, by file name or by their place in the request.
 * Source: "details.file_names lists the affected files"; issues have a path such as ["files", 0, "file_name"]. For the
 * other codes the document only says "Check details for the file", so every text in them is looked at.
 */
export function namedDocuments<T extends SessionFile>(details: unknown, files: T[]): T[] {
	const texts = new Set<unknown>();
	const places = new Set<unknown>();
	visit(details, texts, places);
	return files.filter(
		({ fileName, fileId }, index) => texts.has(fileName) || texts.has(fileId) || places.has(index),
	);
}

function visit(value: unknown, texts: Set<unknown>, places: Set<unknown>): void {
	if (typeof value === 'string') texts.add(value);
	if (typeof value !== 'object' || value === null) return;
	if (Array.isArray(value) && value[0] === 'files' && typeof value[1] === 'number') places.add(value[1]);
	for (const entry of Object.values(value)) visit(entry, texts, places);
}
