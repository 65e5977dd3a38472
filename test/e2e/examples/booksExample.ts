import type { IDataObject, INode } from 'n8n-workflow';
import { join } from 'node:path';

import { adapt } from '../../../tools/n8nServer/adapt';
import type { StoredWorkflow } from '../../../tools/n8nServer/api';
import { readWorkflowFile } from '../../../tools/n8nServer/workflowFile';
import type { BooksServer } from '../../support/books/booksServer';
import type { Instance } from '../instance';
import { EXAMPLES_FOLDER } from './runExample';

/** Where the examples send bills. */
const HOSTS = ['https://quickbooks.api.intuit.com', 'https://api.xero.com', 'https://www.zohoapis.com'];

/**
 * Imports an example that books: what it sends goes to the stand-ins, without n8n's credential of the service, which only a person can connect. Its data
 * tables are its own, for the IDs in them are those of its service.
 */
export async function importBooksExample({ api, credentials, filesFolder }: Instance, file: string, books: BooksServer): Promise<StoredWorkflow> {
	const workflow = adapt(await readWorkflowFile(join(EXAMPLES_FOLDER, file)), { credentials, filesFolder });
	const own = (table: unknown) => `${String(table)}_${file.slice(0, 2)}`;
	const nodes = workflow.nodes.map((node) => {
		const { tableName, dataTableId } = node.parameters;
		if (tableName) return { ...node, parameters: { ...node.parameters, tableName: own(tableName) } };
		if (dataTableId) return { ...node, parameters: { ...node.parameters, dataTableId: { ...(dataTableId as IDataObject), value: own((dataTableId as IDataObject).value) } as INode['parameters'] } };
		if (node.type !== 'n8n-nodes-base.httpRequest') return node;
		const url = HOSTS.reduce((text, host) => text.replace(host, books.url), String(node.parameters.url));
		return { ...node, credentials: {}, parameters: { ...node.parameters, url, authentication: 'none' } };
	});
	return await api.createWorkflow({ ...workflow, nodes });
}
