import { settle } from '../../shared/errors';
import type { Accepted } from '../../shared/jobs/jobService';
import * as api from '../api';
import type { Client } from '../profile';
import type { FinishedExtraction, ServiceErrorBody } from '../schema';
import { submissionId } from '../upload/identity';
import type { SessionFile } from '../upload/sessionFile';
import type { ExtractionData, Submission } from './extractionData';

type Extraction = Accepted<ExtractionData, FinishedExtraction>;

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
): Promise<Extraction> {
	for (let attempt = 0; ; attempt++) {
		const extraction = await submitFiles(client, uploadSessionId, files, { scope, instructions, attempt, firstAttempt: attempt }, namedAfter);
		if (scope.kind === 'execution' || attempt === MAX_EARLIER_FAILURES) return extraction;
		const look = await settle(api.pollExtraction(client, extraction.id));
		if (!look.ok || look.value.status !== 'failed' || !mayHelp(look.value.error)) return extraction;
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
export async function submitFiles(
	client: Client,
	uploadSessionId: string,
	files: SessionFile[],
	submission: Submission,
	namedAfter = files,
): Promise<Extraction> {
	const { scope, instructions, attempt } = submission;
	const id = await api.submitExtraction(client, {
		...instructions,
		submissionId: submissionId(scope, uploadSessionId, namedAfter, instructions, attempt),
		sessionId: uploadSessionId,
		fileIds: files.map(({ fileId }) => fileId),
	});
	return { id, files, data: { uploadSessionId, submission } };
}
