import { SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { loadPackage } from './load.mjs';
import { packInto } from './pack.mjs';
import { scan } from './scan.mjs';

const SHIPPED = [
	/^package\.json$/,
	/^README\.md$/,
	/^LICENSE\.md$/,
	/^CHANGELOG\.md$/,
	/^index\.js$/,
	/^examples\/[\w-]+\.json$/,
	/^dist\/(nodes|credentials)\/.+\.(js|svg|node\.json)$/,
	/^dist\/nodes\/\w+\/__schema__\/v\d+\.\d+\.\d+(\/\w+\/\w+)?\.json$/,
];

/**
 * Packs a package and looks at what would be published.
 * @param workspace an empty folder
 * @param modules of the host, for loading the nodes
 * @returns what is wrong; empty when all is well
 */
export async function verifyPackage(folder, workspace, modules) {
	const { name } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
	const problems = [...(await scan(`source of ${name}`, folder, SOURCE_FILE_PATTERNS))];

	const packed = await packInto(workspace, folder);
	problems.push(...(await scan(`tarball of ${name}`, packed.folder, ['**/*.js', 'package.json'])));
	problems.push(...packed.files.filter((file) => !SHIPPED.some((pattern) => pattern.test(file))).map((file) => `${file} should not ship in ${name}`));

	const loaded = loadPackage(packed.folder, modules);
	console.log(`${packed.files.length} files; loaded from the tarball: ${loaded.names.join(', ')}\n`);
	return [...problems, ...loaded.problems];
}
