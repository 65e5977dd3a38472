import type { Measurement } from '../result';
import { startBenchServer, type BenchServer } from '../server';
import { median } from '../statistics';
import { startBenchN8n, type BenchN8n, type Ended } from './benchN8n';
import { homeMadeWorkflow, nodeWorkflow } from './workflows';

export interface RealN8nOptions {
	/** How many files are extracted at once, and how long the node may take against the other workflow. */
	loads: Array<{ files: number; atMost: number }>;
	/** More calls than the limits of the service let through in a minute. */
	filesOverLimit: number;
	/** Of each file. */
	sizeBytes: number;
	/** Added to every request, in milliseconds. */
	latencyMs: number;
	rounds: number;
}

export const FULL: RealN8nOptions = {
	loads: [{ files: 1, atMost: 1 }, { files: 10, atMost: 1 }, { files: 30, atMost: 1 }, { files: 100, atMost: 0.95 }],
	filesOverLimit: 400,
	sizeBytes: 40 * 1024,
	latencyMs: 50,
	rounds: 3,
};

const WORKFLOWS = { node: nodeWorkflow, homeMade: homeMadeWorkflow };
type Name = keyof typeof WORKFLOWS;

/** (h) In a whole n8n: a workflow with the node against one with HTTP Request nodes, from the start of their executions to the end. */
export async function measureRealN8n(options: RealN8nOptions): Promise<Measurement[]> {
	const server = await startBenchServer();
	const n8n = await startBenchN8n();
	try {
		return [...(await withinLimits(n8n, server, options)), ...(await overLimits(n8n, server, options))];
	} finally {
		await n8n.close();
		await server.close();
	}
}

async function withinLimits(n8n: BenchN8n, server: BenchServer, { loads, sizeBytes, latencyMs, rounds }: RealN8nOptions): Promise<Measurement[]> {
	const seconds = new Map(loads.map(({ files }) => [files, { node: [] as number[], homeMade: [] as number[] }]));
	const run = async (name: Name, count: number): Promise<number> => {
		await server.prepare(latencyMs);
		const ended = await n8n.run(WORKFLOWS[name], server, { count, sizeBytes });
		if (ended.error || ended.rows !== count) throw new Error(`${ended.rows} rows came back for ${count} files. ${ended.error ?? ''}`);
		return ended.seconds;
	};
	// What is used for the first time is loaded.
	for (const name of ['node', 'homeMade'] as const) await run(name, 1);
	// All sizes in turn, so that the node's own rate limit has places for the next one.
	for (let round = 0; round < rounds; round++) {
		for (const [count, taken] of seconds) for (const name of ['node', 'homeMade'] as const) taken[name].push(await run(name, count));
	}
	return loads.flatMap(({ files, atMost }): Measurement[] => {
		const { node = [], homeMade = [] } = seconds.get(files) ?? {};
		const what = `${files} ${files === 1 ? 'file' : 'files'} in a real n8n, ${latencyMs} ms latency`;
		return [
			{ part: 'h', what: `${what}: the node / HTTP Request nodes`, value: median(node) / median(homeMade), unit: 'x', target: { atMost } },
			{ part: 'h', what: `${what}: the node`, value: median(node), unit: 's' },
			{ part: 'h', what: `${what}: HTTP Request nodes`, value: median(homeMade), unit: 's' },
		];
	});
}

async function overLimits(n8n: BenchN8n, server: BenchServer, { filesOverLimit: count, sizeBytes, latencyMs }: RealN8nOptions): Promise<Measurement[]> {
	const run = async (name: Name): Promise<Ended & { refused: number }> => {
		await server.prepare(latencyMs, true);
		const ended = await n8n.run(WORKFLOWS[name], server, { count, sizeBytes });
		return { ...ended, refused: (await server.requests()).filter(({ status }) => status === 429).length };
	};
	const [homeMade, node] = [await run('homeMade'), await run('node')];
	const what = `${count} files under the limits of the service`;
	return [
		{ part: 'h', what: `${what}: answers 429 to the node`, value: node.refused, unit: '', target: { atMost: 0 } },
		{ part: 'h', what: `${what}: rows of the node`, value: node.rows, unit: '', target: { atLeast: count } },
		{ part: 'h', what: `${what}: the node`, value: node.seconds, unit: 's' },
		{ part: 'h', what: `${what}: answers 429 to HTTP Request nodes`, value: homeMade.refused, unit: '' },
		{ part: 'h', what: `${what}: rows of HTTP Request nodes`, value: homeMade.rows, unit: '' },
	];
}
