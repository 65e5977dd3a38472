import { spawn } from 'node:child_process';

export interface CommandOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	/** Whom it runs as, where this process may choose. */
	uid?: number;
	gid?: number;
}

/**
 * Runs a program to its end, without a shell.
 * @returns what it wrote to its standard output
 * @throws an Error with the end of its output when it fails, or with what to install when it does not exist
 */
export async function runCommand(command: string, args: string[], options: CommandOptions = {}): Promise<string> {
	return await new Promise((resolve, reject) => {
		const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
		const output: string[] = [];
		const everything: string[] = [];
		child.stdout.on('data', (chunk: Buffer) => {
			output.push(chunk.toString());
			everything.push(chunk.toString());
		});
		child.stderr.on('data', (chunk: Buffer) => everything.push(chunk.toString()));
		child.once('error', (error) => reject(new Error(`${command} could not be started: ${error.message}`)));
		child.once('close', (code) => {
			if (code === 0) resolve(output.join(''));
			else reject(new Error(`${[command, ...args].join(' ')} ended with ${code}:\n${everything.join('').slice(-3000)}`));
		});
	});
}
