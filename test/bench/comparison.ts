import { profile } from '../../nodes/InvoiceDataExtraction/profile';
import { uploadOptions } from '../../nodes/InvoiceDataExtraction/options/submitOptions';
import { clock } from '../../nodes/shared/clock';
import type { Client, ClientInput, LocalFile } from './clients/client';
import { task } from './clients/helperNode';
import { sequential } from './clients/sequential';
import { undiciClient } from './clients/undiciClient';
import { withFiles } from './files';
import { createNodeRunner, type NodeRunner } from './nodeRunner';
import type { BenchServer } from './server';
import { Stopwatch } from './stopwatch';

export interface ComparisonOptions {
	files: number;
	/** Of each file. */
	sizeBytes: number;
	/** Of the node and of the client written by hand; the sequential one runs once for each latency. */
	rounds: number;
}

type Time = Stopwatch['time'];

/** What the clients took for the same files. */
export interface Times {
	ours: Time[];
	byHelper: Time[];
	byHand: Time[];
	oneByOne: Time;
}

/** The node's own default. */
const CONCURRENCY = uploadOptions.read({}).uploadConcurrency;

/**
 * From files to rows: the node in n8n's engine, two clients written by hand, and one like the documented example.
 *
 * Measured is what a client can influence: all requests and the work between them. Not measured is the time between the
 * submission and the end of the processing: instead of sleeping, every client asks `waitForResult`, which stops the
 * watch until the extraction is done. There are no rate limits here, on neither side; part (b) is about them.
 * @param latencies that the server adds to every request, in milliseconds
 * @returns the times for each
 */
export async function compareClients(server: BenchServer, { files: count, sizeBytes, rounds }: ComparisonOptions, latencies: number[]): Promise<Times[]> {
	const runner = await createNodeRunner();
	const limits = { ...profile.limits };
	const realClock = { ...clock };
	Object.assign(profile.limits, Object.fromEntries(Object.keys(limits).map((name) => [name, Infinity])));
	try {
		return await withFiles(count, sizeBytes, async (files) => {
			const [node, helper] = [await nodeClient(runner, files), helperClient(runner)];
			const run = async (client: Client, latencyMs: number) => await timed(client, server, files, latencyMs);
			for (const client of [node, helper, undiciClient]) await run(client, 0);
			const compared: Times[] = [];
			for (const latencyMs of latencies) compared.push(await compare(async (client) => await run(client, latencyMs), { node, helper }, rounds));
			return compared;
		});
	} finally {
		Object.assign(clock, realClock);
		Object.assign(profile.limits, limits);
		await runner.close();
	}
}

async function compare(run: (client: Client) => Promise<Time>, { node, helper }: { node: Client; helper: Client }, rounds: number): Promise<Times> {
	const times: Omit<Times, 'oneByOne'> = { ours: [], byHelper: [], byHand: [] };
	// In turn, so that what else the machine does meets all alike.
	for (let round = 0; round < rounds; round++) {
		times.ours.push(await run(node));
		times.byHelper.push(await run(helper));
		times.byHand.push(await run(undiciClient));
	}
	return { ...times, oneByOne: await run(sequential) };
}

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
