import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Packs the package as for publication and unpacks the tarball. @returns the folder, and the files in it */
export async function packInto(workspace, root) {
	const output = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', workspace], {
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	// Newer versions of npm answer with an object by package name, older ones with an array.
	const answer = JSON.parse(output);
	const [packed] = Array.isArray(answer) ? answer : Object.values(answer);
	const folder = join(workspace, 'package');
	await mkdir(folder, { recursive: true });
	execFileSync('tar', ['-xzf', join(workspace, packed.filename), '-C', workspace]);
	return { folder, files: packed.files.map(({ path }) => path).sort() };
}
