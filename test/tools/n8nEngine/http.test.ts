import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { engineWith, json, probeWorkflow, type Behaviour } from './support/probe';

describe('HTTP', () => {
	let server: Server;
	let url: string;
	let seen: IncomingHttpHeaders[];
	let onRequest: () => void;

	beforeEach(async () => {
		seen = [];
		onRequest = () => {};
		server = createServer((request, response) => {
			seen.push(request.headers);
			onRequest();
			if (request.url === '/never') return;
			response.setHeader('content-type', 'application/json').end('{"ok":true}');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});

	afterEach(() => {
		server.closeAllConnections();
		server.close();
	});

	const ask = (path: string): Behaviour =>
		async function () {
			const body = await this.helpers.httpRequestWithAuthentication.call(this, 'probeApi', {
				url: `${url}${path}`,
			});
			return [[{ json: body }]];
		};
	const withCredential = { credentials: { probeApi: { id: 'c-1', name: 'My key' } } };
	const credentials = { 'My key': { key: 'secret' } };

	it('carries the credential, completed with its defaults', async () => {
		const engine = await engineWith(ask('/'));
		const run = await engine.run(probeWorkflow(withCredential), { credentials }).finished;
		expect(json(run.output('First'))).toEqual([{ ok: true }]);
		expect(seen.map((headers) => headers.authorization)).toEqual(['Bearer secret']);
	});

	it('fails for a credential that the run was not given', async () => {
		const engine = await engineWith(ask('/'));
		const run = await engine.run(probeWorkflow(withCredential)).finished;
		expect(run.status).toBe('error');
		expect(seen).toEqual([]);
	});

	it('is cut when the execution is cancelled, and no further node starts', async () => {
		const engine = await engineWith(ask('/never'));
		const handle = engine.run(probeWorkflow(withCredential), { credentials });
		onRequest = () => handle.cancel();
		const run = await handle.finished;
		expect(run.status).toBe('canceled');
		expect(run.runCount('First')).toBe(0);
	});
});
