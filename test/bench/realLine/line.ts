import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import type { Certificate } from './certificate';

export interface LineOptions extends Certificate {
	/** Of the server behind it, on the loopback interface. */
	targetPort: number;
	/** How long everything is held back, each way. */
	oneWayMs: number;
}

export interface Line {
	/** https://127.0.0.1:PORT */
	origin: string;
	close(): Promise<void>;
}

/** Starts a line with TLS and latency before a server, in a process of its own: see lineProcess.ts. */
export async function startLine(options: LineOptions): Promise<Line> {
	const child = fork(join(__dirname, 'lineProcess.ts'), { execArgv: ['--import', 'tsx'] });
	child.send(options);
	const ended = once(child, 'exit');
	const [port] = (await Promise.race([once(child, 'message'), ended.then(() => [])])) as [number | undefined];
	if (port === undefined) throw new Error('The line of the bench ended before it was ready.');
	return {
		origin: `https://127.0.0.1:${port}`,
		close: async () => {
			child.disconnect();
			await ended;
		},
	};
}
