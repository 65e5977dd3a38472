import type { Document, DocumentFailure } from '../shared/documents/document';
import type { Failure } from '../shared/errors';
import { outcomeUnknown } from '../shared/jobs/outcomeUnknown';
import { sendGroups } from '../shared/jobs/sendGroups';
import { splitBatches } from '../shared/jobs/split';
import * as api from './api';
import { BATCH_LIMITS } from './limits';
import { mayBeTaken } from './mayBeTaken';
import type { Client } from './profile';
import { DOCUMENT_CODES } from './uploadInvoices';

const CHECK =
	'Look on the website of the service, or at the credits of Account: Get, whether the batch is there. If it is not, run the workflow again with these documents.';

/** A batch in memory is up to 64 MB, so that they are made one after the other. */
const PLACES = 1;

export interface CreatedBatch {
	batchId: string;
	documents: Document[];
}

/**
 * Creates as many batches as the documents need. The call has no key: after an unclear end it is never made again, and its
 * documents are failures `OUTCOME_UNKNOWN`.
 * @throws ServiceError when no batch exists or may exist, or the execution was stopped
 */
export async function createBatches(
	client: Client,
	documents: Document[],
	exportMode: api.ExportMode,
): Promise<{ batches: CreatedBatch[]; failures: DocumentFailure[] }> {
	const { done, failures } = await sendGroups(splitBatches(documents, BATCH_LIMITS), {
		places: PLACES,
		send: async (group) => await api.createBatch(client, group, exportMode),
		documentCodes: DOCUMENT_CODES,
		isRefusal: ({ code }) => code === 'INVALID_FILE',
		named,
		describe: (failure) => (mayBeTaken(failure) ? outcomeUnknown(failure, CHECK) : failure),
	});
	return { batches: done.map(({ value, documents: group }) => ({ batchId: value, documents: group })), failures };
}

/** The documents that an error names; of names that contain each other the longest. */
function named({ message }: Failure, documents: Document[]): Document[] {
	const found = documents.filter(({ fileName }) => message.includes(fileName));
	return found.filter(({ fileName }) => !found.some((other) => other.fileName !== fileName && other.fileName.includes(fileName)));
}
