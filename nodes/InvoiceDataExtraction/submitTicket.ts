import { clock } from '../shared/clock';
import * as api from './api';
import { submissionId } from './identity';
import type { Client } from './profile';
import type { SessionFile } from './sessionFile';
import type { Submission, Ticket } from './ticket';

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
): Promise<Ticket> {
	const { scope, instructions, attempt } = submission;
	const extractionId = await api.submitExtraction(client, {
		...instructions,
		submissionId: submissionId(scope, uploadSessionId, files, instructions, attempt),
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
