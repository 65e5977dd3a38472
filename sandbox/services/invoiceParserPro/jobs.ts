import { randomUUID } from 'node:crypto';
import type { Form } from '../../core/formData';
import type { Work } from '../../core/work';
import { acceptFile, readExportMode } from './acceptFile';
import type { Account, Job } from './account';
import { announce } from './deliveries';
import { ApiError } from './errors';
import { extract, inBackground, type DocumentToRead } from './processing';
import type { Service } from './service';
import { timestamp } from './times';

const EXTENSIONS = ['pdf', 'png', 'jpg', 'jpeg', 'webp'];

interface Answer {
	status: number;
	body: object;
}

/** POST /invoices: "If a job already exists with the same `external_id` ..., the existing job is returned". */
export async function uploadInvoice(service: Service, account: Account, form: Form, work: Work): Promise<Answer> {
	const externalId = form.fields.external_id || undefined;
	const existing = externalId === undefined ? undefined : account.externalIds.get(externalId);
	if (existing) return existing.outcome.status === 'processing' ? queued(existing) : jobAnswer(service, existing);

	const [file] = form.files.filter(({ fieldName }) => fieldName === 'file');
	if (!file) throw new ApiError('INVALID_FILE', 'The form has no file.');
	acceptFile(file, EXTENSIONS, service.settings.maxFileBytes);
	const job = createJob(service, account, file.fileName, form, externalId);
	const document = { ...file, withLocations: form.fields.include_bounding_boxes === 'true' };
	if (service.settings.queue) {
		inBackground(service, async (background) => await run(service, account, job, document, background));
		return queued(job);
	}
	await run(service, account, job, document, work);
	return jobAnswer(service, job);
}

/** GET /invoices/{job_id} */
export function getInvoice(service: Service, account: Account, id: string): Answer {
	return jobAnswer(service, findJob(account, id));
}

export function findJob(account: Account, id: string): Job {
	const job = account.jobs.get(id);
	if (job) return job;
	throw new ApiError('JOB_NOT_FOUND');
}

/** GET /jobs: "ordered newest first". The document does not say what a limit outside its range does. */
export function listJobs(account: Account, query: Record<string, unknown>) {
	const limit = wholeNumber('limit', query.limit ?? 50, 1, 100);
	const offset = wholeNumber('offset', query.offset ?? 0, 0, Infinity);
	const jobs = [...account.jobs.values()].reverse().slice(offset, offset + limit);
	return {
		success: true,
		data: {
			jobs: jobs.map(({ id, fileName, creditsCharged, createdAt, outcome }) => ({
				job_id: id,
				status: outcome.status,
				filename: fileName,
				confidence: outcome.status === 'completed' ? outcome.result.confidence : null,
				credits_charged: creditsCharged,
				created_at: timestamp(createdAt),
				completed_at: timestamp(outcome.status === 'processing' ? undefined : outcome.completedAt),
			})),
			limit,
			offset,
		},
	};
}

function createJob(service: Service, account: Account, fileName: string, form: Form, externalId?: string): Job {
	const job: Job = {
		id: randomUUID(),
		fileName,
		...(externalId && { externalId }),
		exportMode: readExportMode(form),
		createdAt: service.sandbox.clock.now(),
		creditsCharged: 0,
		outcome: { status: 'processing' },
	};
	if (!account.credits.reserve(job.id, 1)) throw noCredits(account);
	account.jobs.set(job.id, job);
	if (externalId !== undefined) account.externalIds.set(externalId, job);
	return job;
}

/** "You have 0 credits remaining. Add credits to continue." */
export function noCredits({ credits }: Account): ApiError {
	return new ApiError('INSUFFICIENT_CREDITS', `You have ${credits.usable} credits remaining. Add credits to continue.`);
}

async function run(service: Service, account: Account, job: Job, document: DocumentToRead, work: Work): Promise<void> {
	job.outcome = await extract(service, document, work);
	// "a failed extraction no longer consumes a credit".
	job.creditsCharged = job.outcome.status === 'completed' ? 1 : 0;
	account.credits.settle(job.id, job.creditsCharged);
	announce(service, account, `job.${job.outcome.status}`, { job_id: job.id, status: job.outcome.status, filename: job.fileName });
}

function queued({ id }: Job): Answer {
	return {
		status: 202,
		body: {
			success: true,
			job_id: id,
			status: 'processing',
			message: 'Invoice queued for processing. Use GET /api/v1/invoices/{job_id} to check status and retrieve results.',
		},
	};
}

function jobAnswer(service: Service, job: Job): Answer {
	const { outcome } = job;
	const about = {
		job_id: job.id,
		status: outcome.status,
		filename: job.fileName,
		created_at: timestamp(job.createdAt),
	};
	if (outcome.status === 'processing') return { status: 200, body: { success: true, ...about } };
	const ended = { ...about, completed_at: timestamp(outcome.completedAt), credits_charged: job.creditsCharged };
	if (outcome.status === 'failed') {
		return { status: service.settings.failedJobStatus, body: { success: false, ...ended, error: outcome.error } };
	}
	const download = `${service.basePath}/invoices/${job.id}/download`;
	const downloads = { excel: `${download}/excel`, csv: `${download}/csv` };
	return { status: 200, body: { success: true, ...ended, result: outcome.result, downloads } };
}

function wholeNumber(name: string, value: unknown, min: number, max: number): number {
	const number = Number(value);
	if (Number.isInteger(number) && number >= min && number <= max) return number;
	throw new ApiError('INVALID_REQUEST', `${name} is out of range.`);
}
