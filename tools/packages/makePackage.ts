import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import whole from '../../package.json';
import { examplesOf } from './examples';
import { manifestOf } from './manifest';
import { reachableFrom } from './reachable';
import type { ServicePackage } from './servicePackage';
import { changelogOf, readmeOf } from './texts';

const ROOT = join(__dirname, '../..');

/** Where `npm run packages` puts them: a folder each, named after the package. */
export const PACKAGES_FOLDER = join(ROOT, 'packages');

/**
 * Makes a package that holds one service from what is built: what its nodes and credentials import and nothing else. The
 * sources of that stand beside it, for n8n's scan, and do not ship.
 * @returns its folder, ready to be packed
 * @throws Error when the nodes are not built
 */
export async function makePackage(definition: ServicePackage): Promise<string> {
	const folder = join(PACKAGES_FOLDER, definition.name);
	const manifest = manifestOf(definition);
	const examples = examplesOf(definition);
	await rm(folder, { recursive: true, force: true });
	await mkdir(join(folder, 'examples'), { recursive: true });

	const built = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
	if (!built.every((file) => existsSync(join(ROOT, file)))) throw new Error('The nodes are not built; `npm run packages` builds them first.');
	const sources = built.map((file) => file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
	for (const entries of [built, sources]) {
		for (const file of reachableFrom(ROOT, entries)) await copy(file, folder);
		for (const file of entries) await copyAssets(file, folder, definition.name);
	}
	for (const file of ['index.js', 'LICENSE.md']) await copy(file, folder);

	const write = async (file: string, content: string) => await writeFile(join(folder, file), content);
	for (const { file, workflow } of examples) await write(join('examples', file), inJson(workflow));
	await write('package.json', inJson(manifest));
	await write('README.md', readmeOf(definition, examples.map(({ file, workflow }) => ({ file, name: workflow.name }))));
	await write('CHANGELOG.md', changelogOf(definition));
	return folder;
}

/** What stands beside a node or a credential: its icons, and the node's codex file, which names the node's type. */
async function copyAssets(file: string, folder: string, name: string): Promise<void> {
	const icons = (await readFile(join(ROOT, file), 'utf8')).matchAll(/'file:([\w.]+\.svg)'/g);
	for (const [, icon] of icons) await copy(join(dirname(file), icon), folder);
	const codex = file.replace(/\.node\.[jt]s$/, '.node.json');
	if (codex === file) return;
	const text = await readFile(join(ROOT, codex), 'utf8');
	await writeFile(join(folder, codex), text.replace(`"${whole.name}.`, `"${name}.`));
	const schemas = join(dirname(file), '__schema__');
	if (existsSync(join(ROOT, schemas))) await cp(join(ROOT, schemas), join(folder, schemas), { recursive: true });
}

async function copy(file: string, folder: string): Promise<void> {
	await mkdir(dirname(join(folder, file)), { recursive: true });
	await copyFile(join(ROOT, file), join(folder, file));
}

function inJson(content: object): string {
	return `${JSON.stringify(content, null, 2)}\n`;
}
