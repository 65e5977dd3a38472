import { runCommand } from './command';
import { environment, type N8nOptions } from './environment';
import { freePort } from './ports';

/**
 * Runs a command of n8n to its end, such as `import:workflow`, on the data of a user folder.
 * @param args as on n8n's command line
 * @returns what it wrote to its standard output
 * @throws an Error with the end of its output when it fails
 */
export async function runN8nCommand(options: Omit<N8nOptions, 'command' | 'port'>, args: string[]): Promise<string> {
	const { executable } = options.host.runtime;
	return await runCommand(executable, [options.host.n8nScript, ...args], { env: await environment(options, await freePort()) });
}
