import type { SettingsPatch } from '../../sandbox/core/settings';
import { applySettings } from '../../sandbox/core/settings';
import type { Sandbox } from '../../sandbox/server';
import type { N8nApi, StoredCredential } from '../../tools/n8nServer/api';
import { Instance } from '../e2e/instance';
import { Cluster, type WorkerName } from '../e2e/queue/cluster';
import type { Mode, ProcessName } from './plan';

/** A process of n8n that is killed and started again, on the same port with the same data. */
export interface Victim {
	/** @param signal ends it, until it serves */
	start(signal?: AbortSignal): Promise<void>;
	/** Ends it as a power failure does. */
	kill(): Promise<void>;
}

/** A real n8n in one of its modes, with the packed nodes and the sandbox. */
export interface SoakHost {
	sandbox: Sandbox;
	api: N8nApi;
	n8nVersion: string;
	/** Of the main process. */
	url: string;
	filesFolder: string;
	credentials: Record<string, StoredCredential>;
	victims: Partial<Record<ProcessName, Victim>>;
	close(): Promise<void>;
}

/** How many times faster than real time the services work. */
export const SPEED = 60;

/** What was lost on its way from the database to the queue is given up soon, and not after three hours, n8n's default. */
const QUEUE = { N8N_EXECUTIONS_QUEUE_RECOVERY_INTERVAL: '1' };

export async function startHost(mode: Mode, settings: SettingsPatch): Promise<SoakHost> {
	return mode === 'regular' ? await startRegular(settings) : await startQueue(settings);
}

async function startRegular(settings: SettingsPatch): Promise<SoakHost> {
	const instance = await Instance.start({ host: 'newest', speed: SPEED });
	applySettings(instance.sandbox.settings, settings);
	instance.sandbox.invoiceDataExtraction.account.balance = instance.sandbox.settings.credits;
	return asHost(instance, () => instance.n8n.url, {
		main: { start: async (signal) => await instance.startN8n(signal), kill: async () => await instance.n8n.kill() },
	});
}

async function startQueue(settings: SettingsPatch): Promise<SoakHost> {
	const cluster = await Cluster.start(settings, { speed: SPEED, variables: QUEUE });
	const worker = (name: WorkerName): Victim => ({
		start: async (signal) => await cluster.startWorker(name, signal),
		kill: async () => await cluster.workers[name].kill(),
	});
	return asHost(cluster, () => cluster.main.url, {
		main: { start: async (signal) => await cluster.startMain(signal), kill: async () => await cluster.main.kill() },
		first: worker('first'),
		second: worker('second'),
	});
}

/** The API of n8n and its address are those of the process that runs at the moment. */
function asHost(n8n: Instance | Cluster, url: () => string, victims: SoakHost['victims']): SoakHost {
	return {
		sandbox: n8n.sandbox,
		get api() {
			return n8n.api;
		},
		n8nVersion: n8n.host.n8nVersion,
		get url() {
			return url();
		},
		filesFolder: n8n.filesFolder,
		credentials: n8n.credentials,
		victims,
		close: async () => await n8n.close(),
	};
}
