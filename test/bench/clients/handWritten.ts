import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pLimit from 'p-limit';

import { submissionOf, type ClientInput, type LocalFile } from './client';

/** How a client sends its requests. */
export interface Wire {
	/** A call of the API. @param path behind the base URL @returns the JSON of the answer @throws where it is none of success */
	call(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown>;
	/** @returns the ETag */
	put(url: string, bytes: Buffer): Promise<string>;
	/** @returns the JSON of a file */
	download(url: string): Promise<unknown>;
}

/** The least that users could write: as many files on their way at once as the node has, no checks, no retries, no rate limits. @returns the number of rows */
export async function runByHand({ call, put, download }: Wire, { files, concurrency, waitForResult }: Omit<ClientInput, 'service'>): Promise<number> {
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
			parts.push({ part_number, e_tag: await put(url, bytes.subarray((part_number - 1) * partSize, part_number * partSize)) });
		}
		await call('POST', `/uploads/sessions/${sessionId}/complete`, { ...file, parts });
	};

	const session = (await call('POST', '/uploads/sessions', {
		upload_session_id: sessionId,
		files: files.map(({ name, sizeBytes }, index) => ({ file_id: fileId(index), file_name: name, file_size_bytes: sizeBytes })),
	})) as { files: Array<{ part_size: number }> };
	const places = pLimit(concurrency);
	await Promise.all(files.map((file, index) => places(upload, file, index, session.files[0].part_size)));
	const { extraction_id: extractionId } = (await call('POST', '/extractions', submissionOf(sessionId, files.map((_, index) => fileId(index))))) as { extraction_id: string };
	for (;;) {
		await waitForResult();
		const answer = (await call('GET', `/extractions/${extractionId}`)) as { status: string; output: { json_url: string } };
		if (answer.status === 'processing') continue;
		if (answer.status !== 'completed') throw new Error('The extraction failed.');
		return ((await download(answer.output.json_url)) as unknown[]).length;
	}
}

function fileId(index: number): string {
	return `file_${index + 1}`;
}
