import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { collectSchemas } from './collectSchemas';

/**
 * Writes the fields that each operation gives beside the built nodes, where n8n looks for them: its editor shows them before the
 * first run.
 * @param folder of what was built
 */
async function main(folder: string): Promise<void> {
	const schemas = await collectSchemas();
	for (const { service, version, resource, operation, schema } of schemas) {
		// n8n leaves out what a node does not have.
		const path = [version, resource, operation].filter((part) => part !== '').join('/');
		const file = join(folder, 'nodes', service, '__schema__', `${path}.json`);
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, `${JSON.stringify({ ...schema, version: 1 })}\n`);
	}
	console.log(`The fields of ${schemas.length} operations, for previews in n8n's editor`);
}

main(process.argv[2] ?? 'dist').catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
