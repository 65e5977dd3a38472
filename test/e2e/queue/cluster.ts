import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { createRealClock } from '../../../sandbox/core/clock';
import { N8nApi, type StoredCredential } from '../../../tools/n8nServer/api';
import { createSandboxCredentials } from '../../../tools/n8nServer/credentials';
import { installHost, type InstalledHost } from '../../../tools/n8nServer/install';
import { installNodes } from '../../../tools/n8nServer/installNodes';
import { N8nProcess } from '../../../tools/n8nServer/n8nProcess';
import { freePort } from '../../../tools/n8nServer/ports';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import type { SettingsPatch } from '../../../sandbox/core/settings';
import { preparedFolder, preparedTarball } from '../prepared';
import { DATABASE, startPostgres } from './postgres';
import { startRedis, type Server } from './redis';

const WORKERS = ['first', 'second'] as const;
export type WorkerName = (typeof WORKERS)[number];

/** n8n in queue mode: a main instance that takes calls, two workers that execute, and the services they talk to. */
export class Cluster {
	/** As reports name it. Files would be seen by the process only that wrote them. */
	readonly binaryMode = 'database';
	main!: N8nProcess;
	readonly workers = {} as Record<WorkerName, N8nProcess>;
	api!: N8nApi;
	/** By credential type. */
	credentials: Record<string, StoredCredential> = {};

	private constructor(
		readonly host: InstalledHost,
		readonly sandbox: Sandbox,
		private readonly folder: string,
		private readonly servers: Server[],
		private readonly mainPort: number,
		private readonly env: Record<string, string>,
	) {}

	/** @param settings of the services, which work in real time */
	static async start(settings: SettingsPatch): Promise<Cluster> {
		const host = await installHost('newest');
		const folder = await mkdtemp(join(preparedFolder(), 'cluster-'));
		const redis = await startRedis();
		const postgres = await startPostgres().catch(async (error: unknown) => {
			await redis.stop();
			throw error;
		});
		const sandbox = await startSandbox({ clock: createRealClock(), settings });
		const mainPort = await freePort();
		// Workers make links as well, and know of no other port than their own.
		const env = { ...environment(redis, postgres), WEBHOOK_URL: `http://127.0.0.1:${mainPort}/` };
		const cluster = new Cluster(host, sandbox, folder, [redis, postgres], mainPort, env);
		try {
			// Before the workers, since it prepares the database.
			cluster.main = await cluster.startProcess('main');
			await Promise.all(WORKERS.map(async (name) => await cluster.startWorker(name)));
			cluster.api = await N8nApi.signIn(cluster.main.url);
			cluster.credentials = await createSandboxCredentials(cluster.api, sandbox);
		} catch (error) {
			await cluster.close();
			throw error;
		}
		return cluster;
	}

	/** The one folder whose files all processes may read. */
	get filesFolder(): string {
		return join(this.folder, 'files');
	}

	/** Starts a worker, or starts it again after its end. */
	async startWorker(name: WorkerName): Promise<void> {
		this.workers[name] = await this.startProcess(name);
	}

	/** The executions that a worker started or went on with, in that order; one that waited in between comes more than once. */
	async takenBy(name: WorkerName): Promise<string[]> {
		return [...(await this.workers[name].log()).matchAll(/Worker started execution (\d+)/g)].map(([, id]) => id);
	}

	/** Ends everything, and deletes what it left on the disk. */
	async close(): Promise<void> {
		await Promise.all([this.main, ...Object.values(this.workers)].map(async (n8n) => await n8n?.stop()));
		await this.sandbox.close();
		await Promise.all(this.servers.map(async (server) => await server.stop()));
		await rm(this.folder, { recursive: true, force: true });
	}

	/** Every process has a folder of its own, as on machines of their own. */
	private async startProcess(name: 'main' | WorkerName): Promise<N8nProcess> {
		const userFolder = join(this.folder, name);
		const { filesFolder } = this;
		await mkdir(filesFolder, { recursive: true });
		const before = name === 'main' ? undefined : this.workers[name];
		if (!before) await installNodes(preparedTarball(), userFolder);
		const command = name === 'main' ? 'start' : 'worker';
		return await N8nProcess.start({ host: this.host, userFolder, filesFolder, command, port: name === 'main' ? this.mainPort : before?.port, env: this.env });
	}
}

function environment(redis: Server, postgres: Server): Record<string, string> {
	return {
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		N8N_DEFAULT_BINARY_DATA_MODE: 'database',
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: `${redis.port}`,
		// How long until n8n believes that a worker is dead: a minute and a half by default. A busy machine must still keep the lock.
		QUEUE_WORKER_LOCK_DURATION: '15000',
		QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
		QUEUE_WORKER_STALLED_INTERVAL: '5000',
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: `${postgres.port}`,
		DB_POSTGRESDB_DATABASE: DATABASE.name,
		DB_POSTGRESDB_USER: DATABASE.user,
	};
}
