import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { installHost } from '../../tools/n8nServer/install';
import { packNodes } from '../../tools/n8nServer/installNodes';
import { endStarted, STARTED_LIST } from '../../tools/n8nServer/started';
import { PARTS, type Part } from './parts';
import { emptyReport, readReport } from './report';
import { installSystemPackages, missingPackages } from './systemPackages';

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
	const workspace = await mkdtemp(join(tmpdir(), 'invoice-extraction-e2e-'));
	const started = join(workspace, 'started');
	try {
		console.log('Packing the nodes');
		const tarball = await packNodes(workspace);
		for (const host of new Set(parts.flatMap(({ hosts }) => hosts))) await installHost(host, console.log);
		process.exitCode = await runTests(parts, tarball, started);
	} finally {
		// What a crashed or interrupted suite has left.
		endStarted(started);
		await rm(workspace, { recursive: true, force: true });
	}
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

async function runTests(parts: Part[], tarball: string, started: string): Promise<number> {
	const jest = require.resolve('jest/bin/jest');
	const patterns = parts.map(({ name }) => `test/e2e/${name}/`);
	const child = spawn(process.execPath, [jest, '--config', join(__dirname, 'jest.config.js'), ...patterns], {
		stdio: 'inherit',
		env: { ...process.env, E2E_TARBALL: tarball, [STARTED_LIST]: started },
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
