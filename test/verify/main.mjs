/**
 * n8n's verification scan, offline, of the whole package and of those with one service: over the source, and over the tarball
 * as it would be published. Fails on any error or warning, on any file that should not ship, and when the packed nodes do not load.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import glob from 'fast-glob';

import { verifyPackage } from './verifyPackage.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const ofOneService = await glob('packages/*', { cwd: root, absolute: true, onlyDirectories: true });

const problems = ofOneService.length === 3 ? [] : [`There are ${ofOneService.length} packages with one service, not 3`];
for (const folder of [root, ...ofOneService.sort()]) {
	const workspace = await mkdtemp(join(tmpdir(), 'invoice-extraction-verify-'));
	try {
		problems.push(...(await verifyPackage(folder, workspace, join(root, 'node_modules'))));
	} finally {
		await rm(workspace, { recursive: true, force: true });
	}
}

for (const problem of problems) console.error(`\nProblem: ${problem}`);
console.log(problems.length === 0 ? `\nVerified ${ofOneService.length + 1} packages: no errors, no warnings.` : `\n${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
