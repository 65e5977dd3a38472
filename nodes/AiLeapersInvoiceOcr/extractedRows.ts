import type { Document, DocumentFailure } from '../shared/documents/document';
import type { RowResult } from '../shared/output/emitRows';
import type { Structure } from '../shared/output/resultRows';
import * as api from './api';
import { invoiceRows } from './invoiceRows';
import { readProblem } from './problem';
import type { Client } from './profile';
import type { Extraction } from './schema';
import { sendDocuments } from './sendDocuments';

/** Extracts documents, one request each. @throws ServiceError as `sendDocuments` */
export async function extractedRows(
	client: Client,
	documents: Document[],
	request: api.ExtractRequest,
	places: number,
	structure: Structure,
): Promise<{ results: RowResult[]; failures: DocumentFailure[] }> {
	const singles = documents.map((document) => [document]);
	const { done, failures } = await sendDocuments(singles, places, async ([document]) => await api.extract(client, document, request));
	const results: RowResult[] = [];
	for (const { documents: [document], value } of done) {
		const failure = failureOf(document, value);
		if (failure) failures.push(failure);
		else results.push(invoiceRows(value, value.id, { ...document, origin: document }, structure));
	}
	return { results, failures };
}

/** The document shows "completed" only; with a webhook URL the answer may come before the result. */
export function failureOf(document: Document, { id, status, error }: Pick<Extraction, 'id' | 'status' | 'error'>): DocumentFailure | undefined {
	const { originalName } = document;
	if (status === 'completed') return undefined;
	if (['processing', 'queued', 'pending'].includes(status)) {
		const message = `The service took ${originalName} and will post its result to the Webhook URL. Do not send it again.`;
		return { origin: document, stage: 'output', code: 'RESULT_BY_WEBHOOK', message, extractionId: id };
	}
	const { code, message } = readProblem(error);
	return { origin: document, stage: 'extraction', code, message: `${originalName}: ${message}.`, extractionId: id };
}
