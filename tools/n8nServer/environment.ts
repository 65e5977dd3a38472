import type { InstalledHost } from './install';
import { freePort } from './ports';

export interface N8nOptions {
	host: InstalledHost;
	/** n8n keeps everything in its `.n8n`; nothing of the machine's own n8n is touched. */
	userFolder: string;
	/** Folder that the nodes which read and write files may use. */
	filesFolder: string;
	/** `start`, the default; `worker` and `webhook` are for queue mode. */
	command?: 'start' | 'worker' | 'webhook';
	/** Stays the same over restarts; a free one otherwise. */
	port?: number;
	env?: Record<string, string>;
}

/** What n8n is started with: nothing of the machine's own n8n, nothing that calls home, everything on the loopback interface. */
export async function environment({ host, userFolder, filesFolder, command, env }: N8nOptions, port: number): Promise<NodeJS.ProcessEnv> {
	const ofTheMachine = Object.entries(process.env).filter(([name]) => !/^(N8N|DB|QUEUE|EXECUTIONS|NODE|npm|JEST)_/.test(name));
	return {
		...Object.fromEntries(ofTheMachine),
		PATH: `${host.runtime.binFolder}:${process.env.PATH}`,
		N8N_USER_FOLDER: userFolder,
		N8N_RESTRICT_FILE_ACCESS_TO: filesFolder,
		...(command === 'worker' ? { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: `${port}` } : { N8N_PORT: `${port}` }),
		// A start costs seconds of compiling otherwise; Node.js before 22 does not know it.
		NODE_COMPILE_CACHE: `${host.folder}.compiled`,
		N8N_RUNNERS_BROKER_PORT: `${await freePort()}`,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
		N8N_SECURE_COOKIE: 'false',
		// Nothing here may call home.
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		GENERIC_TIMEZONE: 'UTC',
		...env,
	};
}
