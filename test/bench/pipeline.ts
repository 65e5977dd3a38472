import { profile } from '../../nodes/InvoiceDataExtraction/profile';
import { uploadOptions } from '../../nodes/InvoiceDataExtraction/options/submitOptions';
import { clock } from '../../nodes/shared/clock';
import type { Client, ClientInput, LocalFile } from './clients/client';
import { task } from './clients/helperNode';
import { sequential } from './clients/sequential';
import { undiciClient } from './clients/undiciClient';
import { withFiles } from './files';
import { createNodeRunner, type NodeRunner } from './nodeRunner';
import type { Measurement } from './result';
import { startBenchServer, type BenchServer } from './server';
import { median } from './statistics';
import { Stopwatch } from './stopwatch';

export interface PipelineOptions {
	files: number;
	/** Of each file. */
	sizeBytes: number;
	/** Added to every request, in milliseconds. */
	latencies: number[];
	/** Of the node and of the client written by hand; the sequential one runs once for each latency. */
	rounds: number;
}

export const FULL: PipelineOptions = { files: 300, sizeBytes: 40 * 1024, latencies: [0, 50], rounds: 5 };

/** The node's own default. */
const CONCURRENCY = uploadOptions.read({}).uploadConcurrency;

/**
 * (a) From files to rows: the node in n8n's engine, two clients written by hand, and one like the documented example.
 *
 * Measured is what a client can influence: all requests and the work between them. Not measured is the time between the
 * submission and the end of the processing: instead of sleeping, every client asks `waitForResult`, which stops the
 * watch until the extraction is done. There are no rate limits here, on neither side; part (b) is about them.
 */
export async function measurePipeline(options: PipelineOptions): Promise<Measurement[]> {
	const server = await startBenchServer();
	const runner = await createNodeRunner();
	const limits = { ...profile.limits };
	const realClock = { ...clock };
	Object.assign(profile.limits, Object.fromEntries(Object.keys(limits).map((name) => [name, Infinity])));
	try {
		return await withFiles(options.files, options.sizeBytes, async (files) => await compare(server, runner, files, options));
	} finally {
		Object.assign(clock, realClock);
		Object.assign(profile.limits, limits);
		await runner.close();
		await server.close();
	}
}

async function compare(server: BenchServer, runner: NodeRunner, files: LocalFile[], { latencies, rounds }: PipelineOptions): Promise<Measurement[]> {
	const [node, helper] = [await nodeClient(runner, files), helperClient(runner)];
	const run = async (client: Client, latencyMs: number) => await timed(client, server, files, latencyMs);
	await run(node, 0);
	await run(helper, 0);
	await run(undiciClient, 0);

	const measurements: Measurement[] = [];
	for (const latencyMs of latencies) {
		const ours: Time[] = [];
		const byHelper: Time[] = [];
		const byHand: Time[] = [];
		// In turn, so that what else the machine does meets all alike.
		for (let round = 0; round < rounds; round++) {
			ours.push(await run(node, latencyMs));
			byHelper.push(await run(helper, latencyMs));
			byHand.push(await run(undiciClient, latencyMs));
		}
		const oneByOne = await run(sequential, latencyMs);
		measurements.push(...ratios(latencyMs, files.length, { ours, byHelper, byHand, oneByOne }));
	}
	return measurements;
}

interface Times {
	ours: Time[];
	byHelper: Time[];
	byHand: Time[];
	oneByOne: Time;
}

function ratios(latencyMs: number, files: number, { ours, byHelper, byHand, oneByOne }: Times): Measurement[] {
	const wall = (times: Time[]) => median(times.map(({ wallMs }) => wallMs));
	const cpu = (times: Time[]) => median(times.map(({ cpuMs }) => cpuMs));
	const targets = latencyMs > 0;
	const latency = `${latencyMs} ms latency`;
	const shared = { part: 'a' as const, unit: 'x' };
	return [
		{ ...shared, what: `time of the node / of n8n's HTTP helper alone, ${latency}`, value: wall(ours) / wall(byHelper) },
		{ ...shared, what: `time of the node / of undici by hand, ${latency}`, value: wall(ours) / wall(byHand), ...(targets && { target: { atMost: 1.25 } }) },
		{ ...shared, what: `time of n8n's HTTP helper alone / of undici by hand, ${latency}`, value: wall(byHelper) / wall(byHand) },
		{ ...shared, what: `time of the sequential example / of the node, ${latency}`, value: oneByOne.wallMs / wall(ours), ...(targets && { target: { atLeast: 5 } }) },
		{ ...shared, what: `processor time a file: the node, ${latency}`, value: cpu(ours) / files, unit: 'ms' },
		{ ...shared, what: `processor time a file: n8n's HTTP helper alone, ${latency}`, value: cpu(byHelper) / files, unit: 'ms' },
		{ ...shared, what: `processor time a file: undici, ${latency}`, value: cpu(byHand) / files, unit: 'ms' },
	];
}

type Time = Stopwatch['time'];

async function timed(client: Client, server: BenchServer, files: LocalFile[], latencyMs: number): Promise<Time> {
	await server.prepare(latencyMs);
	const stopwatch = new Stopwatch();
	const input: ClientInput = {
		service: server,
		files,
		concurrency: CONCURRENCY,
		waitForResult: async () => {
			stopwatch.stop();
			await server.settled();
			stopwatch.start();
		},
	};
	stopwatch.start();
	const rows = await client(input);
	stopwatch.stop();
	if (rows !== files.length) throw new Error(`${rows} rows came back for ${files.length} files.`);
	return stopwatch.time;
}

/** The files lie in n8n's storage before, as the node that fetched them left them there. */
async function nodeClient(runner: NodeRunner, files: LocalFile[]): Promise<Client> {
	const items = await runner.items(files);
	return async ({ service, waitForResult }) => {
		let skippedMs = 0;
		// Without rate limits and retries the node sleeps for one reason only: before it asks for the status.
		clock.now = () => Date.now() + skippedMs;
		clock.sleep = async (ms) => {
			skippedMs += ms;
			await waitForResult();
		};
		const rows = await runner.run(service, { resource: 'document', operation: 'extract', outputStructure: 'per_invoice', promptMode: 'preset' }, items);
		return rows.length;
	};
}

function helperClient(runner: NodeRunner): Client {
	return async (input) => {
		task.input = input;
		const [{ json }] = await runner.runHelper(input.service);
		return Number(json.rows);
	};
}
