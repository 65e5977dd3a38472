import pLimit from 'p-limit';
import { randomUUID } from 'node:crypto';
import type { Form, FormFile } from '../../core/formData';
import { acceptFile, readExportMode } from './acceptFile';
import type { Account, Batch } from './account';
import { announce } from './deliveries';
import { ApiError } from './errors';
import { noCredits } from './jobs';
import { extract, withWork } from './processing';
import type { Service } from './service';
import { timestamp } from './times';

const EXTENSIONS = ['pdf', 'png', 'jpg', 'jpeg'];
const PARALLEL_READS = 4;

/** POST /batches: "Up to 25 per request. Each file consumes one credit", "Processing is always asynchronous". */
export function createBatch(service: Service, account: Account, form: Form) {
	const { maxBatchFiles, maxFileBytes } = service.settings;
	const files = form.files.filter(({ fieldName }) => fieldName === 'files');
	if (files.length === 0) throw new ApiError('INVALID_FILE', 'The form has no files.');
	if (files.length > maxBatchFiles) throw new ApiError('INVALID_FILE', `A batch takes up to ${maxBatchFiles} files.`);
	files.forEach((file) => acceptFile(file, EXTENSIONS, maxFileBytes));
	const batch: Batch = {
		id: randomUUID(),
		exportMode: readExportMode(form),
		createdAt: service.sandbox.clock.now(),
		files: files.map(({ fileName }) => ({ fileName, outcome: { status: 'processing' } })),
	};
	if (!account.credits.reserve(batch.id, files.length)) throw noCredits(account);
	account.batches.set(batch.id, batch);
	processBatch(service, account, batch, files).catch((error: unknown) => service.sandbox.reportError(error));
	return {
		success: true,
		batch_id: batch.id,
		status: 'processing',
		file_count: files.length,
		message: `Batch of ${files.length} invoice(s) queued. Poll GET /api/v1/batches/{batch_id} for status.`,
	};
}

async function processBatch(service: Service, account: Account, batch: Batch, files: FormFile[]): Promise<void> {
	const slot = pLimit(PARALLEL_READS);
	const read = async ({ fileName, bytes }: FormFile, index: number) => {
		const document = { fileName, bytes, withLocations: false };
		batch.files[index].outcome = await withWork(service, async (work) => await extract(service, document, work));
	};
	await Promise.all(files.map((file, index) => slot(read, file, index)));
	finish(service, account, batch);
}

/** GET /batches/{batch_id}: "When status is `done`, the response includes per-file extraction results and download URLs". */
export function getBatch(account: Account, id: string) {
	const batch = findBatch(account, id);
	const isDone = batch.completedAt !== undefined;
	return {
		success: true,
		batch_id: id,
		status: isDone ? 'done' : 'processing',
		file_count: batch.files.length,
		successful: count(batch, 'completed'),
		failed: count(batch, 'failed'),
		created_at: timestamp(batch.createdAt),
		completed_at: timestamp(batch.completedAt),
		...(isDone && {
			results: batch.files.map(fileResult),
			downloads: Object.fromEntries(['excel', 'csv', 'qb', 'zoho'].map((format) => [format, `/download/${id}/${format}`])),
		}),
	};
}

export function findBatch(account: Account, id: string): Batch {
	const batch = account.batches.get(id);
	if (batch) return batch;
	throw new ApiError('JOB_NOT_FOUND', 'Batch not found or belongs to another account.');
}

function finish(service: Service, account: Account, batch: Batch): void {
	const successful = count(batch, 'completed');
	account.credits.settle(batch.id, successful);
	batch.completedAt = service.sandbox.clock.now();
	// The document does not say when a batch as a whole fails: here, when no file of it succeeded.
	announce(service, account, successful > 0 ? 'batch.completed' : 'batch.failed', {
		batch_id: batch.id,
		status: 'done',
		file_count: batch.files.length,
		successful,
		failed: count(batch, 'failed'),
	});
}

function count({ files }: Batch, status: 'completed' | 'failed'): number {
	return files.filter(({ outcome }) => outcome.status === status).length;
}

/** The document shows no failed file; it is told in the style of the others. */
function fileResult({ fileName, outcome }: Batch['files'][number]) {
	if (outcome.status !== 'completed') {
		return { filename: fileName, status: 'failed', ...(outcome.status === 'failed' && { error: outcome.error }) };
	}
	const { vendor, invoice_number, total, currency, confidence } = outcome.result;
	return { filename: fileName, status: 'success', vendor, invoice_number, total, currency, confidence };
}
