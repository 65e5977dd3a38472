import { join } from 'node:path';

import { adapt } from '../../../tools/n8nServer/adapt';
import type { StoredWorkflow } from '../../../tools/n8nServer/api';
import { readWorkflowFile } from '../../../tools/n8nServer/workflowFile';
import type { BooksServer } from '../../support/books/booksServer';
import type { Instance } from '../instance';
import { EXAMPLES_FOLDER } from './runExample';

/** Where the examples send bills. */
const HOSTS = ['https://quickbooks.api.intuit.com', 'https://api.xero.com', 'https://www.zohoapis.com'];

/** Imports an example that books: what it sends goes to the stand-ins, without n8n's credential of the service, which only a person can connect. */
export async function importBooksExample({ api, credentials, filesFolder }: Instance, file: string, books: BooksServer): Promise<StoredWorkflow> {
	const workflow = adapt(await readWorkflowFile(join(EXAMPLES_FOLDER, file)), { credentials, filesFolder });
	const nodes = workflow.nodes.map((node) => {
		if (node.type !== 'n8n-nodes-base.httpRequest') return node;
		const url = HOSTS.reduce((text, host) => text.replace(host, books.url), String(node.parameters.url));
		return { ...node, credentials: {}, parameters: { ...node.parameters, url, authentication: 'none' } };
	});
	return await api.createWorkflow({ ...workflow, nodes });
}
