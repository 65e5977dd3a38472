import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { noteStarted } from '../../tools/n8nServer/started';

/** Long, since a busy machine takes its time. */
const READY_WITHIN_MS = 300_000;

export interface DaemonOptions {
	executable: string;
	args: string[];
	/** Holds everything that it writes, its log too, and is deleted at the end. */
	folder: string;
	/** Besides this process's own. */
	env?: Record<string, string>;
	/** Whom it runs as; as this process otherwise. */
	user?: { uid: number; gid: number };
	/** Ends it without delay: nothing that it holds is needed any more. */
	endSignal: NodeJS.Signals;
	isReady: () => Promise<boolean>;
}

/** A program that serves until it is stopped. */
export class Daemon {
	private child?: ChildProcess;

	private constructor(private readonly options: DaemonOptions) {}

	/** @throws when it ends or is not ready in time, with the end of its log */
	static async start(options: DaemonOptions): Promise<Daemon> {
		const daemon = new Daemon(options);
		await daemon.begin();
		return daemon;
	}

	/** Starts it, or starts it again with what it wrote before. @throws when it ends or is not ready in time, with the end of its log */
	async begin(): Promise<void> {
		const { executable, args, folder, env, user, isReady } = this.options;
		const logFile = join(folder, 'daemon.log');
		const log = openSync(logFile, 'a');
		const child = spawn(executable, args, { cwd: folder, env: { ...process.env, ...env }, ...user, stdio: ['ignore', log, log] });
		closeSync(log);
		noteStarted(child, false);
		this.child = child;
		let failure: Error | undefined;
		child.once('error', (error) => (failure = error));
		const deadline = Date.now() + READY_WITHIN_MS;
		while (!(await isReady())) {
			if (failure || hasEnded(child) || Date.now() > deadline) {
				const output = await readFile(logFile, 'utf8');
				await this.stop();
				throw new Error(`${executable} did not get ready: ${failure?.message ?? output.slice(-2000)}`);
			}
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	}

	/** Ends it, and leaves what it wrote. */
	async end(): Promise<void> {
		const { child } = this;
		if (child?.pid === undefined || hasEnded(child)) return;
		const ended = once(child, 'exit');
		child.kill(this.options.endSignal);
		await ended;
	}

	/** Ends it, and deletes what it wrote. */
	async stop(): Promise<void> {
		await this.end();
		await rm(this.options.folder, { recursive: true, force: true });
	}
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
	return exitCode !== null || signalCode !== null;
}
