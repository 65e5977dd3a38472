import pLimit from 'p-limit';
import type { DocumentReading } from '../../reader/reading';
import { PROCESSING } from '../../core/faults';
import { Work } from '../../core/work';
import type { Account, Extraction, UploadedFile } from './account';
import type { CompletedExtraction } from './completed';
import { ExtractionFailure } from './failures';
import { writeOutputs } from './outputs';
import { pagesOf, refuseUnreadable } from './pages';
import { planPrompt } from './prompt';
import { buildResult } from './result';
import type { Service } from './service';

/** Starts the work on an extraction; polls see its progress and its end. */
export function startProcessing(service: Service, account: Account, extraction: Extraction): void {
	const tooMany = account.running > service.sandbox.settings.concurrentTasks;
	const work = new Work(service.sandbox.clock);
	void run(service, account, extraction, work, tooMany).finally(() => work.end());
}

async function run(
	service: Service,
	account: Account,
	extraction: Extraction,
	work: Work,
	tooMany: boolean,
): Promise<void> {
	try {
		await strike(service, extraction, work);
		await work.sleep(PICK_UP_MS);
		if (tooMany) throw new ExtractionFailure('CONCURRENT_TASK_LIMIT');
		const completed = await extract(service, account, extraction, work);
		extraction.creditsDeducted = completed.successful.length;
		extraction.state = { status: 'completed', ...completed };
	} catch (error) {
		const failure = error instanceof ExtractionFailure ? error : new ExtractionFailure('INTERNAL_ERROR');
		if (failure !== error) service.sandbox.reportError(error);
		extraction.state = { status: 'failed', error: failure.body };
	} finally {
		account.credits.settle(extraction.id, extraction.creditsDeducted);
	}
}

/** A submission waits this long before it is picked up. */
const PICK_UP_MS = 200;

/** What the settings and faults do to a submission before any real work on it. */
async function strike(service: Service, extraction: Extraction, work: Work): Promise<void> {
	const { settings, faults } = service.sandbox;
	if (settings.stallSubmissions > 0) {
		settings.stallSubmissions--;
		await work.sleep(settings.stallAfterSeconds * 1000);
		throw new ExtractionFailure('SUBMISSION_STALLED');
	}
	const fault = faults.take(PROCESSING, JSON.stringify(extraction.submission));
	if (fault?.kind === 'delay') await work.sleep(fault.delayMs ?? 0);
	else if (fault) throw new ExtractionFailure(fault.code ?? 'INTERNAL_ERROR', null, fault.retryable);
}

async function extract(
	service: Service,
	account: Account,
	extraction: Extraction,
	work: Work,
): Promise<CompletedExtraction> {
	const { submission, files } = extraction;
	const { clock, settings, storage } = service.sandbox;
	const plan = planPrompt(submission.prompt);
	await refuseOversize(service, files);
	const startedAt = clock.now();
	let pages = files.length;
	let done = 0;
	reserve(account, extraction, pages);
	extraction.state = {
		status: 'processing',
		progress: () => {
			const time = (clock.now() - startedAt) / (pages * settings.processingMsPerPage || 1);
			return Math.floor(99 * Math.min(1, done / files.length, time));
		},
	};
	const readings = await readAll(service, files, (reading) => {
		done++;
		pages += pagesOf(reading).length - 1;
	});
	refuseUnreadable(files, readings);
	reserve(account, extraction, pages);
	await work.sleep(Math.max(0, startedAt + pages * settings.processingMsPerPage - clock.now()));
	const documents = files.map((file, index) => ({ fileName: file.name, reading: readings[index] }));
	const { table, ...result } = buildResult(plan, submission, documents, settings.sourceFileColumn);
	const outputs = await writeOutputs(storage, extraction.id, table, settings.outputFormats);
	return { ...result, outputs };
}

async function refuseOversize({ sandbox }: Service, files: UploadedFile[]): Promise<void> {
	const sizes = await Promise.all(files.map(({ key }) => sandbox.storage.objects.size(key)));
	if (sizes.some((size) => size > sandbox.settings.maxProcessedBytes)) {
		throw new ExtractionFailure('FILE_SIZE_LIMIT_EXCEEDED');
	}
}

/** "Up to this amount will be deducted when processing completes." */
function reserve({ credits }: Account, extraction: Extraction, pages: number): void {
	if (credits.reserve(extraction.id, pages)) return;
	credits.settle(extraction.id, 0);
	throw new ExtractionFailure('INSUFFICIENT_CREDITS', {
		credits_required: pages,
		credits_balance: credits.balance,
		credits_reserved: credits.reserved,
	});
}

/** Reads the documents a few at a time. */
async function readAll(
	{ sandbox }: Service,
	files: UploadedFile[],
	onRead: (reading: DocumentReading) => void,
): Promise<DocumentReading[]> {
	const slot = pLimit(PARALLEL_READS);
	const read = async (file: UploadedFile) => {
		const bytes = await sandbox.storage.objects.bytes(file.key);
		const reading = await sandbox.read({ fileName: file.name, bytes });
		onRead(reading);
		return reading;
	};
	return await Promise.all(files.map((file) => slot(read, file)));
}

const PARALLEL_READS = 4;
