import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What a client needs to know of the service. */
export interface ServiceAddress {
	baseUrl: string;
	apiKey: string;
	/** How many processes share the key, as the credential says. */
	sharedBy?: number;
}

/** A request as the server saw it. */
export interface SeenRequest {
	route: string;
	/** Missing when the connection was dropped. */
	status?: number;
	/** Milliseconds since the epoch. */
	at: number;
}

export interface BenchServer extends ServiceAddress {
	/** Forgets everything, and answers every request `latencyMs` later from now on. @param isLimited whether it holds to the documented rate limits */
	prepare(latencyMs: number, isLimited?: boolean): Promise<void>;
	/** What was asked since it was prepared. */
	requests(): Promise<SeenRequest[]>;
	/** Resolves when no extraction is being processed. */
	settled(): Promise<void>;
	close(): Promise<void>;
}

export interface ServerRequest {
	id: number;
	kind: 'prepare' | 'settled' | 'requests';
	latencyMs?: number;
	isLimited?: boolean;
}

export interface ServerAnswer {
	id: number;
	/** With the first message, when the server listens. */
	service?: ServiceAddress;
	requests?: SeenRequest[];
}

/** What stands before the server: the port that it connects to, and where it is reached itself. */
export interface Front {
	port: number;
	origin: string;
}

export interface ServerOptions {
	front?: Front;
	/** How many invoices, and so rows, each document has; one unless given. */
	invoicesEach?: number;
}

/** Starts the sandbox in a process of its own, at first without rate limits, and with a reader that costs nothing. */
export async function startBenchServer(options: ServerOptions = {}): Promise<BenchServer> {
	const child = fork(join(__dirname, 'serverProcess.ts'), [JSON.stringify(options)], { execArgv: ['--import', 'tsx'] });
	const waiting = new Map<number, (answer: ServerAnswer) => void>();
	child.on('message', (answer: ServerAnswer) => {
		waiting.get(answer.id)?.(answer);
		waiting.delete(answer.id);
	});
	const [{ service }] = (await Promise.race([once(child, 'message'), failsWhenEnding(child)])) as [ServerAnswer];
	if (!service) throw new Error('The server of the bench did not say where it listens.');

	let lastId = 0;
	const ask = async (request: Omit<ServerRequest, 'id'>) => {
		const id = ++lastId;
		return await new Promise<ServerAnswer>((resolve) => {
			waiting.set(id, resolve);
			child.send({ id, ...request });
		});
	};
	return {
		...service,
		prepare: async (latencyMs, isLimited) => void (await ask({ kind: 'prepare', latencyMs, isLimited })),
		settled: async () => void (await ask({ kind: 'settled' })),
		requests: async () => (await ask({ kind: 'requests' })).requests ?? [],
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
