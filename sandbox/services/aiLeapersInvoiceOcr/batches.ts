import { randomBytes } from 'node:crypto';
import pLimit from 'p-limit';
import { PROCESSING } from '../../core/faults';
import type { Form, FormFile } from '../../core/formData';
import { Work } from '../../core/work';
import type { Account, Batch, BatchEntry } from './account';
import { ApiError, UPGRADE_URL } from './errors';
import { readInvoice } from './readInvoice';
import type { Service } from './service';

/** POST /batch/extract: takes the files and answers at once. @param basePath of the service, for `poll_url` */
export function createBatch(service: Service, account: Account, { files }: Form, basePath: string) {
	const { batchMsPerFile, estimateFactor } = service.sandbox.settings.aiLeapersInvoiceOcr;
	const max = batchFilesOf(service, account);
	if (max === 0) throw new ApiError('plan_required', `The ${account.plan.name} plan has no batches.`, UPGRADE_URL);
	if (files.length === 0 || files.some(({ fieldName }) => fieldName !== 'files[]')) {
		throw new ApiError('invalid_file', 'Files are required, in the field "files[]".');
	}
	if (files.length > max) throw new ApiError('invalid_file', `A batch may have ${max} files, not ${files.length}.`);
	if (files.some(({ isTooLarge }) => isTooLarge)) throw new ApiError('file_too_large');
	account.enter()();
	const settle = account.reserve(files.length);
	const batch: Batch = {
		id: `bat_${randomBytes(4).toString('hex')}`,
		fileNames: files.map(({ fileName }) => fileName),
		state: { status: 'processing' },
		done: [],
	};
	account.batches.set(batch.id, batch);
	const work = new Work(service.sandbox.clock);
	void run(service, account, batch, files, work).then(settle).finally(() => work.end());
	return {
		batch_id: batch.id,
		status: 'processing',
		total_files: files.length,
		poll_url: pollUrl(service, batch.id, basePath),
		estimated_completion_seconds: Math.ceil((files.length * batchMsPerFile * estimateFactor) / 1000),
	};
}

/** GET /batch/{id}: "Returns all completed results when the batch is done." */
export function getBatch(account: Account, id: string) {
	const batch = account.batches.get(id);
	if (!batch) throw new ApiError('not_found', 'No batch with this batch_id.');
	const { state, done } = batch;
	if (state.status === 'failed') return { batch_id: id, status: 'failed', error: { code: 'processing_error', message: state.message } };
	const entries = state.status === 'completed' ? state.results : done;
	const completed = entries.filter(({ status }) => status === 'completed').length;
	const counts = { batch_id: id, status: state.status, completed, failed: entries.length - completed };
	return state.status === 'completed' ? { ...counts, results: state.results } : counts;
}

function batchFilesOf({ sandbox }: Service, { plan }: Account): number {
	return plan.name === 'pro' && !sandbox.settings.aiLeapersInvoiceOcr.proHasBatch ? 0 : plan.batchFiles;
}

function pollUrl({ sandbox }: Service, id: string, basePath: string): string {
	const path = `${basePath}/batch/${id}`;
	const style = sandbox.settings.aiLeapersInvoiceOcr.pollUrl;
	if (style === 'path') return path;
	if (style === 'asDocumented') return `/v1/batch/${id}`;
	return style === 'absolute' ? sandbox.storage.origin + path : `https://other.example${path}`;
}

/** @returns how many invoices were extracted */
async function run(service: Service, account: Account, batch: Batch, files: FormFile[], work: Work): Promise<number> {
	const { clock, faults, settings } = service.sandbox;
	const startedAt = clock.now();
	const fault = faults.take(PROCESSING, batch.fileNames.join(' '));
	if (fault?.kind === 'delay') await work.sleep(fault.delayMs ?? 0);
	else if (fault) {
		batch.state = { status: 'failed', message: 'Internal processing failure' };
		return 0;
	}
	const slot = pLimit(PARALLEL_READS);
	const results = await Promise.all(
		files.map((file) =>
			slot(async () => {
				const entry = await readEntry(service, account, file, startedAt);
				batch.done.push(entry);
				return entry;
			}),
		),
	);
	await work.sleep(Math.max(0, startedAt + files.length * settings.aiLeapersInvoiceOcr.batchMsPerFile - clock.now()));
	batch.state = { status: 'completed', results };
	return results.filter(({ status }) => status === 'completed').length;
}

const PARALLEL_READS = 4;

/** The document shows no failed file: it gets the error of the endpoint for single documents. */
async function readEntry(service: Service, account: Account, file: FormFile, startedAt: number): Promise<BatchEntry> {
	const filename = reportedName(service, file.fileName);
	try {
		return { filename, status: 'completed', data: (await readInvoice(service, account.plan, file))(startedAt) };
	} catch (error) {
		if (!(error instanceof ApiError)) service.sandbox.reportError(error);
		const { code, message } = error instanceof ApiError ? error : new ApiError('processing_error');
		return { filename, status: 'failed', error: { code, message } };
	}
}

function reportedName({ sandbox }: Service, fileName: string): string {
	switch (sandbox.settings.aiLeapersInvoiceOcr.batchFileNames) {
		case 'asSent':
			return fileName;
		case 'percentEncoded':
			return encodeURIComponent(fileName);
		case 'ascii':
			return fileName.replace(/[^A-Za-z0-9._-]+/g, '_');
	}
}
