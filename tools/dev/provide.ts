import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { adapt, type Surroundings } from '../n8nServer/adapt';
import { N8nApi, type StoredCredential } from '../n8nServer/api';
import { sandboxCredentials } from '../n8nServer/credentials';
import { readWorkflowFile } from '../n8nServer/workflowFile';
import type { Sandbox } from '../../sandbox/server';

const EXAMPLES = join(__dirname, '../../examples');

/**
 * Fills an n8n with credentials for the sandbox and with the examples.
 * @param filesFolder that the examples read from and write to
 * @returns how many examples were imported
 */
export async function provideContents(url: string, filesFolder: string, sandbox: Sandbox): Promise<number> {
	const api = await N8nApi.signIn(url);
	return await provideExamples(api, { filesFolder, credentials: await provideCredentials(api, sandbox) });
}

/** Creates the credentials for the sandbox, or points those that are there to where it is now. */
async function provideCredentials(api: N8nApi, sandbox: Sandbox): Promise<Record<string, StoredCredential>> {
	const present = await api.credentials();
	const provided: Record<string, StoredCredential> = {};
	for (const [type, { name, data }] of Object.entries(sandboxCredentials(sandbox))) {
		const existing = present.find((credential) => credential.name === name && credential.type === type);
		if (existing) await api.updateCredential((provided[type] = { ...existing, data }));
		else provided[type] = await api.createCredential(type, name, data);
	}
	return provided;
}

/** Imports the examples that are not there yet; those that are may have been changed, and stay as they are. */
async function provideExamples(api: N8nApi, surroundings: Surroundings): Promise<number> {
	const present = new Set((await api.workflows()).map(({ name }) => name));
	let added = 0;
	// The list of workflows begins with the newest, and the first example is to stand first.
	for (const file of (await readdir(EXAMPLES)).filter((name) => name.endsWith('.json')).sort().reverse()) {
		const workflow = await readWorkflowFile(join(EXAMPLES, file));
		const name = `${/^\w+/.exec(file)?.[0]} ${workflow.name}`;
		if (present.has(name)) continue;
		await api.createWorkflow(adapt({ ...workflow, name }, surroundings));
		added++;
	}
	return added;
}
