import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { runCommand } from './command';
import { hostDefinition, type HostName } from './hosts';
import { reportProgress } from './installProgress';
import { findRuntime, type Runtime } from './runtime';

/** An n8n on the disk, ready to be started. */
export interface InstalledHost {
	name: HostName;
	n8nVersion: string;
	/** Its own folder, with `node_modules`. */
	folder: string;
	runtime: Runtime;
	/** The script that the runtime executes. */
	n8nScript: string;
}

const FILES = ['package.json', 'package-lock.json', '.npmrc'];

/**
 * Installs an n8n as its lockfile says, once: into a cache outside the package (`N8N_HOST_CACHE`, or the user's cache folder), in
 * a folder named after the lockfile, so that a changed lockfile is another installation. About 2.5 GB and four minutes.
 * @param report told what takes long
 * @param signal ends it; the next time begins anew
 * @throws when npm fails, with its output
 */
export async function installHost(name: HostName, report: (line: string) => void = () => {}, signal?: AbortSignal): Promise<InstalledHost> {
	const { folder: source, n8nVersion } = hostDefinition(name);
	const folder = join(cacheFolder(), `n8n-${n8nVersion}-${await fingerprint(join(source, 'package-lock.json'))}`);
	if (!existsSync(folder)) {
		report(`Installing n8n ${n8nVersion} into ${folder}; this takes some minutes, once`);
		const unfinished = `${folder}.${process.pid}`;
		const stopReporting = reportProgress(unfinished, report);
		try {
			await install(source, unfinished, signal);
			await rename(unfinished, folder).catch((error: unknown) => {
				// Another process was faster.
				if (!existsSync(folder)) throw error;
			});
		} finally {
			stopReporting();
			await rm(unfinished, { recursive: true, force: true });
		}
	}
	return { name, n8nVersion, folder, runtime: await findRuntime(folder), n8nScript: join(folder, 'node_modules/n8n/bin/n8n') };
}

async function install(source: string, folder: string, signal?: AbortSignal): Promise<void> {
	await mkdir(folder, { recursive: true });
	for (const file of FILES) await copyFile(join(source, file), join(folder, file));
	await runCommand('npm', ['ci', '--loglevel=error'], { cwd: folder, signal });
	// The only native module that n8n cannot do without. Nobody else's install script is run.
	const { binFolder, headersFolder } = await findRuntime(folder);
	await runCommand('npm', ['rebuild', 'sqlite3', '--ignore-scripts=false', '--loglevel=error'], {
		cwd: folder,
		signal,
		env: {
			...process.env,
			PATH: `${binFolder}:${process.env.PATH}`,
			...(headersFolder && { npm_config_nodedir: headersFolder }),
		},
	});
}

function cacheFolder(): string {
	const { N8N_HOST_CACHE: chosen, XDG_CACHE_HOME: userCache } = process.env;
	return chosen ?? join(userCache ?? join(homedir(), '.cache'), 'n8n-nodes-invoice-extraction');
}

async function fingerprint(lockfile: string): Promise<string> {
	const hash = createHash('sha256').update(`${process.platform}-${process.arch}`).update(await readFile(lockfile));
	return hash.digest('hex').slice(0, 12);
}
