import { chown, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { runCommand } from '../../../tools/n8nServer/command';
import { freePort } from '../../../tools/n8nServer/ports';
import { postgresPath } from '../parts';
import { Daemon } from '../daemon';
import type { Server } from './redis';

/** Of a server that only this machine reaches, and that lives as long as the tests. */
const DATABASE = { name: 'postgres', user: 'n8n' };

/** What an n8n is started with that has its data there. */
export function inPostgres({ port }: Server): Record<string, string> {
	return {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: `${port}`,
		DB_POSTGRESDB_DATABASE: DATABASE.name,
		DB_POSTGRESDB_USER: DATABASE.user,
	};
}

/** PostgreSQL refuses to run as root; this user comes with its Debian package. */
const UNPRIVILEGED = 'postgres';

/** What a power failure would destroy needs no protection here. What was committed must survive the end of the server, so it is written, if not to the disk. */
const FAST = ['fsync=off', 'full_page_writes=off'];

export interface Postgres extends Server {
	/** Takes the database away: connections break, and none can be made. */
	interrupt(): Promise<void>;
	/** Brings it back on the same port, with everything that it had. */
	resume(): Promise<void>;
}

/** Starts a PostgreSQL with an empty database, on the loopback interface. */
export async function startPostgres(): Promise<Postgres> {
	const executable = postgresPath();
	const program = (name: string): string => join(dirname(executable), name);
	const folder = await mkdtemp(join(tmpdir(), 'invoice-extraction-postgres-'));
	const user = process.getuid?.() === 0 ? await unprivilegedUser() : undefined;
	if (user) await chown(folder, user.uid, user.gid);

	const data = join(folder, 'data');
	const initialise = ['--pgdata', data, '--username', DATABASE.user, '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C', '--no-sync'];
	await runCommand(program('initdb'), initialise, { cwd: folder, ...user });
	const port = await freePort();
	const daemon = await Daemon.start({
		executable,
		args: ['-D', data, '-h', '127.0.0.1', '-p', `${port}`, '-k', folder, ...FAST.flatMap((setting) => ['-c', setting])],
		folder,
		user,
		endSignal: 'SIGQUIT',
		isReady: async () => await succeeds(program('pg_isready'), ['-h', '127.0.0.1', '-p', `${port}`]),
	});
	return { port, stop: async () => await daemon.stop(), interrupt: async () => await daemon.end(), resume: async () => await daemon.begin() };
}

async function unprivilegedUser(): Promise<{ uid: number; gid: number }> {
	const [uid, gid] = await Promise.all(['-u', '-g'].map(async (kind) => Number(await runCommand('id', [kind, UNPRIVILEGED]))));
	return { uid, gid };
}

async function succeeds(command: string, args: string[]): Promise<boolean> {
	return await runCommand(command, args).then(() => true, () => false);
}
