import { join } from 'node:path';

import type { StoredWorkflow } from '../../../tools/n8nServer/api';
import { Instance, type InstanceOptions } from '../instance';
import { startChatModel, type ChatModel } from './chatModel';
import { importExample } from './runExample';

export const FILE = '11-agent-and-mcp-tool.json';

/** For the chat. */
export const LOGIN = { user: 'clerk', password: 'chat-login' };

/** For MCP clients. */
export const TOKEN = 'mcp-token';

/** An n8n in which the example with the tools is active, and the demo's documents are in its folder. */
export interface ToolInstance {
	instance: Instance;
	/** Plays the agent's chat model. */
	model: ChatModel;
	workflow: StoredWorkflow;
	/** @returns the path of a document in the folder */
	document(name: string): string;
	/** @returns the credits that the work cost */
	costOf(work: () => Promise<void>): Promise<number>;
	close(): Promise<void>;
}

export async function startToolInstance(options: InstanceOptions): Promise<ToolInstance> {
	const instance = await Instance.start(options);
	const model = await startChatModel();
	const { api, credentials, sandbox } = instance;
	const close = async (): Promise<void> => {
		await model.close();
		await instance.close();
	};
	try {
		credentials.openAiApi = await api.createCredential('openAiApi', 'Model', { apiKey: 'none', url: model.url });
		credentials.httpBasicAuth = await api.createCredential('httpBasicAuth', 'Chat', LOGIN);
		credentials.httpBearerAuth = await api.createCredential('httpBearerAuth', 'MCP', { token: TOKEN });
		await instance.writeDocuments();
		const workflow = await importExample(instance, FILE);
		await api.activate(workflow);
		return { instance, model, workflow, document: (name) => join(instance.filesFolder, 'invoices', name), costOf, close };
	} catch (error) {
		await close();
		throw error;
	}

	async function costOf(work: () => Promise<void>): Promise<number> {
		const { account } = sandbox.invoiceDataExtraction;
		const before = account.balance;
		await work();
		return before - account.balance;
	}
}

/** The codes of all reasons for review of an answer. */
export function reasonsOf(extraction: unknown): string[] {
	return (extraction as { reasons: Array<{ code: string }> }).reasons.map(({ code }) => code);
}
