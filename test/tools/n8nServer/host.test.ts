import { stringify } from 'flatted';
import type { INode } from 'n8n-workflow';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { adapt } from '../../../tools/n8nServer/adapt';
import { runCommand } from '../../../tools/n8nServer/command';
import { Execution, type ExecutionAnswer } from '../../../tools/n8nServer/execution';
import { hostDefinition } from '../../../tools/n8nServer/hosts';
import { countInstalled } from '../../../tools/n8nServer/installProgress';
import { installNodes } from '../../../tools/n8nServer/installNodes';
import { findRuntime } from '../../../tools/n8nServer/runtime';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'invoice-extraction-host-'));
});
afterEach(async () => await rm(folder, { recursive: true, force: true }));

async function pretendN8n(engines: string): Promise<void> {
	await mkdir(join(folder, 'node_modules/n8n'), { recursive: true });
	await writeFile(join(folder, 'node_modules/n8n/package.json'), JSON.stringify({ version: '9.9.9', engines: { node: engines } }));
}

describe('a command', () => {
	it('gives what it wrote', async () => {
		expect(await runCommand(process.execPath, ['-p', '6 * 7'])).toBe('42\n');
	});

	it('that fails is an error with what it said last', async () => {
		const failing = runCommand(process.execPath, ['-e', 'console.error("no space left"); process.exit(3)']);
		await expect(failing).rejects.toThrow(/ended with 3:\nno space left/);
	});

	it('can be ended, with what it has started', async () => {
		const stop = new AbortController();
		const file = join(folder, 'begun');
		const grandchild = `require('fs').writeFileSync(${JSON.stringify(file)}, ''); setInterval(() => {}, 1000)`;
		const script = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}], { stdio: 'inherit' }); setInterval(() => {}, 1000)`;
		const running = runCommand(process.execPath, ['-e', script], { signal: stop.signal });
		while (!existsSync(file)) await new Promise(setImmediate);
		stop.abort();
		// It would not have ended yet if the other one still had its output.
		await expect(running).rejects.toThrow(/ended with null/);
		await expect(runCommand(process.execPath, ['-v'], { signal: stop.signal })).rejects.toThrow(/abort/);
	});

	it('that does not exist is an error with its name', async () => {
		await expect(runCommand('no-such-program', [])).rejects.toThrow(/^no-such-program could not be started/);
	});
});

it('an installation counts the packages of the lockfile that are there', async () => {
	const packages = { '': {}, 'node_modules/n8n': {}, 'node_modules/n8n/node_modules/zod': {}, 'node_modules/for-windows': {} };
	await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ packages }));
	expect(await countInstalled(folder)).toEqual({ installed: 0, all: 3 });
	await pretendN8n('>=18');
	expect(await countInstalled(folder)).toEqual({ installed: 1, all: 3 });
});

describe('the Node.js for an n8n', () => {
	it('is the one that runs this, where none was installed beside n8n', async () => {
		await pretendN8n('>=18');
		expect(await findRuntime(folder)).toMatchObject({ executable: process.execPath, version: process.version });
	});

	it('must be new enough, or it is said which one is needed', async () => {
		await pretendN8n('>=99.1');
		await expect(findRuntime(folder)).rejects.toThrow(`n8n 9.9.9 needs Node.js 99 or newer; this is ${process.version}.`);
	});
});

describe('the lockfiles of the hosts', () => {
	it.each(['newest', 'oldest'] as const)('%s: names no registry, and pins the version of package.json', async (name) => {
		const { folder: source, n8nVersion } = hostDefinition(name);
		const lock = JSON.parse(await readFile(join(source, 'package-lock.json'), 'utf8')) as { packages: Record<string, { version: string; resolved?: string }> };
		expect(lock.packages['node_modules/n8n'].version).toBe(n8nVersion);
		expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
	});
});

it('an example gets the credentials and the folder of the n8n that it is imported into', () => {
	const node: INode = { id: '1', name: 'Read', type: 'n8n-nodes-base.readWriteFile', typeVersion: 1, position: [0, 0], parameters: { fileSelector: '/files/invoices/*.pdf' } };
	const own: INode = { ...node, id: '2', name: 'Extract', parameters: {}, credentials: { known: { id: '', name: 'Placeholder' }, other: { id: '', name: 'Stays' } } };
	const surroundings = { filesFolder: '/data', credentials: { known: { id: '7', name: 'Mine' } } };
	const [read, extract] = adapt({ name: 'A', nodes: [node, own], connections: {} }, surroundings).nodes;
	expect(read.parameters.fileSelector).toBe('/data/invoices/*.pdf');
	expect(extract.credentials).toEqual({ known: { id: '7', name: 'Mine' }, other: { id: '', name: 'Stays' } });
});

it('the items of a node are those of all its runs, output by output', () => {
	const item = (value: number) => ({ json: { value } });
	const run = (...outputs: unknown[]) => ({ data: { main: outputs } });
	const data = { resultData: { runData: { Wait: [run([item(1)], []), run(null, [item(2)]), {}] } } };
	const answer: ExecutionAnswer = { id: '1', workflowId: 'w', status: 'success', mode: 'manual', data: stringify(data) };
	const execution = new Execution(answer);
	expect(execution.outputs('Wait')).toEqual([[item(1)], [item(2)]]);
	expect(execution.items('Never Ran')).toEqual([]);
});

it('a tarball is installed without what is for development, as n8n does it', async () => {
	const source = join(folder, 'package');
	await mkdir(join(source, 'dist'), { recursive: true });
	const manifest = { name: 'n8n-nodes-tried', version: '1.2.3', peerDependencies: { 'n8n-workflow': '*' }, devDependencies: { 'no-such-package-anywhere': '1.0.0' } };
	await writeFile(join(source, 'package.json'), JSON.stringify(manifest));
	await writeFile(join(source, 'dist/a.js'), 'module.exports = 1;');
	await runCommand('tar', ['-czf', join(folder, 'tried.tgz'), '-C', folder, 'package']);
	await installNodes(join(folder, 'tried.tgz'), join(folder, 'user'));
	const installed = join(folder, 'user/.n8n/nodes');
	expect(JSON.parse(await readFile(join(installed, 'node_modules/n8n-nodes-tried/package.json'), 'utf8'))).toEqual({ name: 'n8n-nodes-tried', version: '1.2.3' });
	expect(JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'))).toMatchObject({ dependencies: { 'n8n-nodes-tried': '1.2.3' } });
});
