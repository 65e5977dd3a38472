import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { runCommand } from './command';

/** The Node.js that an n8n is run with. */
export interface Runtime {
	executable: string;
	/** As in v24.21.0. */
	version: string;
	/** To be put first in PATH. */
	binFolder: string;
	/** Where Node's C headers are, if they came with it: native modules are built against them. */
	headersFolder?: string;
}

/**
 * The Node.js that was installed beside n8n, as a package of the registry, or else the one that runs this.
 * @param folder of the installed n8n
 * @throws when n8n needs a newer one than there is
 */
export async function findRuntime(folder: string): Promise<Runtime> {
	const own = join(folder, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin/node');
	const executable = existsSync(own) ? own : process.execPath;
	const version = (await runCommand(executable, ['--version'])).trim();
	const { engines, version: n8nVersion } = JSON.parse(await readFile(join(folder, 'node_modules/n8n/package.json'), 'utf8')) as {
		engines: { node: string };
		version: string;
	};
	const needed = Number(/\d+/.exec(engines.node)?.[0]);
	if (Number(/\d+/.exec(version)?.[0]) < needed) {
		throw new Error(`n8n ${n8nVersion} needs Node.js ${needed} or newer; this is ${version}. Run the command with that Node.js.`);
	}
	const prefix = dirname(dirname(executable));
	return {
		executable,
		version,
		binFolder: dirname(executable),
		headersFolder: existsSync(join(prefix, 'include/node/node.h')) ? prefix : undefined,
	};
}
