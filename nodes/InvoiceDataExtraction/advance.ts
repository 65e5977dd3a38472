import { clock } from '../shared/clock';
import type { DocumentFailure } from '../shared/documents/document';
import { usageError, type Failure } from '../shared/errors';
import * as api from './api';
import { decide } from './failedExtraction';
import type { Client } from './profile';
import type { FinishedExtraction } from './schema';
import type { SessionFile } from './sessionFile';
import { submitNew, submitTicket } from './submitTicket';
import type { Submission, Ticket } from './ticket';

/** Where an extraction stands after a look at it. */
export type Step =
	| { state: 'pending'; progress?: number }
	| { state: 'completed'; finished: FinishedExtraction }
	/** It goes on as other extractions, or as itself later; some documents may have dropped out for good. */
	| { state: 'changed'; tickets: Ticket[]; failures: DocumentFailure[] }
	/** The problem is the account's, the prompt's or the service's. */
	| { state: 'failed'; failure: Failure };

export interface AdvanceLimits {
	/** How often an extraction is submitted again when the service says that it may succeed then. */
	maxResubmissions: number;
	/** When the waiting ends, on the node's clock. */
	deadline: number;
}

/**
 * Looks at an extraction once and does what is due. One bad document makes the service fail a whole extraction: such
 * documents are taken out, by name where the service names them and by halving where it does not, and the others are
 * submitted again, without another upload. A failed extraction is not charged.
 * @throws ServiceError when the service cannot be asked
 */
export async function advance(client: Client, ticket: Ticket, limits: AdvanceLimits): Promise<Step> {
	const { extractionId, submission, files, resubmitAt } = ticket;
	const attempt = submission?.attempt ?? 0;
	if (extractionId === '') return { state: 'changed', tickets: [], failures: ticket.failures };

	if (resubmitAt) {
		if (clock.now() < Date.parse(resubmitAt)) return { state: 'pending' };
		const again = await submitTicket(client, ...resubmission(ticket, files, attempt + 1));
		return { state: 'changed', tickets: [{ ...ticket, ...again, resubmitAt: null, failures: ticket.failures, itemIndex: ticket.itemIndex }], failures: [] };
	}

	const answer = await api.pollExtraction(client, extractionId);
	if (answer.status === 'processing') return { state: 'pending', progress: answer.progress ?? undefined };
	if (answer.status === 'completed') return { state: 'completed', finished: answer };

	// Waiting for a free place of the account is no failure of the extraction: only the deadline ends it.
	const isQueued = answer.error.code === 'CONCURRENT_TASK_LIMIT';
	const firstAttempt = submission?.firstAttempt ?? 0;
	const resubmissions = isQueued ? 0 : attempt - firstAttempt;
	const mayResubmit = (pauseMs: number): boolean =>
		submission !== undefined && resubmissions < limits.maxResubmissions && clock.now() + pauseMs < limits.deadline;
	const decision = decide(answer.error, extractionId, submission ? files : [], mayResubmit);
	if (decision.kind === 'stop') return { state: 'failed', failure: decision.failure };
	if (decision.kind === 'again') {
		const later = new Date(clock.now() + decision.pauseMs).toISOString();
		const uncounted = isQueued && submission && { submission: { ...submission, firstAttempt: firstAttempt + 1 } };
		return { state: 'changed', tickets: [{ ...ticket, ...uncounted, resubmitAt: later }], failures: [] };
	}
	const tickets: Ticket[] = [];
	for (const group of decision.groups) tickets.push({ ...ticket, ...(await submitNew(client, ...resubmission(ticket, group, 0))) });
	return { state: 'changed', tickets, failures: [...ticket.failures, ...decision.failures] };
}

function resubmission({ submission, uploadSessionId }: Ticket, files: SessionFile[], attempt: number): [string, SessionFile[], Submission] {
	if (submission && uploadSessionId) return [uploadSessionId, files, { ...submission, attempt }];
	throw usageError('The item of the extraction has lost what is needed to submit it again', 'Pass the items of Submit on as they are.');
}
