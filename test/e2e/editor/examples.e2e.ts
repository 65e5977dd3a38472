import { readdirSync } from 'node:fs';

import { EXAMPLES_FOLDER, importExample } from '../examples/runExample';
import type { Instance } from '../instance';
import { reportLine } from '../report';
import type { Canvas } from './canvas';
import type { Editor } from './editor';
import { useEditor } from './useEditor';

const FILES = readdirSync(EXAMPLES_FOLDER).filter((file) => file.endsWith('.json')).sort();

describe('the examples on the canvas', () => {
	let instance: Instance;
	let editor: Editor;
	let canvas: Canvas;

	useEditor(async (bench) => {
		({ instance, editor, canvas } = bench);
		const { api, credentials } = instance;
		// What a person has besides those of the package.
		credentials.imap = await api.createCredential('imap', 'Mailbox', { user: 'a', password: 'b', host: '127.0.0.1', port: 143 });
		credentials.openAiApi = await api.createCredential('openAiApi', 'Model', { apiKey: 'none' });
		credentials.httpBasicAuth = await api.createCredential('httpBasicAuth', 'Chat', { user: 'a', password: 'b' });
		const connected = { clientId: 'a', clientSecret: 'b', oauthTokenData: { access_token: 'c' } };
		for (const type of ['quickBooksOAuth2Api', 'xeroOAuth2Api', 'zohoOAuth2Api']) credentials[type] = await api.createCredential(type, 'Books', connected);
		credentials.httpBearerAuth = await api.createCredential('httpBearerAuth', 'MCP', { token: 'a' });
	});

	it.each(FILES)('%s lacks nothing once the credentials are chosen', async (file) => {
		const { id, nodes } = await importExample({ api: instance.api, credentials: instance.credentials, filesFolder: '/files' }, file);
		await editor.openWorkflow(id);
		await canvas.tidy();
		const active = nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote').map(({ name }) => name);
		const incomplete: string[] = [];
		for (const name of active) if (await canvas.hasIssues(name)) incomplete.push(name);
		await editor.picture(`example-${file.slice(0, 2)}`, canvas.area);
		expect(incomplete).toEqual([]);
		reportLine('editor', instance, file, `${active.length} nodes, none with an issue`);
	});
});
