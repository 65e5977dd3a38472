import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import { uploadOptions } from '../../nodes/InvoiceDataExtraction/options/submitOptions';
import type { LocalFile } from './clients/client';
import { withFiles } from './files';
import type { Measurement } from './result';
import { startBenchServer, type ServiceAddress } from './server';
import { median } from './statistics';

export interface MemoryOptions {
	/** What is uploaded in one run each. */
	loads: Array<{ files: number; sizeBytes: number }>;
	rounds: number;
}

const MIB = 1024 * 1024;

export const FULL: MemoryOptions = {
	loads: [
		{ files: 1, sizeBytes: 150 * MIB },
		{ files: 2000, sizeBytes: 20 * 1024 },
	],
	rounds: 3,
};

/** What the process may take besides the parts: heap that grows with the requests, buffers of sockets, garbage. */
const ALLOWANCE_BYTES = 48 * MIB;

/** One run of the node in a process of its own. */
export interface MemoryTask {
	service: ServiceAddress;
	parameters: IDataObject;
	files: LocalFile[];
	/** Run before, so that the process has loaded what an idle n8n that has run a few workflows has in memory as well. */
	warmUp: LocalFile[];
}

/** Of memory, in bytes. */
export interface MemoryUse {
	/** The most that the operating system counted for the process, over what it counted while the process was idle. */
	resident: number;
	/** The same for JavaScript objects and buffers that were in use or not yet collected. */
	allocated: number;
}

/** What a run took. */
export interface RunUse extends MemoryUse {
	/** By the node's clock, on which waiting passes at once. */
	clockMs: number;
	/** Of the processor. */
	cpuMs: number;
}

/**
 * (c) How much more memory the process takes for an upload than while it is idle, with files stored outside the items. Each
 * round is a process of its own, see memoryProcess.ts, and the server another one.
 */
export async function measureMemory({ loads, rounds }: MemoryOptions): Promise<Measurement[]> {
	const server = await startBenchServer();
	const atMost = uploadOptions.read({}).uploadMemory + ALLOWANCE_BYTES / MIB;
	const measurements: Measurement[] = [];
	const measure = async (files: LocalFile[], warmUp: LocalFile[]): Promise<MemoryUse> => {
		await server.prepare(0);
		return await memoryOf({ service: { baseUrl: server.baseUrl, apiKey: server.apiKey }, parameters: UPLOAD, files, warmUp }, server.settled);
	};
	try {
		for (const { files: count, sizeBytes } of loads) {
			const uses = await withFiles(20, 1000, async (few) => await withFiles(count, sizeBytes, async (files) => await repeat(rounds, async () => await measure(files, few))));
			measurements.push(...inMegabytes('c', `${count.toLocaleString('en-US')} x ${describeSize(sizeBytes)}`, uses, atMost));
		}
	} finally {
		await server.close();
	}
	return measurements;
}

/** Said by the process when it waits for the server, and back when there is nothing to wait for any more. */
export const WAITS = 'waits';

const UPLOAD = { resource: 'uploadSession', operation: 'upload' };

/** One after the other, so that none takes the processor from another. */
export async function repeat<T>(rounds: number, work: () => Promise<T>): Promise<T[]> {
	const results: T[] = [];
	for (let round = 0; round < rounds; round++) results.push(await work());
	return results;
}

/** @param atMost the target of the whole process, in megabytes */
export function inMegabytes(part: Measurement['part'], load: string, uses: MemoryUse[], atMost: number): Measurement[] {
	const what = `memory over idle, ${load}`;
	const inMiB = (kind: keyof MemoryUse) => median(uses.map((use) => use[kind])) / MIB;
	return [
		{ part, what: `${what}: of the process`, value: inMiB('resident'), unit: 'MB', target: { atMost } },
		{ part, what: `${what}: objects and buffers`, value: inMiB('allocated'), unit: 'MB' },
	];
}

/** Runs the node in a process of its own. @param settled while the node waits, on a clock that jumps, for what the server does in real time */
export async function memoryOf(task: MemoryTask, settled = async (): Promise<void> => await Promise.resolve()): Promise<RunUse> {
	const child = fork(join(__dirname, 'memoryProcess.ts'), { execArgv: ['--import', 'tsx'] });
	child.send(task);
	let use: RunUse | undefined;
	child.on('message', (message: RunUse | typeof WAITS) => {
		if (message === WAITS) void settled().then(() => child.send(WAITS));
		else use = message;
	});
	await once(child, 'exit');
	if (!use) throw new Error('The client of the bench ended without a result.');
	return use;
}

function describeSize(bytes: number): string {
	return bytes >= MIB ? `${bytes / MIB} MB` : `${bytes / 1024} kB`;
}
