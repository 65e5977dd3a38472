import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort } from '../../../tools/n8nServer/ports';
import type { ComparisonOptions, Times } from '../comparison';
import { makeCertificate } from './certificate';
import { startLine } from './line';
import { ratios } from '../ratios';
import type { Measurement } from '../result';
import type { Front } from '../server';

export interface RealLineOptions extends ComparisonOptions {
	/** How long everything is held back on the line, each way, in milliseconds. */
	oneWayMs: number;
}

export const FULL: RealLineOptions = { files: 300, sizeBytes: 40 * 1024, rounds: 3, oneWayMs: 25 };

/** What the process of the clients is to do. */
export interface RealLineTask {
	front: Front;
	options: ComparisonOptions;
}

/** (g) From files to rows over a line with TLS, on which a new connection costs its round trips, as on the internet. */
export async function measureRealLine({ oneWayMs, ...options }: RealLineOptions): Promise<Measurement[]> {
	const folder = await mkdtemp(join(tmpdir(), 'invoice-bench-line-'));
	const own = makeCertificate();
	const authority = join(folder, 'authority.pem');
	await writeFile(authority, own.certificate);
	const port = await freePort();
	const line = await startLine({ ...own, targetPort: port, oneWayMs });
	try {
		const times = await timesOf({ front: { port, origin: line.origin }, options }, authority);
		return ratios('g', `TLS, ${oneWayMs} ms each way`, options.files, times, true);
	} finally {
		await line.close();
		await rm(folder, { recursive: true, force: true });
	}
}

/** Node reads once, when it starts, whom it trusts besides the known authorities: the clients run in a process of their own. */
async function timesOf(task: RealLineTask, authority: string): Promise<Times> {
	const child = fork(join(__dirname, 'realLineProcess.ts'), { execArgv: ['--import', 'tsx'], env: { ...process.env, NODE_EXTRA_CA_CERTS: authority } });
	child.send(task);
	const ended = once(child, 'exit');
	const [times] = (await Promise.race([once(child, 'message'), ended.then(() => [])])) as [Times | undefined];
	await ended;
	if (!times) throw new Error('The clients of the bench ended without a result.');
	return times;
}
