import { clock, pause } from '../../shared/clock';
import { settle } from '../../shared/errors';
import { withoutRetries } from '../../shared/http/pace';
import type { Accepted } from '../../shared/jobs/jobService';
import * as api from '../api';
import { POLL_DELAYS, type Client } from '../profile';
import type { FinishedExtraction, ServiceErrorBody } from '../schema';
import { submissionId } from '../upload/identity';
import type { SessionFile } from '../upload/sessionFile';
import type { ExtractionData, Submission } from './extractionData';
import { BUSY, RESUBMIT_PAUSE_MS } from './failedExtraction';

type Extraction = Accepted<ExtractionData, FinishedExtraction>;

/** More failures than this of the same work are not the service's passing trouble. */
const MAX_EARLIER_FAILURES = 10;

/**
 * Submits work for the first time in this execution. Work that is recognised across executions may have failed in an
 * earlier one, and its name would give that failed extraction for ever: where trying again may help, it goes on with the
 * next attempt, in the order in which the earlier execution made them, so that one that succeeded is found. What failed may have
 * failed just now, so that the documented pause lies between two attempts.
 * @param namedAfter the files that name the work, when more were to go with it than could be uploaded: another try that
 * uploads more of them must find the same extraction, not have the others extracted and charged again
 * @param isNew whether there is nothing that could have failed earlier
 * @param until when the waiting ends, on the node's clock: what has failed is then given as it is
 * @throws ServiceError
 */
export async function submitNew(
	client: Client,
	uploadSessionId: string,
	files: SessionFile[],
	{ scope, instructions, ownId }: Pick<Submission, 'scope' | 'instructions' | 'ownId'>,
	{ namedAfter = files, isNew = false, until = Infinity }: { namedAfter?: SessionFile[]; isNew?: boolean; until?: number } = {},
): Promise<Extraction> {
	let firstSubmitted: number | undefined;
	for (let attempt = 0; ; attempt++) {
		const extraction = await submitFiles(client, uploadSessionId, files, { scope, instructions, ...(ownId && { ownId }), attempt, firstAttempt: attempt }, namedAfter);
		if (isNew || (scope.kind === 'execution' && !ownId) || attempt === MAX_EARLIER_FAILURES) return extraction;
		// Before it was taken it may have waited for the limit of submissions, in which nothing was under way.
		const takenAt = clock.now();
		const mayTryAgain = (await hasEndedForNothing(client, extraction.id)) && clock.now() + RESUBMIT_PAUSE_MS < until;
		if (!mayTryAgain) return { ...extraction, isLookedAt: true, firstSubmitted };
		firstSubmitted ??= takenAt;
		await pause(RESUBMIT_PAUSE_MS, client.signal);
	}
}

/**
 * Whether an extraction failed, or is gone, in a way that another attempt may mend. That it is not known is asked for twice, a
 * documented pause apart: one that was made a moment ago may not be found yet, and making it again would charge it again.
 */
async function hasEndedForNothing(client: Client, id: string): Promise<boolean> {
	const ask = async () => {
		const answer = await settle(api.pollExtraction(withoutRetries(client), id));
		if (!answer.ok) return answer.failure.code === GONE ? answer.failure : undefined;
		return answer.value.status === 'failed' ? answer.value.error : undefined;
	};
	const first = await ask();
	if (!first || !mayHelp(first)) return false;
	if (first.code !== GONE) return true;
	await pause(POLL_DELAYS.minMs, client.signal);
	return (await ask())?.code === GONE;
}

const GONE = 'EXTRACTION_NOT_FOUND';

/**
 * Whether the same work may succeed now: credits can be bought, and what was deleted can be made anew. A limit on how many
 * run at once may be met again at once, so that it is left to the pause that comes after it.
 */
function mayHelp({ code, retryable }: Pick<ServiceErrorBody, 'code' | 'retryable'>): boolean {
	if (code === BUSY) return false;
	return retryable || ['INSUFFICIENT_CREDITS', GONE].includes(code);
}

/**
 * Submits files of a session. Asking again with the same scope, files, instructions and attempt gives the extraction
 * that exists already.
 * @throws ServiceError
 */
export async function submitFiles(
	client: Client,
	uploadSessionId: string,
	files: SessionFile[],
	submission: Submission,
	namedAfter = files,
): Promise<Extraction> {
	const { scope, instructions, ownId, attempt } = submission;
	const derived = submissionId(scope, uploadSessionId, namedAfter, instructions, attempt);
	const id = await api.submitExtraction(client, {
		...instructions,
		submissionId: ownId && attempt > 0 ? `${ownId}-${attempt + 1}` : (ownId ?? derived),
		sessionId: uploadSessionId,
		fileIds: files.map(({ fileId }) => fileId),
	});
	return { id, files, data: { uploadSessionId, submission } };
}
