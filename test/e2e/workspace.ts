import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { endStarted } from '../../tools/n8nServer/started';

/**
 * Gives work a folder of its own and the name of a file that lists the processes which it starts. In the end, whatever it comes to, these are
 * ended and the folder is deleted.
 */
export async function withWorkspace<T>(work: (folder: string, started: string) => Promise<T>): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), 'invoice-extraction-e2e-'));
	const started = join(folder, 'started');
	try {
		return await work(folder, started);
	} finally {
		// What a crashed or interrupted run has left.
		endStarted(started);
		await rm(folder, { recursive: true, force: true });
	}
}
