import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import { generateDocuments } from '../../tools/documents';
import { writeDocuments } from '../../tools/documents/write';
import { installHost } from '../../tools/n8nServer/install';
import { packFolder, packNodes } from '../../tools/n8nServer/installNodes';
import { makePackage } from '../../tools/packages/makePackage';
import { SERVICE_PACKAGES } from '../../tools/packages/servicePackage';
import { STARTED_LIST } from '../../tools/n8nServer/started';
import { PARTS, type Part } from './parts';
import { PREPARED_DOCUMENTS } from './prepared';
import { emptyReport, readReport } from './report';
import { installSystemPackages, missingPackages } from './systemPackages';
import { withWorkspace } from './workspace';

/**
 * Runs the package in a real n8n. On a developer's machine, a part whose programs are missing is left out with a message; in CI
 * (the variable CI is set), and for parts that were asked for by name, that is a failure.
 */
async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			only: { type: 'string' },
			'install-system-packages': { type: 'boolean', default: false },
		},
	});
	const asked = chooseParts(values.only);
	if (values['install-system-packages']) await installSystemPackages(asked);
	const parts = runnable(asked, Boolean(process.env.CI) || values.only !== undefined);

	emptyReport();
	await withWorkspace(async (workspace, started) => {
		// Side by side, since npm mostly waits for the registry and the disk.
		const [tarball] = await Promise.all([prepare(workspace), installHosts(parts)]);
		process.exitCode = await runTests(parts, tarball, started);
	});
	console.log(`\nWhat ran, with the items on each output\n\n${readReport()}`);
	for (const { name } of asked.filter((part) => !parts.includes(part))) console.log(`\nLeft out: ${name}`);
}

function chooseParts(only: string | undefined): Part[] {
	if (only === undefined) return PARTS;
	return only.split(',').map((name) => {
		const part = PARTS.find((candidate) => candidate.name === name);
		if (!part) throw new Error(`--only takes ${PARTS.map((candidate) => candidate.name).join(', ')}, not "${name}"`);
		return part;
	});
}

function runnable(parts: Part[], mustRun: boolean): Part[] {
	return parts.filter((part) => {
		const missing = missingPackages([part]);
		if (missing.length === 0) return true;
		const message = `The part "${part.name}" needs ${missing.join(' and ')}. On Debian: apt-get install ${missing.join(' ')}, or --install-system-packages as root.`;
		if (mustRun) throw new Error(message);
		console.warn(`${message} It is left out.`);
		return false;
	});
}

/** @returns the package with all services */
async function prepare(workspace: string): Promise<string> {
	console.log('Packing the nodes');
	const tarball = await packNodes(workspace);
	for (const definition of SERVICE_PACKAGES) await packFolder(await makePackage(definition), workspace);
	await prepareDocuments(workspace);
	return tarball;
}

async function installHosts(parts: Part[]): Promise<void> {
	const hosts = [...new Set(parts.flatMap((part) => part.hosts))];
	await Promise.all(hosts.map(async (host) => await installHost(host, (line) => console.log(`${line.trim()} (${host} n8n)`))));
}

async function prepareDocuments(workspace: string): Promise<void> {
	await writeDocuments(join(workspace, PREPARED_DOCUMENTS.folder));
	const list = (await generateDocuments()).map((document) => ({ ...document, bytes: undefined }));
	await writeFile(join(workspace, PREPARED_DOCUMENTS.list), JSON.stringify(list));
}

async function runTests(parts: Part[], tarball: string, started: string): Promise<number> {
	const results = join(dirname(tarball), 'results.json');
	const run = async (patterns: string[]) => await runJest([...patterns, '--json', '--outputFile', results], { E2E_TARBALL: tarball, [STARTED_LIST]: started });
	const code = await run(parts.map(({ name }) => `test/e2e/${name}/`));
	if (code === 0) return code;
	const failed = (await readResults(results)).filter(({ status }) => status === 'failed');
	// A process of Jest that a native module of Jest's ended says nothing of the nodes; a second time it would.
	if (failed.length === 0 || !failed.every(({ message }) => message.includes('A jest worker process'))) return code;
	console.log(`\nOnce more, because the process that ran them was ended: ${failed.map(({ name }) => basename(name)).join(', ')}`);
	return await run(['--runTestsByPath', ...failed.map(({ name }) => name)]);
}

async function readResults(file: string): Promise<Array<{ name: string; status: string; message: string }>> {
	return (JSON.parse(await readFile(file, 'utf8')) as { testResults: Array<{ name: string; status: string; message: string }> }).testResults;
}

async function runJest(args: string[], variables: Record<string, string>): Promise<number> {
	const jest = require.resolve('jest/bin/jest');
	const child = spawn(process.execPath, [jest, '--config', join(__dirname, 'jest.config.js'), ...args], {
		stdio: 'inherit',
		env: { ...process.env, ...variables },
	});
	// The tests get the signal of the terminal themselves; this process stays to end what they have left.
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
	const [code] = (await once(child, 'close')) as [number | null];
	return code ?? 1;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
