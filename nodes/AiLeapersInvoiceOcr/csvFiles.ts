import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Document, DocumentFailure } from '../shared/documents/document';
import { readRoutingSettings } from '../shared/output/routingOptions';
import * as api from './api';
import { failureOf } from './extractedRows';
import type { Client } from './profile';
import { extraction } from './schema';
import { sendDocuments } from './sendDocuments';

/** The service's CSV file of each document, as binary data. @throws ServiceError as `sendDocuments` */
export async function csvFiles(
	client: Client,
	documents: Document[],
	request: api.ExtractRequest,
	places: number,
	options: IDataObject,
): Promise<{ items: INodeExecutionData[]; failures: DocumentFailure[] }> {
	const { binaryField } = readRoutingSettings(options);
	const singles = documents.map((document) => [document]);
	const { done, failures } = await sendDocuments(singles, places, async ([document]) => await api.extractCsv(client, document, request));
	const items: INodeExecutionData[] = [];
	for (const { documents: [document], value: text } of done) {
		const announced = readAnnouncement(text);
		const failure = announced && failureOf(document, announced);
		if (failure) {
			failures.push(failure);
			continue;
		}
		const csvName = document.fileName.replace(/\.\w+$/, '.csv');
		items.push({
			json: { fileName: document.originalName, csvFileName: csvName },
			binary: { [binaryField]: await client.ctx.helpers.prepareBinaryData(Buffer.from(text), csvName, 'text/csv') },
			pairedItem: { item: document.itemIndex },
		});
	}
	return { items, failures };
}

/** Instead of the file, JSON may come that says that the result will be posted. */
function readAnnouncement(text: string) {
	if (!text.startsWith('{')) return undefined;
	try {
		const parsed = extraction.safeParse(JSON.parse(text));
		return parsed.success ? parsed.data : undefined;
	} catch {
		return undefined;
	}
}
