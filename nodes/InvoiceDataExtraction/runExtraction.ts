import { clock, pause } from '../shared/clock';
import type { DocumentFailure } from '../shared/documents/document';
import { ServiceError, settle, type Failure } from '../shared/errors';
import { pollUntil } from '../shared/polling';
import * as api from './api';
import { submissionId } from './identity';
import type { Instructions } from './instructions';
import { POLL_DELAYS } from './limits';
import { decide } from './failedExtraction';
import type { Client } from './profile';
import { readResult, type ExtractionResult } from './resultRows';
import type { FinishedExtraction, ServiceErrorBody } from './schema';
import type { SessionFile } from './sessionFile';
import type { UploadSession } from './uploadDocuments';

/** What became of the documents of one upload session. */
export interface SessionOutcome {
	results: ExtractionResult[];
	failures: DocumentFailure[];
	/** A problem of the service or the account that ended the work, with the documents that it leaves over. */
	stopped?: { failure: Failure; files: SessionFile[] };
}

export interface RunSettings {
	/** When to stop waiting, on the node's clock. */
	deadline: number;
	/** How often an extraction is submitted again when the service says that it may succeed then. */
	maxResubmissions: number;
}

/** Some files of a session that are to be extracted together. */
interface Group {
	files: SessionFile[];
	attempt: number;
}

/**
 * Extracts the documents of a session. One bad document makes the service fail the whole extraction: such documents
 * are taken out, by name where the service names them and by halving where it does not, and the others submitted again.
 * A failed extraction is not charged, and every group of documents has a submission ID of its own.
 */
export async function runExtraction(
	client: Client,
	session: UploadSession,
	instructions: Instructions,
	settings: RunSettings,
): Promise<SessionOutcome> {
	const outcome: SessionOutcome = { results: [], failures: [] };
	const groups: Group[] = session.uploaded.length > 0 ? [{ files: session.uploaded, attempt: 0 }] : [];

	for (let group = groups.shift(); group; group = groups.shift()) {
		const { files, attempt } = group;
		const left = [...files, ...groups.flatMap((other) => other.files)];
		const timeLeft = settings.deadline - clock.now();
		if (timeLeft <= 0) return { ...outcome, stopped: { failure: notSubmitted(), files: left } };

		const run = await settle(async () => await submitAndWait(client, session.sessionId, group, instructions, settings));
		if (!run.ok) return { ...outcome, stopped: { failure: run.failure, files: left } };
		if ('result' in run.value) {
			outcome.results.push(run.value.result);
			continue;
		}
		const { extractionId, error } = run.value;
		const mayResubmit = (pauseMs: number): boolean =>
			attempt < settings.maxResubmissions && clock.now() + pauseMs < settings.deadline;
		const decision = decide(error, extractionId, files, mayResubmit);
		outcome.failures.push(...decision.failures);
		if (decision.stop) return { ...outcome, stopped: { failure: decision.stop, files: left } };
		await pause(decision.pauseMs, client.signal);
		groups.unshift(...decision.groups.map((next) => ({ files: next, attempt: decision.again ? attempt + 1 : 0 })));
	}
	return outcome;
}

type Run = { result: ExtractionResult } | { extractionId: string; error: ServiceErrorBody };

async function submitAndWait(
	client: Client,
	sessionId: string,
	{ files, attempt }: Group,
	instructions: Instructions,
	settings: RunSettings,
): Promise<Run> {
	const fileIds = files.map(({ fileId }) => fileId);
	const extractionId = await api.submitExtraction(client, {
		...instructions,
		submissionId: submissionId(sessionId, fileIds, instructions, attempt),
		sessionId,
		fileIds,
	});
	const end = await settle(async () => await waitForEnd(client, extractionId, settings.deadline));
	if (!end.ok) throw new ServiceError({ ...end.failure, extractionId });
	if (end.value === undefined) throw new ServiceError(stillProcessing(extractionId));
	if (end.value.status === 'failed') return { extractionId, error: end.value.error };
	return { result: await readResult(client, extractionId, end.value, files) };
}

async function waitForEnd(client: Client, extractionId: string, deadline: number) {
	return await pollUntil<FinishedExtraction | { status: 'failed'; error: ServiceErrorBody }>(
		async () => {
			const state = await api.pollExtraction(client, extractionId);
			return state.status === 'processing' ? undefined : state;
		},
		{ ...POLL_DELAYS, deadline },
		client.signal,
	);
}

function notSubmitted(): Failure {
	return {
		kind: 'deadline',
		code: 'NOT_SUBMITTED',
		message: 'The Wait Limit was over before all documents could be submitted',
		advice: 'Run the node again with a longer Wait Limit.',
		retryable: false,
	};
}

function stillProcessing(extractionId: string): Failure {
	return {
		kind: 'deadline',
		code: 'STILL_PROCESSING',
		message: 'The extraction is still processing, and the Wait Limit is over',
		advice:
			'It goes on at the service and is not lost. Run the node again with a longer Wait Limit: with the same documents in the same execution it finds the same extraction.',
		retryable: false,
		extractionId,
	};
}
