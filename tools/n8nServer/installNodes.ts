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
 * @returns the path of the tarball
 */
export async function packNodes(folder: string): Promise<string> {
	await runCommand('npm', ['run', 'build'], { cwd: ROOT });
	const answer = await runCommand('npm', ['pack', '--json', '--pack-destination', folder], { cwd: ROOT });
	const [{ filename }] = JSON.parse(answer) as Array<{ filename: string }>;
	return join(folder, filename);
}

/**
 * Installs a tarball as n8n installs a community package: unpacked into `~/.n8n/nodes`, its development and peer dependencies
 * struck out, the others installed without scripts, and the package entered in the folder's package.json.
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
	const installed = { name: 'installed-nodes', private: true, dependencies: { [packageJson.name]: packageJson.version } };
	await writeFile(join(nodesFolder, 'package.json'), JSON.stringify(installed, null, 2));
}
