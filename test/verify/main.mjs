/**
 * n8n's verification scan, offline: over the source, and over the tarball as it would be published.
 * Fails on any error or warning, on any file that should not ship, and when the packed nodes do not load.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { loadPackage } from './load.mjs';
import { packInto } from './pack.mjs';
import { scan } from './scan.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { SOURCE_FILE_PATTERNS } = await import('@n8n/scan-community-package/scanner/scanner.mjs');

const SHIPPED = [/^package\.json$/, /^README\.md$/, /^LICENSE\.md$/, /^CHANGELOG\.md$/, /^index\.js$/, /^dist\/(nodes|credentials)\/.+\.(js|svg|node\.json)$/, /^dist\/nodes\/\w+\/__schema__\/v[\d.]+\/\w+\/\w+\.json$/];

const workspace = await mkdtemp(join(tmpdir(), 'invoice-extraction-verify-'));
const problems = [];
try {
	problems.push(...(await scan('source', root, SOURCE_FILE_PATTERNS)));

	const { folder, files } = await packInto(workspace, root);
	problems.push(...(await scan('tarball', folder, ['**/*.js', 'package.json'])));

	console.log(`\nThe tarball holds ${files.length} files:`);
	for (const file of files) console.log(`  ${file}`);
	problems.push(...files.filter((file) => !SHIPPED.some((pattern) => pattern.test(file))).map((file) => `${file} should not ship`));

	const loaded = loadPackage(folder, root);
	console.log(`\nLoaded from the tarball: ${loaded.names.join(', ')}`);
	problems.push(...loaded.problems);
} finally {
	await rm(workspace, { recursive: true, force: true });
}

for (const problem of problems) console.error(`\nProblem: ${problem}`);
console.log(problems.length === 0 ? '\nVerified: no errors, no warnings.' : `\n${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
