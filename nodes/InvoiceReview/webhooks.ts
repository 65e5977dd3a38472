import type { IWebhookDescription } from 'n8n-workflow';

/** An empty `responseData` makes n8n answer with what the node gives, after it has taken the decision. */
const ANSWER = { name: 'default', responseMode: 'onReceived', responseData: '', restartWebhook: true, isFullPath: true } as const;

/** n8n knows a signed resume URL by the node's ID at its end; `$execution.resumeUrl`, and our links behind a proxy with a prefix, have none. */
const PATHS = ['={{ $nodeId }}', ''];

/** The page, its documents and its posts, on the execution's resume URL. */
export const WEBHOOKS: IWebhookDescription[] = PATHS.flatMap((path) => [
	{ ...ANSWER, httpMethod: 'GET' as const, path },
	{ ...ANSWER, httpMethod: 'POST' as const, path },
]);
