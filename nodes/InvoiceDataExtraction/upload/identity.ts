import type { Document } from '../../shared/documents/document';
import { derivedId, type Scope } from '../../shared/jobs/idempotency';
import type { Instructions } from '../extraction/extractionData';
import type { SessionFile } from './sessionFile';

/** What names the sessions of a run: documents that are only recognised together with their instructions are uploaded for these alone. */
export function sessionScope(scope: Scope, { prompt, outputStructure, excludeColumns }: Instructions): Scope {
	if (scope.kind !== 'together') return scope;
	return { ...scope, parts: [...scope.parts, derivedId([prompt, outputStructure, excludeColumns])] };
}

/** The order in which documents name a session or an extraction: in whichever order they come, they are the same. */
export function inOrder<T extends { fileName: string }>(documents: T[]): T[] {
	return [...documents].sort((left, right) => (left.fileName < right.fileName ? -1 : Number(left.fileName > right.fileName)));
}

/**
 * The ID of an upload session, derived from what identifies the work, so that asking again finds the same session.
 * @param documents in the order of their names
 * @param generation counts up when the service has forgotten the session of the generation before
 */
export function sessionId(scope: Scope, documents: Document[], generation: number): string {
	const contents = documents.map(({ fileName, sizeBytes, sha256 }) => [fileName, sizeBytes, sha256]);
	return derivedId([scope.parts, contents, generation]);
}

/** Unique in the session even for equal documents. Source: "Only letters, numbers, dots, underscores, colons, and hyphens". */
export function fileId(document: Document, index: number): string {
	return `${index + 1}-${document.sha256.slice(0, 16)}`;
}

/**
 * The ID of a submission: the same documents with the same instructions are the same submission. Per content it does not
 * depend on the session, nor on what the documents are called or which others come with them; together or with an own key
 * not on the session, which is another one after the documents were deleted.
 * @param attempt counts up when the service asks for the extraction to be submitted again
 */
export function submissionId(
	scope: Scope,
	session: string,
	files: SessionFile[],
	instructions: Instructions,
	attempt: number,
): string {
	const { prompt, outputStructure, excludeColumns } = instructions;
	return derivedId([scope.parts, describeFiles(scope, session, files), prompt, outputStructure, excludeColumns, attempt]);
}

function describeFiles({ kind }: Scope, session: string, files: SessionFile[]): unknown[] {
	// Files that are known by their IDs alone are not the same because they are equally unknown.
	const areKnown = files.every(({ sha256 }) => sha256 !== '');
	if (kind === 'content' && areKnown) return files.map(({ sha256 }) => sha256);
	if (kind !== 'execution' && areKnown) return inOrder(files).map(({ fileName, sha256 }) => [fileName, sha256]);
	return [session, ...files.map(({ fileId: id }) => id)];
}
