import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { N8nApi } from '../../../tools/n8nServer/api';
import { ENDED } from '../../../tools/n8nServer/execution';
import { installHost } from '../../../tools/n8nServer/install';
import { installNodes, packNodes } from '../../../tools/n8nServer/installNodes';
import { N8nProcess } from '../../../tools/n8nServer/n8nProcess';
import type { WorkflowFile } from '../../../tools/n8nServer/workflowFile';
import { withFiles } from '../files';
import type { ServiceAddress } from '../server';
import { ROWS, TRIGGER, type WorkflowInput } from './workflows';

/** What an execution came to. */
export interface Ended {
	seconds: number;
	rows: number;
	/** What it ended with instead of the rows. */
	error?: string;
	/** The most memory that n8n had until then. */
	peakBytes: number;
}

export interface BenchN8n {
	/** Makes so many files that a workflow can read, and runs it over them, to its end. */
	run(write: (input: WorkflowInput) => WorkflowFile, service: ServiceAddress, files: { count: number; sizeBytes: number }): Promise<Ended>;
	close(): Promise<void>;
}

/** The newest n8n with the nodes as they are packed, with files stored outside the items. It is installed if need be, which takes some minutes. */
export async function startBenchN8n(): Promise<BenchN8n> {
	const host = await installHost('newest', console.log);
	const folder = await mkdtemp(join(tmpdir(), 'invoice-bench-n8n-'));
	const [userFolder, filesFolder] = [join(folder, 'user'), join(folder, 'files')];
	await mkdir(filesFolder);
	let n8n: N8nProcess | undefined;
	const close = async (): Promise<void> => {
		await n8n?.stop();
		await rm(folder, { recursive: true, force: true });
	};
	try {
		await installNodes(await packNodes(folder), userFolder);
		const started = (n8n = await N8nProcess.start({ host, userFolder, filesFolder, env: { N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem' } }));
		const api = await N8nApi.signIn(n8n.url);
		return { run: async (write, service, files) => await runIn({ n8n: started, api, filesFolder }, write, service, files), close };
	} catch (error) {
		await close();
		throw error;
	}
}

interface Running {
	n8n: N8nProcess;
	api: N8nApi;
	filesFolder: string;
}

async function runIn({ n8n, api, filesFolder }: Running, write: (input: WorkflowInput) => WorkflowFile, { baseUrl, apiKey }: ServiceAddress, { count, sizeBytes }: { count: number; sizeBytes: number }): Promise<Ended> {
	const credential = await api.createCredential('invoiceDataExtractionApi', 'Bench', { baseUrl, apiKey });
	return await withFiles(count, sizeBytes, async ([{ path }]) => {
		const { id } = await api.createWorkflow(write({ folder: dirname(path), baseUrl, credential }));
		const executionId = await api.run(id, TRIGGER);
		// Its data, which n8n would have to read, are asked for when it has ended and the memory is known.
		while ((await api.executions(id, [...ENDED])).length === 0) await new Promise((resolve) => setTimeout(resolve, 300));
		const peakBytes = await n8n.peakBytes();
		const execution = await api.executionWhen(executionId, ENDED);
		const { status, tookMs = NaN, error } = execution;
		return { seconds: tookMs / 1000, rows: execution.items(ROWS).length, error: status === 'success' ? undefined : (error?.message ?? status), peakBytes };
	}, filesFolder);
}
