import { clock } from '../../shared/clock';
import { usageError } from '../../shared/errors';
import { ownIdOf } from '../../shared/jobs/idempotency';
import type { JobState, Recovery } from '../../shared/jobs/jobService';
import { tellCharge } from '../../shared/jobs/runAgain';
import { newTicket, type Ticket } from '../../shared/jobs/ticket';
import * as api from '../api';
import type { Client } from '../profile';
import type { FinishedExtraction } from '../schema';
import { sessionFiles } from '../upload/sessionFile';
import type { ExtractionData, Submission } from './extractionData';
import { asFailure, BUSY, decide } from './failedExtraction';
import { describeStatus } from './status';
import { submitFiles, submitNew } from './submitFiles';

type Extraction = Ticket<ExtractionData>;

/**
 * Looks at an extraction once and does what is due. One bad document makes the service fail a whole extraction: such
 * documents are taken out, by name where the service names them and by halving where it does not, and the others are
 * submitted again, without another upload. A failed extraction is not charged.
 * @throws ServiceError when the service cannot be asked
 */
export async function look(client: Client, ticket: Extraction, recovery?: Recovery): Promise<JobState<ExtractionData, FinishedExtraction>> {
	const { submission, resubmitAt } = ticket.data;
	if (resubmitAt && recovery && clock.now() < recovery.deadline) {
		const leftMs = Date.parse(resubmitAt) - clock.now();
		if (leftMs > 0) return { state: 'pending', nextMs: leftMs };
		const { session, work } = resubmission(ticket);
		const again = await submitFiles(client, session, sessionFiles(ticket.files), { ...work, attempt: work.attempt + 1 });
		return { state: 'changed', tickets: [follow(ticket, again.id, ticket.files, again.data)], failures: [] };
	}

	const answer = await api.pollExtraction(client, ticket.id);
	const { uploadSessionId } = ticket.data;
	const about = { ...(uploadSessionId && { uploadSessionId }), ...describeStatus(answer) };
	if (answer.status === 'processing') return { state: 'pending', about, ...(typeof answer.progress === 'number' && { progress: answer.progress }) };
	if (answer.status === 'completed') return { state: 'completed', finished: answer, about };

	// Waiting for a free place of the account is no failure of the extraction.
	if (answer.error.code === BUSY && submission && uploadSessionId) {
		return { state: 'refused', failure: tellCharge(asFailure(answer.error, ticket.id), { isKeyed: true }, submission.scope), about };
	}
	const resubmissions = (submission?.attempt ?? 0) - (submission?.firstAttempt ?? 0);
	const mayResubmit = (pauseMs: number): boolean =>
		recovery !== undefined && submission != null && resubmissions < recovery.maxResubmissions && clock.now() + pauseMs < recovery.deadline;
	const decision = decide(answer.error, ticket.id, recovery && submission ? sessionFiles(ticket.files) : [], mayResubmit);
	if (decision.kind === 'stop') return { state: 'failed', failure: tellCharge(decision.failure, { isKeyed: true }, submission?.scope), about };
	if (decision.kind === 'again') {
		const later = new Date(clock.now() + decision.pauseMs).toISOString();
		return { state: 'changed', tickets: [{ ...ticket, data: { ...ticket.data, resubmitAt: later } }], failures: [] };
	}
	const tickets: Extraction[] = [];
	for (const group of decision.groups) {
		const { session, work } = resubmission(ticket);
		const ownId = work.ownId && ownIdOf(work.ownId, group.map(({ sha256, fileId }) => [sha256, fileId]));
		const part = await submitNew(client, session, group, { ...work, ownId }, { until: recovery?.deadline });
		tickets.push(follow(ticket, part.id, group, part.data));
	}
	return { state: 'changed', tickets, failures: decision.failures };
}

/** What goes on in the place of an extraction. The wait limit counts from the first submission, the next look from this one. */
function follow({ submittedAt, waitingSince }: Extraction, id: string, files: Extraction['files'], data: ExtractionData): Extraction {
	const next = newTicket(id, files, data);
	return { ...next, resubmittedAt: next.submittedAt, submittedAt: submittedAt ?? waitingSince ?? next.submittedAt };
}

/** What is needed to submit it again. @throws ServiceError (kind `usage`) */
export function resubmission({ data: { submission, uploadSessionId } }: Extraction): { session: string; work: Submission } {
	if (submission && uploadSessionId) return { session: uploadSessionId, work: submission };
	throw usageError('The item of the extraction has lost what is needed to submit it again', 'Pass the items of Submit on as they are.');
}
