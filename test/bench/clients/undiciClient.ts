import { Pool } from 'undici';

import type { Client } from './client';
import { runByHand } from './handWritten';

/** The fastest client that users could write: undici with a pool of open connections. */
export const undiciClient: Client = async ({ service, ...input }) => {
	const { origin, pathname } = new URL(service.baseUrl);
	const pool = new Pool(origin, { connections: input.concurrency });
	const headers = { authorization: `Bearer ${service.apiKey}`, 'content-type': 'application/json' };
	try {
		return await runByHand(
			{
				async call(method, path, body) {
					const answer = await pool.request({ method, path: pathname + path, headers, body: body && JSON.stringify(body) });
					if (answer.statusCode >= 300) throw new Error(`The service answered with ${answer.statusCode}.`);
					return await answer.body.json();
				},
				async put(url, bytes) {
					const answer = await pool.request({ method: 'PUT', path: url.slice(origin.length), body: bytes });
					await answer.body.dump();
					return String(answer.headers.etag);
				},
				download: async (url) => await (await pool.request({ method: 'GET', path: url.slice(origin.length) })).body.json(),
			},
			input,
		);
	} finally {
		await pool.close();
	}
};
