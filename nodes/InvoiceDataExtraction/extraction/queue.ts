import type { Failure } from '../../shared/errors';
import { derivedId } from '../../shared/jobs/idempotency';
import type { Queue } from '../../shared/jobs/jobService';
import { newTicket } from '../../shared/jobs/ticket';
import { ADVICE, type Client } from '../profile';
import { sessionFiles, type SessionGroup } from '../upload/sessionFile';
import type { ExtractionData, Instructions } from './extractionData';
import { BUSY } from './failedExtraction';
import { resubmission } from './look';
import { submitFiles, submitNew } from './submitFiles';

/** Source: "Too many extractions running at once. Wait for one to complete, then retry." */
const refusal: Failure = {
	kind: 'http',
	code: BUSY,
	message: 'Too many extractions running at once',
	advice: ADVICE[BUSY],
	runAgain: true,
	retryable: true,
	notTaken: true,
};

/** What stands for the ID of an extraction that was not submitted yet begins with this. */
const UNSUBMITTED = 'waiting-';

/** Extractions that wait while the account runs as many as it may. */
export const queue: Queue<ExtractionData, { instructions: Instructions }, SessionGroup> = {
	refusal,
	hold({ sessionId, files, namedAfter, isUploadedNow, isNew, ownId }, { scope, settings: { instructions } }) {
		// Of documents of an earlier execution it shows only when they are submitted that the service has deleted them.
		if (!isUploadedNow || namedAfter.length > files.length) return undefined;
		const id = `${UNSUBMITTED}${derivedId([sessionId, files.map(({ fileId }) => fileId)])}`;
		const submission = { scope, instructions, attempt: 0, ...(ownId && { ownId }) };
		return { ...newTicket(id, files, { uploadSessionId: sessionId, submission, isNew }), isQueued: true };
	},
	async submit(client: Client, ticket) {
		const { session, work } = resubmission(ticket);
		const files = sessionFiles(ticket.files);
		if (ticket.id.startsWith(UNSUBMITTED)) return await submitNew(client, session, files, work, { isNew: ticket.data.isNew ?? false });
		// It does not count among the *Retries of Failed Extractions*.
		return await submitFiles(client, session, files, { ...work, attempt: work.attempt + 1, firstAttempt: (work.firstAttempt ?? 0) + 1 });
	},
};
