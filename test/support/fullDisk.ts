import { execFileSync } from 'node:child_process';

/** Whether this system can play it: only Linux limits the files of a process from outside. */
export const canFillDisk = process.platform === 'linux';

/**
 * Does some work while no file of this process can grow beyond a size, as on a disk on which so much is left: the system refuses to write on.
 * @param room in bytes; more than the log that this process may write
 */
export async function onFullDisk<T>(work: () => Promise<T>, room = 16 * 1024 * 1024): Promise<T> {
	// Without a listener the signal that comes with the refusal would end the process.
	process.on('SIGXFSZ', stay);
	limitFiles(`${room}`);
	try {
		return await work();
	} finally {
		limitFiles('unlimited');
		process.off('SIGXFSZ', stay);
	}
}

const stay = (): void => undefined;

/** The soft limit alone, which may be raised again. */
function limitFiles(size: string): void {
	execFileSync('prlimit', ['--pid', `${process.pid}`, `--fsize=${size}:`]);
}
