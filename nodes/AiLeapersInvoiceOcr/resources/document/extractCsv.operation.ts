import type { IBinaryData, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { parseJson } from '../../../shared/http/readAnswer';
import { readProblem } from '../../../shared/output/readProblem';
import type { Failure } from '../../../shared/errors';
import { documentFailure, type DocumentFailure } from '../../../shared/documents/document';
import { documentOptions } from '../../../shared/documents/documentOptions';
import { gatherDocuments } from '../../../shared/documents/gather';
import { failuresOf } from '../../../shared/jobs/failures';
import type { JobService } from '../../../shared/jobs/jobService';
import { readWork } from '../../../shared/jobs/readWork';
import { submitDocuments } from '../../../shared/jobs/submit';
import { fileFieldParameter } from '../../../shared/node/fileFieldParameter';
import { readParameters } from '../../../shared/node/parameters';
import { readSection, section } from '../../../shared/node/sections';
import { failedItem } from '../../../shared/output/failedItem';
import { addHints } from '../../../shared/output/hints';
import * as api from '../../api';
import { concurrencyOption, documentRequestOptions, type DocumentRequest } from '../../options/requestOptions';
import { DOCUMENT_LIMITS, type Client } from '../../profile';
import { extractionState } from '../../result/invoiceRows';
import { extraction } from '../../schema';
import { ANSWERED_AT_ONCE } from '../../../shared/jobs/answeredAtOnce';
import { documents } from '../../service';

const ofDocuments = documentOptions(DOCUMENT_LIMITS.kinds);

export const description: INodeProperties[] = [
	...fileFieldParameter.properties,
	...section('documents', ofDocuments, concurrencyOption),
	...section('extraction', documentRequestOptions),
];

/** The service's CSV file of each document, as binary data; its content is not reviewed. The rest goes to *Failed*. */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	const { ctx } = client;
	const { binaryField: field } = readParameters(ctx, fileFieldParameter);
	const work = await readWork(ctx, documents);
	const gathered = await gatherDocuments(ctx, readSection(ctx, 'documents', ofDocuments), DOCUMENT_LIMITS);
	const { done, stopped } = await submitDocuments(client, csvService, gathered.documents, work, async (ticket, { state }) => await Promise.resolve({ ticket, state }));

	const items: INodeExecutionData[] = [];
	const failures: DocumentFailure[] = [...gathered.failures, ...failuresOf(csvService, stopped, done.length > 0)];
	for (const { ticket: { files: [{ fileName, origin }] }, state } of done) {
		if (state?.state === 'failed') failures.push(documentFailure(origin, 'extraction', state.failure));
		if (state?.state !== 'completed') continue;
		const csvName = fileName.replace(/\.\w+$/, '.csv');
		items.push({
			json: { fileName: origin.originalName ?? fileName, csvFileName: csvName },
			binary: { [field]: await storeCsv(ctx, state.finished, csvName) },
			pairedItem: { item: origin.itemIndex },
		});
	}
	addHints(ctx, [], failures);
	return [items, failures.map((failure) => failedItem(failure))];
}

/** Nobody else has the file, and it is paid for: where n8n's storage does not take it, such as on a full disk, it stays in the item. */
async function storeCsv(ctx: IExecuteFunctions, text: string, fileName: string): Promise<IBinaryData> {
	const bytes = Buffer.from(text);
	const mimeType = 'text/csv';
	try {
		return await ctx.helpers.prepareBinaryData(bytes, fileName, mimeType);
	} catch {
		return { data: bytes.toString('base64'), fileName, fileExtension: 'csv', mimeType };
	}
}

/** The same service, which answers with a text in the place of fields. */
const csvService: JobService<object, string, DocumentRequest> = {
	...documents,
	...ANSWERED_AT_ONCE,
	files: undefined,
	async submit(client, { documents: [document] }, { settings }) {
		const text = await api.extractCsv(client, document, settings);
		const failure = readAnnouncement(text);
		return { id: failure?.extractionId ?? '', data: {}, state: failure ? { state: 'failed', failure } : { state: 'completed', finished: text } };
	},
	rows: () => ({ results: [], failures: [] }),
};

/** Instead of the file, JSON may come that says that the result will be posted, or what is wrong. */
function readAnnouncement(text: string): Failure | undefined {
	const json = /^\s*\{/.test(text) ? parseJson(text) : undefined;
	if (json === undefined) return undefined;
	const parsed = extraction.safeParse(json);
	const state = parsed.success ? extractionState(parsed.data) : undefined;
	if (state?.state === 'failed') return state.failure;
	const isError = typeof json === 'object' && json !== null && 'error' in json;
	const problem = isError ? readProblem(json.error) : { code: 'WRONG_FILE', message: 'The service answered with JSON in the place of the CSV file' };
	return { kind: 'http', ...problem, advice: 'It may have been counted: look at Account: Get Usage before you send it again.', retryable: false };
}
