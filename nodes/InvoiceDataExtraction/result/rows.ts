import type { IDataObject } from 'n8n-workflow';

import type { DocumentFailure } from '../../shared/documents/document';
import type { Evidence } from '../../shared/review/evidence';
import type { JobRows } from '../../shared/jobs/jobService';
import { namedDocument, type CarriedDocument, type Ticket } from '../../shared/jobs/ticket';
import type { RoutedRow } from '../../shared/output/rowResult';
import { downloadRows } from './downloadRows';
import type { ReadingClient } from '../profile';
import type { FinishedExtraction } from '../schema';
import type { ExtractionData } from '../extraction/extractionData';
import { createSourceFinder, SOURCE_FILE_COLUMN } from './sourceFile';

type Extraction = Ticket<ExtractionData>;

/**
 * Downloads the rows and ties each to its document. When the files of the extraction are not known (it was submitted
 * elsewhere), the names that the service reports stand in for them.
 * @throws ServiceError with the extraction's ID
 */
export async function readResult(client: ReadingClient, ticket: Extraction, finished: FinishedExtraction): Promise<JobRows> {
	const { id: extractionId } = ticket;
	const own = ticket.files.length > 0 ? renamed(ticket.files, finished) : reportedFiles(ticket, finished);
	const files = [...own, ...(ticket.mayBeIncluded ?? [])];
	const columns = await downloadRows(client, extractionId, finished.output.json_url);
	const byName = new Map(files.map((file) => [file.fileName, file]));
	const findSource = createSourceFinder([...byName.keys()]);
	const only = files.length === 1 ? files[0] : undefined;

	const rows = columns.map((row): RoutedRow => {
		const source = findSource(row[SOURCE_FILE_COLUMN]);
		const file = (source && byName.get(source.fileName)) ?? only;
		return {
			columns: row as IDataObject,
			...(file && { origin: file.origin, fileName: file.fileName, documentHash: file.sha256 || undefined }),
			page: source?.page,
			extractionId,
			details: { uploadSessionId: ticket.data.uploadSessionId ?? null, fileId: file?.fileId ?? null },
		};
	});
	const evidence = { ...evidenceOf(ticket, finished, [...byName.keys()]), batch: batchOf(ticket) };
	return { results: [{ extractionId, rows, evidence }], failures: findRowless(extractionId, finished, own, rows) };
}

/** An earlier extraction of the same content may know its one document by another name. */
function renamed(files: CarriedDocument[], { pages }: FinishedExtraction): CarriedDocument[] {
	const [reported, ...others] = namesIn(pages);
	return files.length === 1 && reported && others.length === 0 ? [{ ...files[0], fileName: reported }] : files;
}

function reportedFiles({ itemIndex }: Extraction, { pages }: FinishedExtraction): CarriedDocument[] {
	return namesIn(pages).map((fileName) => namedDocument(fileName, itemIndex));
}

/** The documents that the service mentions, once each. */
function namesIn(pages: FinishedExtraction['pages']): string[] {
	const places = [...(pages?.successful ?? []), ...(pages?.failed ?? [])];
	return [...new Set(places.flatMap(({ file_name: name }) => (name === undefined ? [] : [name])))];
}

/** Extractions with the same instructions must agree in their columns; one whose instructions are not known stands alone. */
function batchOf({ data: { submission }, id }: Extraction): string {
	if (!submission) return id;
	const { prompt, outputStructure, excludeColumns } = submission.instructions;
	return JSON.stringify([prompt, outputStructure, excludeColumns]);
}

function evidenceOf({ data }: Extraction, { pages, ai_uncertainty_notes: notes, output_structure: structure }: FinishedExtraction, fileNames: string[]): Evidence {
	const listed = pages?.failed.map(({ file_name: fileName, page, reason }) => ({ fileName, page, ...(reason && { reason }) })) ?? [];
	// Failed pages that are counted but not listed may be of any document.
	const unlisted = Array.from({ length: Math.max(0, Math.min(MOST_UNLISTED, (pages?.failed_count ?? 0) - listed.length)) }, () => ({}));
	return {
		notes: notes ?? [],
		failedPages: [...listed, ...unlisted],
		perLineItem: (structure ?? data.submission?.instructions.outputStructure) === 'per_line_item',
		fileNames,
		unsaid: [...(pages ? [] : ['which pages it could not read']), ...(notes ? [] : ['where it made assumptions'])],
	};
}

/** Each is a word in a message. */
const MOST_UNLISTED = 100;

/** The documents that no row came from, with the reason, so that none is lost without a word. */
function findRowless(
	extractionId: string,
	{ pages }: FinishedExtraction,
	files: CarriedDocument[],
	rows: RoutedRow[],
): DocumentFailure[] {
	const withRows = new Set(rows.map(({ fileName }) => fileName));
	const isListed = namesIn(pages).length > 0;
	const successful = new Set(pages?.successful.map(({ file_name: name }) => name));
	return files.flatMap(({ fileName, origin }) => {
		if (withRows.has(fileName)) return [];
		// A row that names no document may be this one's.
		if (withRows.has(undefined) && (successful.has(fileName) || !isListed)) return [];
		const failed = pages?.failed.filter(({ file_name: name }) => name === fileName) ?? [];
		const shared = { origin, stage: 'extraction' as const, retryable: false, extractionId };
		if (failed.length > 0) {
			const numbers = failed.map(({ page }) => page ?? '?').join(', ');
			const reasons = [...new Set(failed.flatMap(({ reason }) => reason ?? []))].map((reason) => reason.replace(/\.$/, '')).join('; ');
			const why = reasons ? `The service says: ${reasons}.` : 'It may be empty or damaged, or too faint to read.';
			const message = `The service could not read page ${numbers} of ${fileName}. ${why}`;
			return [{ ...shared, code: 'PAGES_FAILED', message }];
		}
		if (successful.has(fileName)) {
			return [{ ...shared, code: 'NO_ROWS', message: `The service read ${fileName} but found no data for a row in it.` }];
		}
		const message = `The result does not mention ${fileName}. Check the extraction in the dashboard of the service.`;
		return [{ ...shared, code: 'NOT_PROCESSED', message }];
	});
}
