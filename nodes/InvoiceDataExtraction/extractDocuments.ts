import type { DocumentFailure } from '../shared/documents/document';
import { ServiceError } from '../shared/errors';
import { leftOverFailures, type LeftOver } from '../shared/jobs/leftOver';
import type { AdvanceLimits } from './advance';
import type { Client } from './profile';
import type { ExtractionResult } from './resultRows';
import { runExtraction } from './runExtraction';
import { submitSessions, uploadSessions, type Work } from './submitDocuments';

export interface Extracted {
	results: ExtractionResult[];
	failures: DocumentFailure[];
}

/**
 * Uploads, submits, waits and reads the rows. Once anything was extracted, what stopped the rest becomes a failure of
 * each remaining document: rows that are paid for must not be lost to an error.
 * @throws ServiceError when nothing was extracted at all, or the execution was stopped
 */
export async function extractDocuments(client: Client, work: Work, limits: AdvanceLimits): Promise<Extracted> {
	const { sessions, stopped: notUploaded } = await uploadSessions(client, work);
	const { done, stopped: notSubmitted } = await submitSessions(
		client,
		sessions,
		work,
		async (ticket) => await runExtraction(client, ticket, limits),
	);
	const results = done.flatMap((outcome) => outcome.results);
	const stopped: LeftOver[] = [
		...notUploaded,
		...notSubmitted,
		...done.flatMap((outcome) =>
			outcome.stopped.map(({ failure, files }) => ({ failure, origins: files.map(({ origin }) => origin) })),
		),
	];
	const fatal = stopped.find(({ failure }) => failure.kind === 'cancelled' || results.length === 0);
	if (fatal) throw new ServiceError(fatal.failure);
	return {
		results,
		failures: [
			...sessions.flatMap((session) => session.failures),
			...done.flatMap((outcome) => outcome.failures),
			...results.flatMap((result) => result.failures),
			...leftOverFailures(stopped),
		],
	};
}
