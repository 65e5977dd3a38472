import type { DocumentFailure } from '../shared/documents/document';
import type { IDataObject } from 'n8n-workflow';
import { ServiceError, settle, type Failure } from '../shared/errors';
import { checkSignedUrl } from '../shared/origin';
import type { Evidence } from '../shared/review/reasons';
import type { RoutedRow } from '../shared/routing';
import { getText } from '../shared/signedUrls';
import * as api from './api';
import { ADVICE, type Client } from './profile';
import { rows as rowsSchema, type FinishedExtraction } from './schema';
import type { SessionFile } from './sessionFile';
import { createSourceFinder, SOURCE_FILE_COLUMN } from './sourceFile';

/** Everything that one finished extraction yields: each of its documents is in `rows` or in `failures`. */
export interface ExtractionResult {
	extractionId: string;
	rows: RoutedRow[];
	evidence: Evidence;
	failures: DocumentFailure[];
	creditsDeducted: number;
}

/** Downloads the rows and ties each to its document. @throws ServiceError with the extraction's ID */
export async function readResult(
	client: Client,
	extractionId: string,
	finished: FinishedExtraction,
	files: SessionFile[],
): Promise<ExtractionResult> {
	const columns = await downloadRows(client, extractionId, finished.output.json_url);
	const byName = new Map(files.map((file) => [file.fileName, file]));
	const findSource = createSourceFinder([...byName.keys()]);
	const only = files.length === 1 ? files[0] : undefined;

	const rows = columns.map((row): RoutedRow => {
		const source = findSource(row[SOURCE_FILE_COLUMN]);
		const file = (source && byName.get(source.fileName)) ?? only;
		return { columns: row as IDataObject, origin: file?.origin, fileName: file?.fileName, page: source?.page, extractionId };
	});
	return {
		extractionId,
		rows,
		evidence: evidenceOf(finished, [...byName.keys()]),
		failures: findRowless(extractionId, finished, files, rows),
		creditsDeducted: finished.credits_deducted,
	};
}

/** Source: "URLs expire after 5 minutes. If a URL has expired, use the download endpoint to get a fresh one." */
async function downloadRows(client: Client, extractionId: string, url: string | null | undefined) {
	const first = url ? await settle(async () => await readRows(client, url)) : undefined;
	if (first?.ok) return first.value;
	const worthAnother = !first || ['URL_EXPIRED', 'NOT_JSON'].includes(first.failure.code);
	const last = worthAnother
		? await settle(async () => await readRows(client, await api.getOutputUrl(client, extractionId, 'json')))
		: first;
	if (last.ok) return last.value;
	throw new ServiceError({ ...last.failure, extractionId });
}

async function readRows(client: Client, url: string) {
	const text = await getText(client.ctx, checkSignedUrl(url, client.baseUrl));
	const json = parseJson(text);
	if (json === undefined) throw new ServiceError(badOutput('NOT_JSON', 'The result is no valid JSON; it may have been cut off'));
	const parsed = rowsSchema.safeParse(json);
	if (parsed.success) return parsed.data;
	const { path, message } = parsed.error.issues[0];
	throw new ServiceError(
		badOutput('UNEXPECTED_ANSWER', `The result is not as documented at ${path.join('.') || 'the top level'}: ${message}`),
	);
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function badOutput(code: string, message: string): Failure {
	return { kind: 'parse', code, message, advice: ADVICE.OUTPUT_NOT_AVAILABLE, retryable: false };
}

function evidenceOf(finished: FinishedExtraction, fileNames: string[]): Evidence {
	return {
		notes: finished.ai_uncertainty_notes.map(({ topic, description, suggested_prompt_additions: suggestions }) => ({
			topic,
			description,
			suggestions,
		})),
		failedPages: finished.pages.failed.map(({ file_name: fileName, page }) => ({ fileName, page })),
		perLineItem: finished.output_structure === 'per_line_item',
		fileNames,
	};
}

/** The documents that no row came from, with the reason, so that none is lost without a word. */
function findRowless(
	extractionId: string,
	{ pages }: FinishedExtraction,
	files: SessionFile[],
	rows: RoutedRow[],
): DocumentFailure[] {
	const withRows = new Set(rows.map(({ fileName }) => fileName));
	const successful = new Set(pages.successful.map(({ file_name: name }) => name));
	return files.flatMap(({ fileName, origin }) => {
		if (withRows.has(fileName)) return [];
		// A row that names no document may be this one's.
		if (withRows.has(undefined) && successful.has(fileName)) return [];
		const failed = pages.failed.filter(({ file_name: name }) => name === fileName);
		const shared = { origin, stage: 'extraction' as const, extractionId };
		if (failed.length > 0) {
			const numbers = failed.map(({ page }) => page).join(', ');
			const message = `The service could not read page ${numbers} of ${fileName}. It may be empty or damaged, or too faint to read.`;
			return [{ ...shared, code: 'PAGES_FAILED', message }];
		}
		if (successful.has(fileName)) {
			return [{ ...shared, code: 'NO_ROWS', message: `The service read ${fileName} but found no data for a row in it.` }];
		}
		const message = `The result does not mention ${fileName}. Check the extraction in the dashboard of the service.`;
		return [{ ...shared, code: 'NOT_PROCESSED', message }];
	});
}
