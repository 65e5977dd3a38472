import { clock } from '../shared/clock';
import { settle } from '../shared/errors';
import * as api from './api';
import { submissionId } from './identity';
import type { Client } from './profile';
import type { ServiceErrorBody } from './schema';
import type { SessionFile } from './sessionFile';
import type { Submission, Ticket } from './ticket';

/** More failures than this of the same work are not the service's passing trouble. */
const MAX_EARLIER_FAILURES = 10;

/**
 * Submits work for the first time in this execution. Work that is recognised across executions may have failed in an
 * earlier one, and its name would give that failed extraction for ever: where trying again may help, it goes on with the
 * next attempt, in the order in which the earlier execution made them, so that one that succeeded is found.
 * @param namedAfter the files that name the work, when more were to go with it than could be uploaded: another try that
 * uploads more of them must find the same extraction, not have the others extracted and charged again
 * @throws ServiceError
 */
export async function submitNew(
	client: Client,
	uploadSessionId: string,
	files: SessionFile[],
	{ scope, instructions }: Pick<Submission, 'scope' | 'instructions'>,
	namedAfter = files,
): Promise<Ticket> {
	for (let attempt = 0; ; attempt++) {
		const ticket = await submitTicket(client, uploadSessionId, files, { scope, instructions, attempt, firstAttempt: attempt }, namedAfter);
		if (scope.kind === 'execution' || attempt === MAX_EARLIER_FAILURES) return ticket;
		const look = await settle(async () => await api.pollExtraction(client, ticket.extractionId));
		if (!look.ok || look.value.status !== 'failed' || !mayHelp(look.value.error)) return ticket;
	}
}

/**
 * Whether the same work may succeed now: credits can be bought, and what was deleted can be made anew. A limit on how many
 * run at once may be met again at once, so that it is left to the pause that comes after it.
 */
function mayHelp({ code, retryable }: ServiceErrorBody): boolean {
	if (code === 'CONCURRENT_TASK_LIMIT') return false;
	return retryable || ['INSUFFICIENT_CREDITS', 'EXTRACTION_NOT_FOUND'].includes(code);
}

/**
 * Submits files of a session. Asking again with the same scope, files, instructions and attempt gives the extraction
 * that exists already.
 * @throws ServiceError
 */
export async function submitTicket(
	client: Client,
	uploadSessionId: string,
	files: SessionFile[],
	submission: Submission,
	namedAfter = files,
): Promise<Ticket> {
	const { scope, instructions, attempt } = submission;
	const extractionId = await api.submitExtraction(client, {
		...instructions,
		submissionId: submissionId(scope, uploadSessionId, namedAfter, instructions, attempt),
		sessionId: uploadSessionId,
		fileIds: files.map(({ fileId }) => fileId),
	});
	return {
		extractionId,
		uploadSessionId,
		submission,
		submittedAt: new Date(clock.now()).toISOString(),
		itemIndex: files[0]?.origin.itemIndex ?? 0,
		files,
		failures: [],
	};
}
