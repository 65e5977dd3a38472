import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { createRealClock } from '../../sandbox/core/clock';
import { N8nApi, type StoredCredential } from '../../tools/n8nServer/api';
import { createSandboxCredentials } from '../../tools/n8nServer/credentials';
import type { HostName } from '../../tools/n8nServer/hosts';
import { installHost, type InstalledHost } from '../../tools/n8nServer/install';
import { installNodes } from '../../tools/n8nServer/installNodes';
import { N8nProcess } from '../../tools/n8nServer/n8nProcess';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { copyDocuments, preparedFolder, preparedPackage, preparedTarball } from './prepared';

export type BinaryMode = 'filesystem' | 'default' | 'database';

export interface InstanceOptions {
	host: HostName;
	/** `default` keeps documents as base64 in the items. */
	binaryMode?: BinaryMode;
	/** How many times faster than real time the services work. */
	speed?: number;
	/** Whether the services read the XML in hybrid PDFs, or only what is printed on them. */
	readsXml?: boolean;
	/** Names of the packages to install, in their order; without them, the one with all services. */
	packages?: string[];
	/** For n8n, besides what is always set. */
	env?: Record<string, string>;
}

/** A real n8n with the packed nodes installed, the services it talks to, and credentials for them. */
export class Instance {
	n8n!: N8nProcess;
	api!: N8nApi;
	/** By credential type. */
	credentials: Record<string, StoredCredential> = {};

	private constructor(
		readonly host: InstalledHost,
		readonly binaryMode: BinaryMode,
		readonly sandbox: Sandbox,
		/** Holds n8n's data and the files. */
		readonly folder: string,
		private readonly env: Record<string, string>,
	) {}

	static async start({ host: name, binaryMode = 'filesystem', speed = 60, readsXml = true, packages, env = {} }: InstanceOptions): Promise<Instance> {
		const host = await installHost(name);
		const folder = await mkdtemp(join(preparedFolder(), 'instance-'));
		// A busy machine makes no document unreadable.
		const settings = { credits: 10_000, readTimeLimitMs: 1_800_000, readsXml };
		const sandbox = await startSandbox({ clock: createRealClock(speed), settings });
		const instance = new Instance(host, binaryMode, sandbox, folder, env);
		try {
			for (const tarball of packages?.map(preparedPackage) ?? [preparedTarball()]) await installNodes(tarball, instance.userFolder);
			await instance.startN8n();
			instance.credentials = await createSandboxCredentials(instance.api, sandbox);
		} catch (error) {
			await instance.close();
			throw error;
		}
		return instance;
	}

	get userFolder(): string {
		return join(this.folder, 'user');
	}

	/** The one folder whose files n8n may read and write. */
	get filesFolder(): string {
		return join(this.folder, 'files');
	}

	/** Starts n8n, on the same port as before if it ran already. @param signal ends it, until it serves */
	async startN8n(signal?: AbortSignal): Promise<void> {
		await mkdir(this.filesFolder, { recursive: true });
		const { host, userFolder, filesFolder } = this;
		const env = { N8N_DEFAULT_BINARY_DATA_MODE: this.binaryMode, ...this.env };
		this.n8n = await N8nProcess.start({ host, userFolder, filesFolder, port: this.n8n?.port, env }, signal);
		this.api = await N8nApi.signIn(this.n8n.url);
	}

	/**
	 * Puts the invoices of the demo into a folder that n8n may read.
	 * @param name of the folder, below the files' folder
	 * @returns the paths
	 */
	async writeDocuments(name = 'invoices'): Promise<string[]> {
		return await copyDocuments(join(this.filesFolder, name));
	}

	/** Ends everything, and deletes what it left on the disk. */
	async close(): Promise<void> {
		await this.n8n?.stop();
		await this.sandbox.close();
		await rm(this.folder, { recursive: true, force: true });
	}
}
