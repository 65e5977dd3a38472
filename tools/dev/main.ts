import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { createRealClock } from '../../sandbox/core/clock';
import { writeDocuments } from '../documents/write';
import { OWNER } from '../n8nServer/api';
import { installHost } from '../n8nServer/install';
import { installNodes, packNodes } from '../n8nServer/installNodes';
import { N8nProcess } from '../n8nServer/n8nProcess';
import { startSandbox } from '../../sandbox/server';
import { openBrowser } from './openBrowser';
import { provideContents } from './provide';
import { watchNodes } from './watchNodes';

/** How much faster than real time the services work: enough for a person's patience, while waiting can still be seen. */
const SPEED = 4;

/**
 * A real n8n with the nodes of this working copy, which are built again and reloaded when a file changes; with the
 * services of the sandbox, credentials for them, documents, and all examples. It keeps its data in `.dev` until `--fresh`.
 * A signal ends everything that it started, at whatever moment it comes.
 */
async function main(): Promise<void> {
	const stop = new AbortController();
	// More than once, since npm passes on the signal that the terminal gives to everybody.
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
	endWithParent(stop);
	const closers: Array<() => Promise<void>> = [];
	try {
		await start(stop, closers);
		if (!stop.signal.aborted) await once(stop.signal, 'abort');
	} catch (error) {
		if (!stop.signal.aborted) throw error;
	} finally {
		for (const close of closers.reverse()) await close();
	}
}

/** npm gives the signal to a shell, which may end without passing it on: then this process gets another parent. */
function endWithParent(stop: AbortController): void {
	const { ppid } = process;
	setInterval(() => {
		if (process.ppid !== ppid) stop.abort();
	}, 1000).unref();
}

/** @param closers takes what ends each part, in the order of their starts */
async function start(stop: AbortController, closers: Array<() => Promise<void>>): Promise<void> {
	const { signal } = stop;
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '5678' },
			'sandbox-port': { type: 'string', default: '8765' },
			folder: { type: 'string', default: resolve(__dirname, '../../.dev') },
			fresh: { type: 'boolean', default: false },
			'no-open': { type: 'boolean', default: false },
		},
	});
	const folder = resolve(values.folder);
	const userFolder = join(folder, 'user');
	const filesFolder = join(folder, 'files');
	if (values.fresh) await rm(folder, { recursive: true, force: true });

	const host = await installHost('newest', console.log, signal);
	console.log('Building the nodes');
	await buildAndInstall(userFolder, signal);
	await writeDocuments(join(filesFolder, 'invoices'));
	// The example of dead letters writes there.
	await mkdir(join(filesFolder, 'dead-letters'), { recursive: true });
	const sandbox = await startSandbox({
		port: Number(values['sandbox-port']),
		clock: createRealClock(SPEED),
		// This n8n has no https, which the service asks of webhooks.
		settings: { credits: 10_000, invoiceParserPro: { allowLoopbackWebhooks: true } },
	});
	closers.push(async () => await sandbox.close());
	signal.throwIfAborted();
	console.log(`Starting n8n ${host.n8nVersion}`);
	const env = { N8N_DEV_RELOAD: 'true' };
	const n8n = await N8nProcess.start({ host, userFolder, filesFolder, port: Number(values.port) || undefined, env }, signal);
	closers.push(async () => await n8n.stop());
	n8n.onEnd(() => stop.abort());
	closers.push(watchNodes(userFolder));

	const added = await provideContents(n8n.url, filesFolder, sandbox);
	const workflows = `${n8n.url}/home/workflows`;
	console.log(`
Workflows  ${workflows}
  sign in with ${OWNER.email} and the password ${OWNER.password}
Examples   ${added === 0 ? 'are there already' : `${added} imported`}, with credentials for the sandbox; begin with 01
Documents  ${join(filesFolder, 'invoices')}; put your own beside them
Sandbox    ${sandbox.url}
n8n's log  ${n8n.logFile}

A change to nodes/ or credentials/ is built and reloaded; reload the page to see it. Ctrl+C ends everything.`);
	if (!values['no-open']) openBrowser(workflows);
}

async function buildAndInstall(userFolder: string, signal: AbortSignal): Promise<void> {
	const workspace = await mkdtemp(join(tmpdir(), 'invoice-extraction-dev-'));
	try {
		await installNodes(await packNodes(workspace, signal), userFolder);
	} finally {
		await rm(workspace, { recursive: true, force: true });
	}
}

main()
	.catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	})
	.finally(() => process.exit());
