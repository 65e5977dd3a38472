import type { Document, DocumentFailure } from '../shared/documents/document';
import { isOutcomeUnknown, outcomeUnknown } from '../shared/jobs/outcomeUnknown';
import { sendGroups } from '../shared/jobs/sendGroups';

const CHECK =
	'Look in the dashboard of the service, or at Account: Get Usage, whether it was counted. If it was not, run the workflow again with this document.';

/** These are about the documents themselves, or about the work on them, and not about the account. */
const DOCUMENT_CODES = ['invalid_file', 'file_too_large', 'processing_error', 'UNREADABLE_FILE'];

/**
 * Sends groups of documents, a few at a time. The calls have no key, so that nothing is sent again after an unclear end: these
 * documents are failures `OUTCOME_UNKNOWN`.
 * @throws ServiceError as `sendGroups`
 */
export async function sendDocuments<T>(
	groups: Document[][],
	places: number,
	send: (documents: Document[]) => Promise<T>,
): Promise<{ done: Array<{ documents: Document[]; value: T }>; failures: DocumentFailure[] }> {
	return await sendGroups(groups, {
		places,
		send,
		documentCodes: DOCUMENT_CODES,
		isRefusal: ({ code }) => ['invalid_file', 'file_too_large'].includes(code),
		describe: (failure) => (isOutcomeUnknown(failure) ? outcomeUnknown(failure, CHECK) : failure),
	});
}
