import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { join } from 'node:path';

import { runCommand } from '../../../tools/n8nServer/command';
import { opensslPath } from '../parts';
import { preparedFolder } from '../prepared';

/** A reverse proxy as people put one before n8n: https, with a certificate of its own, and n8n below a prefix that it takes off. */
export class HttpsProxy {
	/** The port of n8n. */
	target = 0;

	private constructor(
		private readonly server: Server,
		readonly prefix: string,
	) {}

	static async start(port: number, prefix: string): Promise<HttpsProxy> {
		const { key, cert } = await makeCertificate();
		const server = createServer({ key, cert });
		server.listen(port, '127.0.0.1');
		await once(server, 'listening');
		const proxy = new HttpsProxy(server, prefix);
		server.on('request', (request: IncomingMessage, response: ServerResponse) => proxy.pass(request, response));
		return proxy;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		this.server.close();
		await once(this.server, 'close');
	}

	private pass(request: IncomingMessage, response: ServerResponse): void {
		if (!request.url?.startsWith(`${this.prefix}/`)) return void response.writeHead(404).end('This is not below the prefix.');
		const path = request.url.slice(this.prefix.length);
		const passed = httpRequest({ host: '127.0.0.1', port: this.target, path, method: request.method, headers: { ...request.headers, 'x-forwarded-proto': 'https' } }, (answer) => {
			response.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(response);
		});
		passed.on('error', () => response.writeHead(502).end());
		request.pipe(passed);
	}
}

/** For this machine, and for no longer than a day. */
async function makeCertificate(): Promise<{ key: Buffer; cert: Buffer }> {
	const folder = await mkdtemp(join(preparedFolder(), 'certificate-'));
	const [keyFile, certFile] = ['key.pem', 'cert.pem'].map((name) => join(folder, name));
	await runCommand(opensslPath(), ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', keyFile, '-out', certFile]);
	const [key, cert] = await Promise.all([readFile(keyFile), readFile(certFile)]);
	await rm(folder, { recursive: true, force: true });
	return { key, cert };
}
