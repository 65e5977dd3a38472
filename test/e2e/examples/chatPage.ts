import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

import type { StoredWorkflow } from '../../../tools/n8nServer/api';

export interface Login {
	user: string;
	password: string;
}

/**
 * Sends a message as the page of n8n's Chat Trigger does.
 * @param uploads paths of the files that go with it
 * @returns the answer
 * @throws when n8n does not answer with one, with what it says instead
 */
export async function sendMessage(n8nUrl: string, { nodes }: StoredWorkflow, { user, password }: Login, chatInput: string, uploads: string[]): Promise<string> {
	const form = new FormData();
	for (const [name, value] of Object.entries({ action: 'sendMessage', sessionId: 'session', chatInput })) form.set(name, value);
	for (const path of uploads) form.append('files', new Blob([await readFile(path)], { type: 'application/pdf' }), basename(path));

	const webhookId = nodes.find(({ type }) => type.endsWith('.chatTrigger'))?.webhookId;
	const headers = { authorization: `Basic ${btoa(`${user}:${password}`)}` };
	const response = await fetch(`${n8nUrl}/webhook/${webhookId}/chat`, { method: 'POST', headers, body: form });
	const text = await response.text();
	if (!response.ok) throw new Error(`The chat answered ${response.status}: ${text.slice(0, 1000)}`);
	return (JSON.parse(text) as { output: string }).output;
}
