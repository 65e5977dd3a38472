import type { ChildProcess } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** Names the file that lists the processes; what is started inherits it, and is recognised by it. */
export const STARTED_LIST = 'STARTED_PROCESSES_LIST';

/**
 * Notes a process, so that it can be ended even if whoever started it crashes or is interrupted.
 * @param leadsGroup whether those that it starts itself are to end with it
 */
export function noteStarted({ pid }: ChildProcess, leadsGroup: boolean): void {
	const file = process.env[STARTED_LIST];
	if (file && pid !== undefined) appendFileSync(file, `${leadsGroup ? -pid : pid}\n`);
}

/** Ends all noted processes that still run. */
export function endStarted(file: string): void {
	if (!existsSync(file)) return;
	for (const target of readFileSync(file, 'utf8').trim().split('\n').map(Number)) {
		if (target === 0 || !isStill(Math.abs(target), file)) continue;
		try {
			process.kill(target, 'SIGKILL');
		} catch {
			// It has ended meanwhile.
		}
	}
}

/** The number of a process that has ended is given to another one some day. Where there is no /proc, that risk is taken. */
function isStill(pid: number, file: string): boolean {
	try {
		return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`${STARTED_LIST}=${file}`);
	} catch {
		return process.platform !== 'linux';
	}
}
