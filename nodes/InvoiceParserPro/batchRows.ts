import type { CarriedDocument } from '../shared/jobs/carriedDocuments';
import type { Document, DocumentFailure } from '../shared/documents/document';
import type { RowResult } from '../shared/output/emitRows';
import { aboutSource } from '../shared/output/resultRows';
import { readConfidence } from '../shared/review/confidence';
import type { RoutedRow } from '../shared/output/routing';
import { ADVICE } from './profile';
import type { Batch, BatchEntry } from './schema';

export interface BatchResult extends RowResult {
	failures: DocumentFailure[];
}

/** The rows and failures of a finished batch, in the order in which its files were sent: each file is in one of the two. */
export function readBatch(batch: Batch, files: CarriedDocument[], itemIndex: number): BatchResult {
	const { batch_id: batchId } = batch;
	const entries = batch.results ?? [];
	const sent = files.length > 0 ? files : entries.map((entry): CarriedDocument => reported(entry, itemIndex));
	const rows: RoutedRow[] = [];
	const failures: DocumentFailure[] = [];
	sent.forEach((file, index) => {
		const entry = entryOf(file, index, entries, sent.length);
		const problem = problemOf(entry);
		if (entry && !problem) rows.push(rowOf(entry, file, batchId));
		else failures.push(failureOf(file, problem ?? MISSING, batchId));
	});
	return {
		extractionId: batchId,
		rows,
		evidence: { notes: [], failedPages: [], perLineItem: false, fileNames: sent.map(({ fileName }) => fileName), batch: batchId },
		failures,
	};
}

/** Documents of the input as the files of a batch. */
export function batchFiles(documents: Document[]): CarriedDocument[] {
	return documents.map((document) => ({ fileName: document.fileName, sha256: document.sha256, origin: document }));
}

const MISSING = { code: 'NO_RESULT', message: 'The batch is done, but says nothing of this file' };

function reported({ filename }: BatchEntry, itemIndex: number): CarriedDocument {
	const fileName = filename ?? 'document';
	return { fileName, sha256: '', origin: { itemIndex, originalName: fileName } };
}

/** By its name; by its place where the service changed the names. */
function entryOf({ fileName }: CarriedDocument, index: number, entries: BatchEntry[], count: number): BatchEntry | undefined {
	const named = entries.find((entry) => entry.filename === fileName);
	return named ?? (entries.length === count ? entries[index] : undefined);
}

function problemOf(entry: BatchEntry | undefined): { code: string; message: string } | undefined {
	if (!entry || (!entry.error && entry.status !== 'failed' && entry.status !== 'error')) return undefined;
	if (typeof entry.error === 'string') return { code: 'EXTRACTION_FAILED', message: entry.error };
	return entry.error ?? { code: 'EXTRACTION_FAILED', message: 'Document could not be parsed' };
}

function rowOf(entry: BatchEntry, file: CarriedDocument, batchId: string): RoutedRow {
	return {
		columns: entry as RoutedRow['columns'],
		extractionId: batchId,
		...aboutSource(file),
		confidence: readConfidence(entry.confidence),
		details: { batchId },
	};
}

function failureOf({ fileName, origin }: CarriedDocument, { code, message }: { code: string; message: string }, batchId: string): DocumentFailure {
	const told = [`${fileName}: ${message.replace(/\.$/, '')}.`, ADVICE[code]].filter(Boolean).join(' ');
	return { origin, stage: 'extraction', code, message: told, extractionId: batchId };
}
