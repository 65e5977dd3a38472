import { spawn, type ChildProcess } from 'node:child_process';

export interface CommandOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	/** Whom it runs as, where this process may choose. */
	uid?: number;
	gid?: number;
	/** Ends it, and what it has started. */
	signal?: AbortSignal;
}

/**
 * Runs a program to its end, without a shell.
 * @returns what it wrote to its standard output
 * @throws an Error with the end of its output when it fails or is ended, once nothing of it runs any more, or with what to install when it does not exist
 */
export async function runCommand(command: string, args: string[], options: CommandOptions = {}): Promise<string> {
	const { signal, ...rest } = options;
	signal?.throwIfAborted();
	return await new Promise((resolve, reject) => {
		// With a signal it leads a group, so that all of it can be ended.
		const child = spawn(command, args, { ...rest, detached: signal !== undefined, stdio: ['ignore', 'pipe', 'pipe'] });
		const end = () => endGroup(child);
		signal?.addEventListener('abort', end);
		const output: string[] = [];
		const everything: string[] = [];
		// A chunk may end within a character.
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			output.push(text);
			everything.push(text);
		});
		child.stderr.setEncoding('utf8').on('data', (text: string) => everything.push(text));
		child.once('error', (error) => reject(new Error(`${command} could not be started: ${error.message}`)));
		child.once('close', (code) => {
			signal?.removeEventListener('abort', end);
			if (code === 0) resolve(output.join(''));
			else reject(new Error(`${[command, ...args].join(' ')} ended with ${code}:\n${everything.join('').slice(-3000)}`));
		});
	});
}

function endGroup({ pid }: ChildProcess): void {
	if (pid === undefined) return;
	try {
		process.kill(-pid, 'SIGTERM');
	} catch {
		// It has ended already.
	}
}
