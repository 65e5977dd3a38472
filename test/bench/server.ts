import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What a client needs to know of the service. */
export interface ServiceAddress {
	baseUrl: string;
	apiKey: string;
}

export interface BenchServer extends ServiceAddress {
	/** Forgets everything, and answers every request `latencyMs` later from now on. */
	prepare(latencyMs: number): Promise<void>;
	/** Resolves when no extraction is being processed. */
	settled(): Promise<void>;
	close(): Promise<void>;
}

export interface ServerRequest {
	id: number;
	kind: 'prepare' | 'settled';
	latencyMs?: number;
}

export interface ServerAnswer {
	id: number;
	/** With the first message, when the server listens. */
	service?: ServiceAddress;
}

/** Starts the sandbox in a process of its own, without rate limits and with a reader that costs nothing. */
export async function startBenchServer(): Promise<BenchServer> {
	const child = fork(join(__dirname, 'serverProcess.ts'), { execArgv: ['--import', 'tsx'] });
	const waiting = new Map<number, () => void>();
	child.on('message', ({ id }: ServerAnswer) => {
		waiting.get(id)?.();
		waiting.delete(id);
	});
	const [{ service }] = (await Promise.race([once(child, 'message'), failsWhenEnding(child)])) as [ServerAnswer];
	if (!service) throw new Error('The server of the bench did not say where it listens.');

	let lastId = 0;
	const ask = async (request: Omit<ServerRequest, 'id'>) => {
		const id = ++lastId;
		await new Promise<void>((resolve) => {
			waiting.set(id, resolve);
			child.send({ id, ...request });
		});
	};
	return {
		...service,
		prepare: async (latencyMs) => await ask({ kind: 'prepare', latencyMs }),
		settled: async () => await ask({ kind: 'settled' }),
		close: async () => {
			const ended = once(child, 'exit');
			child.disconnect();
			await ended;
		},
	};
}

async function failsWhenEnding(child: ReturnType<typeof fork>): Promise<never> {
	await once(child, 'exit');
	throw new Error('The server of the bench ended before it was ready.');
}
