import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';

import { freePort } from '../../../tools/n8nServer/ports';
import { Daemon } from '../daemon';
import { redisPath } from '../parts';
import { preparedFolder } from '../prepared';

export interface Server {
	port: number;
	stop(): Promise<void>;
}

/** Starts a Redis that keeps nothing on the disk, on the loopback interface. */
export async function startRedis(): Promise<Server> {
	const port = await freePort();
	const daemon = await Daemon.start({
		executable: redisPath(),
		args: ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--daemonize', 'no'],
		folder: await mkdtemp(join(preparedFolder(), 'redis-')),
		endSignal: 'SIGKILL',
		isReady: async () => await answersPing(port),
	});
	return { port, stop: async () => await daemon.stop() };
}

async function answersPing(port: number): Promise<boolean> {
	const socket = connect(port, '127.0.0.1');
	try {
		socket.write('PING\r\n');
		const [answer] = (await once(socket, 'data', { signal: AbortSignal.timeout(2000) })) as [Buffer];
		return answer.toString().startsWith('+PONG');
	} catch {
		return false;
	} finally {
		socket.destroy();
	}
}
