import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { uploadOptions } from '../../nodes/InvoiceDataExtraction/options/submitOptions';
import type { LocalFile } from './clients/client';
import { withFiles } from './files';
import type { Measurement } from './result';
import { startBenchServer, type BenchServer, type ServiceAddress } from './server';
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

export interface MemoryTask {
	service: ServiceAddress;
	files: LocalFile[];
}

/** In bytes. */
export interface MemoryUse {
	/** The most that the operating system counted for the process, over what it counted while the process was idle. */
	resident: number;
	/** The same for JavaScript objects and buffers that were in use or not yet collected. */
	allocated: number;
}

/**
 * (c) How much more memory the process takes for an upload than while it is idle, with files stored outside the items. Each
 * round is a process of its own, see memoryProcess.ts, and the server another one.
 */
export async function measureMemory({ loads, rounds }: MemoryOptions): Promise<Measurement[]> {
	const server = await startBenchServer();
	const atMost = uploadOptions.read({}).uploadMemory + ALLOWANCE_BYTES / MIB;
	const measurements: Measurement[] = [];
	try {
		for (const { files: count, sizeBytes } of loads) {
			const uses = await withFiles(count, sizeBytes, async (files) => {
				const found: MemoryUse[] = [];
				for (let round = 0; round < rounds; round++) found.push(await runOnce(server, files));
				return found;
			});
			const what = `memory over idle, ${count.toLocaleString('en-US')} x ${describeSize(sizeBytes)}`;
			const inMiB = (part: keyof MemoryUse) => median(uses.map((use) => use[part])) / MIB;
			measurements.push(
				{ part: 'c', what: `${what}: of the process`, value: inMiB('resident'), unit: 'MB', target: { atMost } },
				{ part: 'c', what: `${what}: objects and buffers`, value: inMiB('allocated'), unit: 'MB' },
			);
		}
	} finally {
		await server.close();
	}
	return measurements;
}

async function runOnce(server: BenchServer, files: LocalFile[]): Promise<MemoryUse> {
	await server.prepare(0);
	const child = fork(join(__dirname, 'memoryProcess.ts'), { execArgv: ['--import', 'tsx'] });
	const task: MemoryTask = { service: { baseUrl: server.baseUrl, apiKey: server.apiKey }, files };
	child.send(task);
	const ended = once(child, 'exit');
	const [use] = (await Promise.race([once(child, 'message'), ended.then(() => [])])) as [MemoryUse | undefined];
	await ended;
	if (!use) throw new Error('The client of the bench ended without a result.');
	return use;
}

function describeSize(bytes: number): string {
	return bytes >= MIB ? `${bytes / MIB} MB` : `${bytes / 1024} kB`;
}
