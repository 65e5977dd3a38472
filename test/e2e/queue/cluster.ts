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
import { inPostgres, startPostgres } from './postgres';
import { startRedis, type Server } from './redis';

const WORKERS = ['first', 'second'] as const;
export type WorkerName = (typeof WORKERS)[number];

/** All processes that there may be, and how n8n calls them. */
const COMMANDS = { main: 'start', webhooks: 'webhook', first: 'worker', second: 'worker' } as const;
type ProcessName = keyof typeof COMMANDS;

export interface ClusterOptions {
	beside?: 'workers' | 'webhooks';
	speed?: number;
	variables?: Record<string, string>;
}

/**
 * n8n in queue mode, and the services it talks to: a main instance that takes calls, and two workers that execute, or a process beside it
 * that takes the calls of webhooks as well.
 */
export class Cluster {
	/** As reports name it. Files would be seen by the process only that wrote them. */
	readonly binaryMode = 'database';
	main!: N8nProcess;
	readonly workers = {} as Record<WorkerName, N8nProcess>;
	/** Takes the calls of webhooks, if it was asked for. */
	webhooks!: N8nProcess;
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

	/**
	 * @param settings of the services
	 * @param beside the processes beside the main one
	 * @param speed how many times faster than real time the services work
	 * @param variables for all processes of n8n, besides what is always set
	 */
	static async start(settings: SettingsPatch, { beside = 'workers', speed = 1, variables = {} }: ClusterOptions = {}): Promise<Cluster> {
		const host = await installHost('newest');
		const folder = await mkdtemp(join(preparedFolder(), 'cluster-'));
		const redis = await startRedis();
		const postgres = await startPostgres().catch(async (error: unknown) => {
			await redis.stop();
			throw error;
		});
		const sandbox = await startSandbox({ clock: createRealClock(speed), settings });
		const mainPort = await freePort();
		// Workers make links as well, and know of no other port than their own.
		const env = { ...environment(redis, postgres), WEBHOOK_URL: `http://127.0.0.1:${mainPort}/`, ...variables };
		const cluster = new Cluster(host, sandbox, folder, [redis, postgres], mainPort, env);
		try {
			// Before the workers, since it prepares the database.
			await cluster.startMain();
			if (beside === 'workers') await Promise.all(WORKERS.map(async (name) => await cluster.startWorker(name)));
			else cluster.webhooks = await cluster.startProcess('webhooks');
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

	/**
	 * Starts the main instance, or starts it again after its end.
	 * @param signal ends it, until it serves
	 */
	async startMain(signal?: AbortSignal): Promise<void> {
		this.main = await this.startProcess('main', signal);
		this.api = await N8nApi.signIn(this.main.url);
	}

	/** Starts a worker, or starts it again after its end. @param signal ends it, until it serves */
	async startWorker(name: WorkerName, signal?: AbortSignal): Promise<void> {
		this.workers[name] = await this.startProcess(name, signal);
	}

	/** The executions that a worker started or went on with, in that order; one that waited in between comes more than once. */
	async takenBy(name: WorkerName): Promise<string[]> {
		return [...(await this.workers[name].log()).matchAll(/Worker started execution (\d+)/g)].map(([, id]) => id);
	}

	/** Ends everything, and deletes what it left on the disk. */
	async close(): Promise<void> {
		await Promise.all([this.main, this.webhooks, ...Object.values(this.workers)].map(async (n8n) => await n8n?.stop()));
		await this.sandbox.close();
		await Promise.all(this.servers.map(async (server) => await server.stop()));
		await rm(this.folder, { recursive: true, force: true });
	}

	/** Every process has a folder of its own, as on machines of their own. */
	private async startProcess(name: ProcessName, signal?: AbortSignal): Promise<N8nProcess> {
		const userFolder = join(this.folder, name);
		const { filesFolder } = this;
		await mkdir(filesFolder, { recursive: true });
		const before = name === 'first' || name === 'second' ? this.workers[name] : this[name];
		if (!before) await installNodes(preparedTarball(), userFolder);
		const port = name === 'main' ? this.mainPort : before?.port;
		return await N8nProcess.start({ host: this.host, userFolder, filesFolder, command: COMMANDS[name], port, env: this.env }, signal);
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
		...inPostgres(postgres),
	};
}
