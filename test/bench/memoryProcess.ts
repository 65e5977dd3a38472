import type { INodeExecutionData } from 'n8n-workflow';

import { clock } from '../../nodes/shared/clock';
import type { LocalFile } from './clients/client';
import { collectGarbage } from './garbage';
import { WAITS, type MemoryTask, type MemoryUse, type RunUse } from './memory';
import { createNodeRunner, type NodeRunner } from './nodeRunner';

// Runs the node over files and says how much memory that took, see memory.ts.
process.once('message', (task: MemoryTask) => {
	void measure(task).then((use) => process.send?.(use, () => process.disconnect()));
});

const SAMPLE_MS = 2;
const FILES_AT_ONCE = 50;

async function measure({ service, parameters, files, warmUp }: MemoryTask): Promise<RunUse> {
	skipWaiting();
	const runner = await createNodeRunner();
	try {
		await runner.run(service, parameters, await runner.items(warmUp));
		await settle();
		const idle = now();
		const items = await prepare(runner, files);
		const peak = now();
		const timer = setInterval(() => {
			const { resident, allocated } = now();
			peak.resident = Math.max(peak.resident, resident);
			peak.allocated = Math.max(peak.allocated, allocated);
		}, SAMPLE_MS);
		const start = { clock: clock.now(), cpu: process.cpuUsage() };
		const out = await runner.run(service, parameters, items);
		const failed = out.find(({ json }) => 'stage' in json);
		if (failed) throw new Error(`A file failed: ${String(failed.json.message)}`);
		clearInterval(timer);
		const { user, system } = process.cpuUsage(start.cpu);
		const time = { clockMs: clock.now() - start.clock, cpuMs: (user + system) / 1000 };
		return { resident: peak.resident - idle.resident, allocated: peak.allocated - idle.allocated, ...time };
	} finally {
		await runner.close();
	}
}

/** Stores the files a few at a time, so that this leaves no memory behind for the node to use unseen. */
async function prepare(runner: NodeRunner, files: LocalFile[]): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for (let start = 0; start < files.length; start += FILES_AT_ONCE) {
		items.push(...(await runner.items(files.slice(start, start + FILES_AT_ONCE))));
		collectGarbage();
	}
	await settle();
	return items;
}

/** Buffers are given back to the operating system a moment after they are collected. */
async function settle(): Promise<void> {
	for (let turn = 0; turn < 5; turn++) {
		collectGarbage();
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

function now(): MemoryUse {
	const { rss, heapUsed, external } = process.memoryUsage();
	return { resident: rss, allocated: heapUsed + external };
}

/** The node's own rate limit stays, its waiting takes no more time than what it waits for. */
function skipWaiting(): void {
	let skippedMs = 0;
	clock.now = () => Date.now() + skippedMs;
	clock.sleep = async (ms) => {
		skippedMs += ms;
		await new Promise<void>((resolve) => {
			process.once('message', () => resolve());
			process.send?.(WAITS);
		});
	};
}
