import type { IHttpRequestOptions } from 'n8n-workflow';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';

/** Sends over a real socket and answers in the shape that n8n's helper gives. A timeout fails as the one of n8n's client does. */
export async function httpTransport({ url, method, headers, body, timeout = 0, abortSignal }: IHttpRequestOptions): Promise<unknown> {
	return await new Promise((resolve, reject) => {
		const signal = abortSignal instanceof AbortSignal ? abortSignal : undefined;
		const sent = request(url, { method, signal, headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)])) });
		sent.on('error', reject);
		sent.setTimeout(timeout, () => sent.destroy(Object.assign(new Error(`timeout of ${timeout}ms exceeded`), { code: 'ECONNABORTED' })));
		sent.on('response', (answer) => {
			text(answer).then((answered) => resolve({ statusCode: answer.statusCode, headers: answer.headers, body: answered }), reject);
		});
		sent.end(body);
	});
}
