import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { documentFailure, type DocumentFailure } from '../../../shared/documents/document';
import { documentOptions } from '../../../shared/documents/documentOptions';
import { gatherDocuments } from '../../../shared/documents/gather';
import { failuresOf } from '../../../shared/jobs/failures';
import type { JobService, JobState } from '../../../shared/jobs/jobService';
import { readWork } from '../../../shared/jobs/readWork';
import { submitDocuments } from '../../../shared/jobs/submit';
import { fileFieldParameter } from '../../../shared/node/fileFieldParameter';
import { optionsCollection, readOptions, readParameters } from '../../../shared/node/parameters';
import { failedItem } from '../../../shared/output/failedItem';
import { addHints } from '../../../shared/output/hints';
import * as api from '../../api';
import { documentRequestOptions, type DocumentRequest } from '../../options/requestOptions';
import { DOCUMENT_LIMITS, type Client } from '../../profile';
import { extractionState } from '../../result/invoiceRows';
import { extraction } from '../../schema';
import { answeredAtOnce, documents } from '../../service';

const ofDocuments = documentOptions(DOCUMENT_LIMITS.kinds);

export const description: INodeProperties[] = [...fileFieldParameter.properties, optionsCollection(ofDocuments, documentRequestOptions)];

/** The service's CSV file of each document, as binary data; its content is not reviewed. The rest goes to *Failed*. */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	const { ctx } = client;
	const { binaryField: field } = readParameters(ctx, fileFieldParameter);
	const work = await readWork(ctx, documents);
	const gathered = await gatherDocuments(ctx, readOptions(ctx, ofDocuments), DOCUMENT_LIMITS);
	const { done, stopped } = await submitDocuments(client, csvService, gathered.documents, work, async (ticket, { state }) => await Promise.resolve({ ticket, state }));

	const items: INodeExecutionData[] = [];
	const failures: DocumentFailure[] = [...gathered.failures, ...failuresOf(csvService, stopped, done.length > 0)];
	for (const { ticket: { files: [{ fileName, origin }] }, state } of done) {
		if (state?.state === 'failed') failures.push(documentFailure(origin, 'extraction', state.failure));
		if (state?.state !== 'completed') continue;
		const csvName = fileName.replace(/\.\w+$/, '.csv');
		items.push({
			json: { fileName: origin.originalName ?? fileName, csvFileName: csvName },
			binary: { [field]: await ctx.helpers.prepareBinaryData(Buffer.from(state.finished), csvName, 'text/csv') },
			pairedItem: { item: origin.itemIndex },
		});
	}
	addHints(ctx, [], failures);
	return [items, failures.map((failure) => failedItem(failure))];
}

/** The same service, which answers with a text in the place of fields. */
const csvService: JobService<object, string, DocumentRequest> = {
	...documents,
	files: undefined,
	async submit(client, { documents: [document] }, { settings }) {
		const text = await api.extractCsv(client, document, settings);
		const announced = readAnnouncement(text);
		return { id: announced?.extractionId ?? '', data: {}, state: announced?.state ?? { state: 'completed', finished: text } };
	},
	look: answeredAtOnce,
	rows: () => ({ results: [], failures: [] }),
};

/** Instead of the file, JSON may come that says that the result will be posted, or what is wrong. */
function readAnnouncement(text: string): { extractionId: string; state: JobState<never, never> } | undefined {
	if (!text.startsWith('{')) return undefined;
	try {
		const parsed = extraction.safeParse(JSON.parse(text));
		const state = parsed.success ? extractionState(parsed.data) : undefined;
		return parsed.success && state?.state === 'failed' ? { extractionId: parsed.data.id, state } : undefined;
	} catch {
		return undefined;
	}
}
