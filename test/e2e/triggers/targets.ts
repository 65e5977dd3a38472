import type { INode } from 'n8n-workflow';

import { signatureOf } from '../../../sandbox/services/invoiceParserPro/deliveries';
import type { Sandbox } from '../../../sandbox/server';
import type { N8nApi, StoredCredential, StoredWorkflow } from '../../../tools/n8nServer/api';

export const TRIGGER = 'Trigger';

export interface Post {
	url: string;
	headers: Record<string, string>;
	body: string;
}

/** A workflow that begins with a trigger, and how its service delivers to it. */
export interface Target {
	workflow: StoredWorkflow;
	/** @param id comes out of the trigger again */
	post(id: string): Post;
	/** The same by somebody who does not know the secret. */
	forge(id: string): Post;
}

/** An n8n, and the services that deliver to it. */
interface Host {
	api: N8nApi;
	sandbox: Sandbox;
	credentials: Record<string, StoredCredential>;
}

/** Switches on a workflow for each trigger. */
export async function switchOnTriggers(host: Host): Promise<Target[]> {
	return [await invoiceParserPro(host), await aiLeapers(host)];
}

async function invoiceParserPro(host: Host): Promise<Target> {
	const { invoiceParserPro: service, settings } = host.sandbox;
	settings.invoiceParserPro.allowLoopbackWebhooks = true;
	const workflow = await switchOn(host, 'invoiceParserPro', { fetchResult: false });
	const [{ url, secret }] = service.webhooks;
	const signed = (id: string, key: string) => {
		const body = JSON.stringify({ event: 'job.completed', data: { job_id: id } });
		return { url: reachable(url), headers: { 'x-ipp-signature': signatureOf(body, key, '') }, body };
	};
	return { workflow, post: (id) => signed(id, secret), forge: (id) => signed(id, `${secret}x`) };
}

async function aiLeapers(host: Host): Promise<Target> {
	const workflow = await switchOn(host, 'aiLeapersInvoiceOcr', {});
	const { webhookSecret } = host.credentials.aiLeapersInvoiceOcrApi.data;
	const result = (id: string, secret: string) => ({
		url: `${host.api.url}/webhook/${workflow.nodes[0].webhookId}/results/${secret}`,
		headers: {},
		body: JSON.stringify({ id, status: 'completed', confidence: 0.97, vendor: { name: 'Acme Supply Co.' }, invoice_number: id, date: '2026-01-02', total: 119 }),
	});
	return { workflow, post: (id) => result(id, String(webhookSecret)), forge: (id) => result(id, `${String(webhookSecret)}x`) };
}

async function switchOn({ api, credentials }: Host, service: string, parameters: INode['parameters']): Promise<StoredWorkflow> {
	const { id, name } = credentials[`${service}Api`];
	const trigger: INode = {
		id: service,
		name: TRIGGER,
		type: `n8n-nodes-invoice-extraction.${service}Trigger`,
		typeVersion: 1,
		position: [0, 0],
		webhookId: `bursts-${service}`,
		parameters,
		credentials: { [`${service}Api`]: { id, name } },
	};
	const book: INode = { id: 'book', name: 'Book the Invoice', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [400, 0], parameters: {} };
	const connections = { [TRIGGER]: { main: [[{ node: book.name, type: 'main' as const, index: 0 }]] } };
	const workflow = await api.createWorkflow({ name: service, nodes: [trigger, book], connections, settings: { executionOrder: 'v1' } });
	await api.activate(workflow);
	return workflow;
}

/** n8n says localhost, and listens at one of its addresses only. */
function reachable(url: string): string {
	return url.replace('//localhost:', '//127.0.0.1:');
}
