import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { noteStarted } from '../../tools/n8nServer/started';

const READY_WITHIN_MS = 60_000;

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
	private constructor(
		private readonly child: ChildProcess,
		private readonly options: DaemonOptions,
	) {}

	/** @throws when it ends or is not ready in time, with the end of its log */
	static async start(options: DaemonOptions): Promise<Daemon> {
		const { executable, args, folder, env, user } = options;
		const logFile = join(folder, 'daemon.log');
		const log = openSync(logFile, 'a');
		const child = spawn(executable, args, { cwd: folder, env: { ...process.env, ...env }, ...user, stdio: ['ignore', log, log] });
		closeSync(log);
		noteStarted(child, false);
		const daemon = new Daemon(child, options);
		let failure: Error | undefined;
		child.once('error', (error) => (failure = error));
		const deadline = Date.now() + READY_WITHIN_MS;
		while (!(await options.isReady())) {
			if (failure || daemon.hasEnded || Date.now() > deadline) {
				const output = await readFile(logFile, 'utf8');
				await daemon.stop();
				throw new Error(`${executable} did not get ready: ${failure?.message ?? output.slice(-2000)}`);
			}
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		return daemon;
	}

	async stop(): Promise<void> {
		if (this.child.pid !== undefined && !this.hasEnded) {
			const ended = once(this.child, 'exit');
			this.child.kill(this.options.endSignal);
			await ended;
		}
		await rm(this.options.folder, { recursive: true, force: true });
	}

	private get hasEnded(): boolean {
		return this.child.exitCode !== null || this.child.signalCode !== null;
	}
}
