import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { profile, type LimitClass } from '../../nodes/InvoiceDataExtraction/profile';
import type { LocalFile } from './clients/client';
import { withFiles } from './files';
import type { Measurement } from './result';
import { startBenchServer, type SeenRequest, type ServiceAddress } from './server';

export interface SharedKeyOptions {
	processes: number;
	/** What each of them uploads, and how often it asks for the balance meanwhile. */
	files: number;
	balances: number;
}

/** Two minutes by the limits: 1,500 calls at 600 a minute, 180 at 60. */
export const FULL: SharedKeyOptions = { processes: 4, files: 187, balances: 45 };

const MINUTE_MS = 60_000;
const LATENCY_MS = 20;

/** What a process does, all at the same time. */
export interface SharedKeyTask {
	service: ServiceAddress;
	files: LocalFile[];
	balances: number;
}

/**
 * (k) Several processes that use one key at the same time, in real time, under the limits of a service in another process: time in units
 * of the least that the limit allows, and refused calls. The credential says how many they are.
 */
export async function measureSharedKey({ processes, files: count, balances }: SharedKeyOptions): Promise<Measurement[]> {
	const server = await startBenchServer();
	try {
		await server.prepare(LATENCY_MS, true);
		const service = { baseUrl: server.baseUrl, apiKey: server.apiKey, sharedBy: processes };
		await withFiles(count, 2048, async (files) => await runAll(processes, { service, files, balances }));
		const requests = await server.requests();
		return [
			...judge(requests, 'upload', ['createSession', 'partUrls', 'completeUpload'], processes * (2 * count + 1), processes),
			...judge(requests, 'balance', ['balance'], processes * balances, processes),
		];
	} finally {
		await server.close();
	}
}

/** Starts the processes, lets all of them begin at once when they have loaded everything, and waits for their end. */
async function runAll(processes: number, task: SharedKeyTask): Promise<void> {
	const children = Array.from({ length: processes }, () => fork(join(__dirname, 'sharedKeyProcess.ts'), { execArgv: ['--import', 'tsx'] }));
	try {
		await Promise.all(children.map(async (child) => await told(child)));
		for (const child of children) child.send(task);
		await Promise.all(children.map(async (child) => await told(child)));
	} finally {
		for (const child of children) child.kill();
	}
}

/** Resolves with the next message. @throws when the process ends without */
async function told(child: ChildProcess): Promise<void> {
	const ended = once(child, 'exit').then(() => Promise.reject(new Error('A client of the bench ended without a result.')));
	await Promise.race([once(child, 'message'), ended]);
}

function judge(requests: SeenRequest[], limitClass: LimitClass, routes: string[], expected: number, processes: number): Measurement[] {
	const made = requests.filter(({ route }) => routes.includes(route));
	const refused = made.filter(({ status }) => status === 429).length;
	if (made.length - refused !== expected) throw new Error(`${made.length - refused} calls were taken instead of ${expected}.`);
	const perMinute = profile.limits[limitClass];
	const boundMs = (Math.ceil(expected / perMinute) - 1) * MINUTE_MS;
	const times = made.map(({ at }) => at);
	const what = `${processes} processes, ${expected.toLocaleString('en-US')} calls at ${perMinute} a minute (${limitClass})`;
	return [
		...(boundMs > 0 ? [{ part: 'k' as const, what: `${what}: time / bound of the limit`, value: (Math.max(...times) - Math.min(...times)) / boundMs, unit: 'x', target: { atMost: 1.1 } }] : []),
		{ part: 'k', what: `${what}: answers with 429`, value: (100 * refused) / made.length, unit: '%', target: { atMost: 1 } },
	];
}
