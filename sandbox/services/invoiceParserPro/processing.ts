import { PROCESSING } from '../../core/faults';
import { Work } from '../../core/work';
import type { Outcome } from './account';
import { ApiError, errorForStatus, type ErrorBody } from './errors';
import { extractionResult } from './result';
import type { Service } from './service';

export interface DocumentToRead {
	fileName: string;
	bytes: Buffer;
	withLocations: boolean;
}

/** Does `work` while nobody waits for it. */
export function inBackground(service: Service, work: (background: Work) => Promise<void>): void {
	withWork(service, work).catch((error: unknown) => service.sandbox.reportError(error));
}

/** Does work of its own, during which a jumping clock stands still. */
export async function withWork<T>(service: Service, run: (work: Work) => Promise<T>): Promise<T> {
	const work = new Work(service.sandbox.clock);
	try {
		return await run(work);
	} finally {
		work.end();
	}
}

/** Reads one document; whatever goes wrong with it is its outcome. */
export async function extract(service: Service, document: DocumentToRead, work: Work): Promise<Exclude<Outcome, { status: 'processing' }>> {
	const { clock } = service.sandbox;
	try {
		const result = await read(service, document, work);
		return { status: 'completed', result, completedAt: clock.now() };
	} catch (error) {
		if (!(error instanceof ProcessingError)) service.sandbox.reportError(error);
		const body = error instanceof ProcessingError ? error.body : new ApiError('INTERNAL_ERROR').body;
		return { status: 'failed', error: body, completedAt: clock.now() };
	}
}

class ProcessingError extends Error {
	constructor(readonly body: ErrorBody) {
		super(body.message);
	}
}

async function read(service: Service, { fileName, bytes, withLocations }: DocumentToRead, work: Work) {
	const { clock, settings, faults } = service.sandbox;
	const startedAt = clock.now();
	const fault = faults.take(PROCESSING, fileName);
	if (fault?.kind === 'delay') await work.sleep(fault.delayMs ?? 0);
	else if (fault) throw new ProcessingError(errorForStatus(fault.status ?? 422, fault.code));

	const reading = await service.sandbox.read({ fileName, bytes });
	const pages = reading.status === 'read' ? reading.pages.length : 1;
	await work.sleep(Math.max(0, startedAt + pages * settings.processingMsPerPage - clock.now()));
	const invoice = reading.status === 'read' ? reading.invoices[0] : undefined;
	if (!invoice) throw new ProcessingError(new ApiError('EXTRACTION_FAILED').body);
	return extractionResult(invoice, reading, withLocations);
}
