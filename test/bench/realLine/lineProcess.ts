import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

import type { LineOptions } from './line';

// A line of some length before a server, with TLS at its end, see line.ts.
process.once('message', (options: LineOptions) => void open(options).then((port) => process.send?.(port)));
process.once('disconnect', () => process.exit(0));

/** @returns the port where the line begins */
async function open({ key, certificate, targetPort, oneWayMs }: LineOptions): Promise<number> {
	const end = createTlsServer({ key, cert: certificate, noDelay: true }, (secure) => join(secure, connect({ port: targetPort, host: '127.0.0.1', noDelay: true })));
	const endPort = await listen(end);
	const begin = createServer({ noDelay: true, allowHalfOpen: true }, (client) => {
		const server = connect({ port: endPort, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
		// The system answers at once where a long line takes a way there and back to make a connection.
		carry(client, server, oneWayMs, Date.now() + 2 * oneWayMs);
		carry(server, client, oneWayMs, 0);
	});
	return await listen(begin);
}

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return (server.address() as AddressInfo).port;
}

/** Carries all that comes, and the end, in order and so much later, as if nothing were sent before `sentFrom`. */
function carry(from: Socket, to: Socket, ms: number, sentFrom: number): void {
	const waiting: Array<() => void> = [];
	const later = (arrive: () => void): void => {
		waiting.push(arrive);
		// Timers of different length may change places; what arrives does not.
		setTimeout(() => waiting.shift()?.(), Math.max(Date.now(), sentFrom) + ms - Date.now());
	};
	from.on('data', (piece) => later(() => to.writable && to.write(piece)));
	from.on('end', () => later(() => to.end()));
	from.on('error', () => undefined);
	from.on('close', (hasFailed: boolean) => hasFailed && later(() => to.destroy()));
}

function join(one: Socket, other: Socket): void {
	for (const [from, to] of [[one, other], [other, one]] as const) {
		from.pipe(to);
		from.on('error', () => to.destroy());
	}
}
