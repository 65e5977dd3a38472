import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { runCommand } from './command';

const ROOT = join(__dirname, '../..');

interface PackageJson {
	name: string;
	version: string;
	[field: string]: unknown;
}

/**
 * Builds the package and packs it as it would be published.
 * @param signal ends the build
 * @returns the path of the tarball
 */
export async function packNodes(folder: string, signal?: AbortSignal): Promise<string> {
	await runCommand('npm', ['run', 'build'], { cwd: ROOT, signal });
	return await packFolder(ROOT, folder);
}

/**
 * Packs a package that is built.
 * @param source the package
 * @param folder for the tarball
 * @returns the path of the tarball
 */
export async function packFolder(source: string, folder: string): Promise<string> {
	const answer = await runCommand('npm', ['pack', '--json', '--pack-destination', folder], { cwd: source });
	const [{ filename }] = JSON.parse(answer) as Array<{ filename: string }>;
	return join(folder, filename);
}

/**
 * Installs a tarball as n8n installs a community package: unpacked into `~/.n8n/nodes`, its development and peer dependencies
 * struck out, the others installed without scripts, and the package entered in the folder's package.json, beside those that are there.
 * @param userFolder that n8n is started with
 */
export async function installNodes(tarball: string, userFolder: string): Promise<void> {
	const nodesFolder = join(userFolder, '.n8n/nodes');
	const unpacked = join(nodesFolder, 'unpacked');
	await mkdir(unpacked, { recursive: true });
	await runCommand('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1']);
	const packageJson = JSON.parse(await readFile(join(unpacked, 'package.json'), 'utf8')) as PackageJson;
	for (const field of ['devDependencies', 'peerDependencies', 'optionalDependencies']) delete packageJson[field];

	const folder = join(nodesFolder, 'node_modules', packageJson.name);
	await rm(folder, { recursive: true, force: true });
	await mkdir(dirname(folder), { recursive: true });
	await rename(unpacked, folder);
	await writeFile(join(folder, 'package.json'), JSON.stringify(packageJson, null, 2));
	const flags = ['--audit=false', '--fund=false', '--bin-links=false', '--install-strategy=shallow', '--ignore-scripts=true', '--package-lock=false'];
	await runCommand('npm', ['install', ...flags], { cwd: folder });
	const list = join(nodesFolder, 'package.json');
	const before = existsSync(list) ? (JSON.parse(await readFile(list, 'utf8')) as { dependencies: Record<string, string> }).dependencies : {};
	const installed = { name: 'installed-nodes', private: true, dependencies: { ...before, [packageJson.name]: packageJson.version } };
	await writeFile(list, JSON.stringify(installed, null, 2));
}
