import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { environment, type N8nOptions } from './environment';
import { freePort } from './ports';
import { noteStarted } from './started';

/** How long a start may take: an empty database needs its migrations, and the machine may be busy. */
const READY_WITHIN_MS = 600_000;
const END_WITHIN_MS = 20_000;
/** What all processes of n8n say of a port that somebody else has, and how often a start is tried then. */
const PORT_TAKEN = 'is already in use';
const STARTS = 3;
/**
 * What answers as soon as work is taken. The main process serves its settings before it has put the executions of a killed one in order, and its
 * pages only after that; before, what goes on with such an execution may be overwritten.
 */
const READY = { start: ['/rest/settings', '/signin'], worker: ['/healthz/readiness'], webhook: ['/healthz/readiness'] };

/** A running n8n. */
export class N8nProcess {
	private constructor(
		readonly url: string,
		readonly port: number,
		readonly logFile: string,
		private readonly child: ChildProcess,
	) {}

	/**
	 * Starts n8n on the loopback interface and waits until it serves. A port that was free may have been taken before n8n got to it; then others are tried.
	 * @param signal ends it, until it serves
	 * @throws when it ends before it serves, or takes too long, with the end of its log
	 */
	static async start(options: N8nOptions, signal?: AbortSignal): Promise<N8nProcess> {
		for (let left = STARTS; ; left--) {
			try {
				return await N8nProcess.startOnce(options, signal);
			} catch (error) {
				if (left === 1 || !String(error).includes(PORT_TAKEN)) throw error;
			}
		}
	}

	private static async startOnce(options: N8nOptions, signal?: AbortSignal): Promise<N8nProcess> {
		const { host, userFolder, command = 'start' } = options;
		await mkdir(userFolder, { recursive: true });
		const port = options.port ?? (await freePort());
		const logFile = join(userFolder, `${command}-${port}.log`);
		const log = openSync(logFile, 'a');
		const child = spawn(host.runtime.executable, [host.n8nScript, command], {
			env: await environment(options, port),
			stdio: ['ignore', log, log],
			// A group of its own, so that n8n and its task runner end together.
			detached: true,
		});
		closeSync(log);
		noteStarted(child, true);
		const started = new N8nProcess(`http://127.0.0.1:${port}`, port, logFile, child);
		try {
			await started.ready(READY[command], signal);
		} catch (error) {
			await started.kill();
			throw error;
		}
		return started;
	}

	/** Tells when n8n ends, for whatever reason. */
	onEnd(listener: () => void): void {
		this.child.once('exit', listener);
	}

	/** Ends n8n as a service manager does, so that it can put its work away. */
	async stop(): Promise<void> {
		const late = setTimeout(() => this.signal('SIGKILL'), END_WITHIN_MS);
		await this.end('SIGTERM');
		clearTimeout(late);
		// Its task runner goes with it.
		this.signal('SIGKILL');
	}

	/** Ends n8n as a power failure does. */
	async kill(): Promise<void> {
		await this.end('SIGKILL');
	}

	async log(): Promise<string> {
		return await readFile(this.logFile, 'utf8');
	}

	/** The most memory that it had so far, in bytes, as the operating system counts it (resident set); on Linux only. */
	async peakBytes(): Promise<number> {
		const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(await readFile(`/proc/${this.child.pid}/status`, 'utf8')) ?? [];
		return Number(kilobytes) * 1024;
	}

	private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
		if (this.child.exitCode !== null || this.child.signalCode !== null) return;
		const ended = once(this.child, 'exit');
		this.signal(signal);
		await ended;
	}

	private signal(signal: 'SIGTERM' | 'SIGKILL'): void {
		if (this.child.pid === undefined) return;
		try {
			process.kill(-this.child.pid, signal);
		} catch {
			// The group has ended already.
		}
	}

	/** @param paths that are all found as soon as work is taken; the first one answers in JSON, where n8n would answer with a page that asks to wait */
	private async ready(paths: string[], signal?: AbortSignal): Promise<void> {
		const deadline = Date.now() + READY_WITHIN_MS;
		while (!(await this.answers(paths))) {
			signal?.throwIfAborted();
			const ended = this.child.exitCode !== null || this.child.signalCode !== null || this.child.pid === undefined;
			if (ended || Date.now() > deadline) {
				throw new Error(`n8n ${ended ? 'ended before it was ready' : 'was not ready in time'}. The end of its log:\n${(await this.log()).slice(-3000)}`);
			}
			await new Promise((resolve) => setTimeout(resolve, 250));
		}
	}

	private async answers([first, ...rest]: string[]): Promise<boolean> {
		const isFound = async (path: string, type: string) => {
			const { ok, headers } = await fetch(this.url + path, { signal: AbortSignal.timeout(2000) });
			return ok && headers.get('content-type')?.includes(type) === true;
		};
		try {
			if (!(await isFound(first, 'json'))) return false;
			for (const path of rest) if (!(await isFound(path, 'html'))) return false;
			return true;
		} catch {
			return false;
		}
	}
}
