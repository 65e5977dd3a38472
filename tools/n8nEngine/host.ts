import { Container } from '@n8n/di';
import {
	BinaryDataConfig,
	BinaryDataService,
	DataDeduplicationService,
	InstanceSettings,
} from 'n8n-core';
import { setGlobalState } from 'n8n-workflow';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { InMemoryDeduplicator } from './deduplication';

export type BinaryMode = 'default' | 'filesystem';

export interface Host {
	binaryData: BinaryDataService;
	/** Counts up over all engines of the process, as the ids of one database do. */
	nextExecutionId(): string;
	/** The last one to close removes the temporary folder. */
	close(): Promise<void>;
}

interface Services {
	/** The n8n user folder; exists while an engine is open. */
	folder: string;
	storage: BinaryDataConfig;
	binaryData: BinaryDataService;
	deduplicator: InMemoryDeduplicator;
}

/**
 * n8n-core lets its services be started once in a process. A test runner loads this file once for each suite of a
 * process, so they lie where all of these find them.
 */
const SERVICES = Symbol.for('n8n-nodes-invoice-extraction/n8nEngine/services');
const processWide = globalThis as { [SERVICES]?: Services };

let openEngines = 0;
let executions = 0;

/**
 * The services that n8n-core takes from its container, in a temporary user folder: instance settings,
 * binary storage, deduplication, a silent logger. There is one container per process, hence one storage.
 */
export async function openHost(binaryMode: BinaryMode): Promise<Host> {
	const { folder, storage, binaryData, deduplicator } = servicesOfProcess();
	if (openEngines > 0 && storage.mode !== binaryMode) {
		throw new Error(
			`An engine with binary mode "${storage.mode}" is still open; close it before opening one with "${binaryMode}".`,
		);
	}
	openEngines += 1;
	if (openEngines === 1) {
		mkdirSync(folder, { recursive: true });
		storage.mode = binaryMode;
		deduplicator.clear();
	}
	await binaryData.init();

	let closed = false;
	return {
		binaryData,
		nextExecutionId: () => String(++executions),
		close: async () => {
			if (closed) return;
			closed = true;
			openEngines -= 1;
			if (openEngines === 0) await rm(folder, { recursive: true, force: true });
		},
	};
}

/** To be asked for before anything of n8n-core is used: otherwise it takes the user's own folder for its own. */
export function servicesOfProcess(): Services {
	return (processWide[SERVICES] ??= startServices());
}

function startServices(): Services {
	setGlobalState({ defaultTimezone: 'UTC' });
	const folder = mkdtempSync(join(tmpdir(), 'n8n-sandbox-'));
	const deduplicator = new InMemoryDeduplicator();
	void DataDeduplicationService.init(deduplicator);
	return withEnvironment(
		{
			N8N_USER_FOLDER: folder,
			N8N_ENCRYPTION_KEY: randomBytes(24).toString('base64'),
			N8N_LOG_LEVEL: 'silent',
			// Of an n8n that may be set up on this machine: its storage is not ours.
			N8N_STORAGE_PATH: undefined,
			N8N_BINARY_DATA_STORAGE_PATH: undefined,
			N8N_DEFAULT_BINARY_DATA_MODE: undefined,
			EXECUTIONS_MODE: undefined,
		},
		() => {
			Container.get(InstanceSettings).markAsLeader();
			const storage = Container.get(BinaryDataConfig);
			return { folder, storage, binaryData: Container.get(BinaryDataService), deduplicator };
		},
	);
}

/** n8n's configuration classes read the environment once, when they are made. */
function withEnvironment<T>(values: Record<string, string | undefined>, make: () => T): T {
	const before = Object.keys(values).map((name) => [name, process.env[name]] as const);
	setEnvironment(Object.entries(values));
	try {
		return make();
	} finally {
		setEnvironment(before);
	}
}

function setEnvironment(values: Iterable<readonly [string, string | undefined]>) {
	for (const [name, value] of values) {
		if (value === undefined) delete process.env[name];
		else process.env[name] = value;
	}
}
