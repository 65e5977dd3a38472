import type { INode } from 'n8n-workflow';

/** A node that starts a workflow by a call to `/webhook/<path>`, and answers at once. */
export function webhookNode(path: string, httpMethod: 'GET' | 'POST' = 'GET'): INode {
	return {
		id: 'webhook',
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		position: [0, 0],
		webhookId: path,
		parameters: { httpMethod, path, responseMode: 'onReceived', options: {} },
	};
}
