import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pLimit from 'p-limit';
import { Pool } from 'undici';

import { PROMPT, type Client, type LocalFile } from './client';

/**
 * The fastest client that users could write: undici with a pool of open connections, as many files on their way at once
 * as the node has, no checks, no retries, no rate limits.
 */
export const handWritten: Client = async ({ service, files, concurrency, waitForResult }) => {
	const { origin, pathname } = new URL(service.baseUrl);
	const pool = new Pool(origin, { connections: concurrency });
	const headers = { authorization: `Bearer ${service.apiKey}`, 'content-type': 'application/json' };
	const call = async (method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> => {
		const answer = await pool.request({ method, path: pathname + path, headers, body: body && JSON.stringify(body) });
		if (answer.statusCode >= 300) throw new Error(`The service answered with ${answer.statusCode}.`);
		return await answer.body.json();
	};

	const sessionId = randomUUID();
	const upload = async ({ path }: LocalFile, index: number, partSize: number): Promise<void> => {
		const bytes = await readFile(path);
		const numbers = Array.from({ length: Math.ceil(bytes.length / partSize) }, (_, part) => part + 1);
		const file = { file_id: fileId(index) };
		const { part_urls: urls } = (await call('POST', `/uploads/sessions/${sessionId}/parts`, {
			...file,
			part_numbers: numbers,
		})) as { part_urls: Array<{ part_number: number; url: string }> };
		const parts = [];
		for (const { part_number, url } of urls) {
			const body = bytes.subarray((part_number - 1) * partSize, part_number * partSize);
			const answer = await pool.request({ method: 'PUT', path: url.slice(origin.length), body });
			await answer.body.dump();
			parts.push({ part_number, e_tag: answer.headers.etag });
		}
		await call('POST', `/uploads/sessions/${sessionId}/complete`, { ...file, parts });
	};

	try {
		const session = (await call('POST', '/uploads/sessions', {
			upload_session_id: sessionId,
			files: files.map(({ name, sizeBytes }, index) => ({ file_id: fileId(index), file_name: name, file_size_bytes: sizeBytes })),
		})) as { files: Array<{ part_size: number }> };
		const places = pLimit(concurrency);
		await Promise.all(files.map((file, index) => places(upload, file, index, session.files[0].part_size)));
		const { extraction_id: extractionId } = (await call('POST', '/extractions', {
			submission_id: randomUUID(),
			upload_session_id: sessionId,
			file_ids: files.map((_, index) => fileId(index)),
			task_name: 'bench',
			prompt: PROMPT,
			output_structure: 'per_invoice',
		})) as { extraction_id: string };
		for (;;) {
			await waitForResult();
			const answer = (await call('GET', `/extractions/${extractionId}`)) as { status: string; output: { json_url: string } };
			if (answer.status === 'processing') continue;
			if (answer.status !== 'completed') throw new Error('The extraction failed.');
			const file = await pool.request({ method: 'GET', path: answer.output.json_url.slice(origin.length) });
			return ((await file.body.json()) as unknown[]).length;
		}
	} finally {
		await pool.close();
	}
};

function fileId(index: number): string {
	return `file_${index + 1}`;
}
