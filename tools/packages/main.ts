import { relative } from 'node:path';

import { makePackage } from './makePackage';
import { SERVICE_PACKAGES } from './servicePackage';

/** Makes a package of each service beside the whole one. */
async function main(): Promise<void> {
	for (const definition of SERVICE_PACKAGES) {
		const folder = await makePackage(definition);
		console.log(`${definition.title}: ${relative(process.cwd(), folder)}`);
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
