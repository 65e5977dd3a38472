import { createReadStream } from 'node:fs';
import type { INodeExecutionData } from 'n8n-workflow';

import type { WorkflowEngine } from '../n8nEngine';
import { findDocuments } from './files';
import { generateDocuments, generateEInvoices, type DemoDocument, type Truth } from '../documents';

/** A document of the run, in the order of the workflow's input items. */
export interface GivenDocument {
	fileName: string;
	/** Where it was read from; missing when it was generated. */
	path?: string;
	/** Of a generated document: what is printed on it and where it should arrive. */
	truth?: Truth;
	expectation?: DemoDocument['expectation'];
}

export interface DocumentItems {
	documents: GivenDocument[];
	items: INodeExecutionData[];
	/** Files in the folders that are no documents. */
	skipped: number;
}

/** One workflow item per document, as a mailbox or a drive would bring them. */
export async function documentItems(
	engine: WorkflowEngine,
	folders: string[],
	includeGenerated: boolean,
): Promise<DocumentItems> {
	const documents: GivenDocument[] = [];
	const items: INodeExecutionData[] = [];
	const add = async (document: GivenDocument, content: Parameters<WorkflowEngine['storeBinary']>[0]) => {
		const { fileName } = document;
		const data = await engine.storeBinary(content, fileName);
		documents.push(document);
		items.push({ json: { fileName }, binary: { data } });
	};

	const generated = includeGenerated ? [...(await generateDocuments()), ...(await generateEInvoices())] : [];
	for (const { bytes, fileName, truth, expectation } of generated) {
		await add({ fileName, truth, expectation }, bytes);
	}
	const { files, skipped } = await findDocuments(folders);
	for (const file of files) await add(file, createReadStream(file.path));
	return { documents, items, skipped };
}
