import type { OutputFormat } from '../../core/settings';
import type { Account, Extraction, UploadedFile } from './account';
import { ApiError } from './errors';
import { outputQuerySchema, parse } from './schemas';
import type { Service } from './service';

const CONTENT_TYPES: Record<OutputFormat, string> = {
	json: 'application/json',
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** GET /extractions/{id}: what there is to tell now, with the HTTP status to tell it with. */
export function poll(service: Service, account: Account, id: string): { status: number; body: object } {
	const extraction = account.extractions.get(id);
	// "The response always includes success, status, and extraction_id."
	if (!extraction) {
		const error = new ApiError('EXTRACTION_NOT_FOUND');
		return { status: error.status, body: failed(id, error.body) };
	}
	const { state } = extraction;
	if (state.status === 'failed') {
		return { status: service.sandbox.settings.failedExtractionStatus, body: failed(id, state.error) };
	}
	const head = { success: true, status: state.status, extraction_id: id };
	if (state.status === 'processing') return { status: 200, body: { ...head, progress: state.progress() } };
	const url = (format: OutputFormat) => outputUrl(service, extraction, format) ?? null;
	return {
		status: 200,
		body: {
			...head,
			credits_deducted: extraction.creditsDeducted,
			output_structure: state.structure,
			pages: {
				successful_count: state.successful.length,
				failed_count: state.failed.length,
				successful: state.successful,
				failed: state.failed,
			},
			ai_uncertainty_notes: state.notes,
			output: { xlsx_url: url('xlsx'), csv_url: url('csv'), json_url: url('json') },
		},
	};
}

/** GET /extractions/{id}/output: a fresh URL for one format. */
export function output(service: Service, account: Account, id: string, query: unknown) {
	const { format } = parse(outputQuerySchema, query);
	const url = outputUrl(service, find(account, id), format);
	if (url === undefined) throw new ApiError('OUTPUT_NOT_AVAILABLE');
	return {
		download_url: url,
		format,
		expires_in_seconds: service.sandbox.settings.downloadUrlTtlSeconds,
	};
}

/**
 * DELETE /extractions/{id}: removes it, its outputs, and its source files where no other extraction uses
 * them ("source files are only removed when no other extraction is using them").
 */
export async function remove(service: Service, account: Account, id: string) {
	const extraction = find(account, id);
	const { state, submission } = extraction;
	if (state.status === 'processing') throw new ApiError('EXTRACTION_IN_PROGRESS');
	account.extractions.delete(id);
	if (!service.sandbox.settings.keepDeletedSubmissions) account.submissions.delete(submission.submission_id);
	const { objects } = service.sandbox.storage;
	const outputs = state.status === 'completed' ? Object.values(state.outputs) : [];
	const stillUsed = new Set([...account.extractions.values()].flatMap(({ files }) => files));
	const unused = extraction.files.filter((file) => !stillUsed.has(file));
	unused.forEach(markRemoved);
	await Promise.all([...outputs, ...unused.map(({ key }) => key)].map((key) => objects.remove(key)));
	return { success: true };
}

function markRemoved(file: UploadedFile): void {
	file.status = 'removed';
}

function failed(id: string, error: object) {
	return { success: false, status: 'failed', extraction_id: id, error };
}

function find(account: Account, id: string): Extraction {
	const extraction = account.extractions.get(id);
	if (!extraction) throw new ApiError('EXTRACTION_NOT_FOUND');
	return extraction;
}

function outputUrl(
	{ sandbox }: Service,
	{ state, submission }: Extraction,
	format: OutputFormat,
): string | undefined {
	const key = state.status === 'completed' ? state.outputs[format] : undefined;
	if (key === undefined) return undefined;
	const file = {
		contentType: CONTENT_TYPES[format],
		fileName: `${submission.task_name ?? 'extraction'}.${format}`,
	};
	return sandbox.storage.downloadUrl(key, file, sandbox.settings.downloadUrlTtlSeconds);
}
