import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { submissionOf, type Client, type ClientInput } from './client';

/**
 * Follows the "Node.js Example" of the API document: `fetch`, one file after the other, each read as a whole. Only
 * the download is JSON alone, as that of the others.
 */
export const sequential: Client = async ({ service, files, waitForResult }: ClientInput) => {
	const call = async (path: string, body: object) => await request(service, path, body);
	const sessionId = randomUUID();
	const listed = files.map((file, index) => ({ ...file, id: `file_${index + 1}` }));
	const session = (await call('/uploads/sessions', {
		upload_session_id: sessionId,
		files: listed.map(({ id, name, sizeBytes }) => ({ file_id: id, file_name: name, file_size_bytes: sizeBytes })),
	})) as { files: Array<{ part_size: number }> };
	const partSize = session.files[0].part_size;

	for (const { id, path } of listed) {
		const bytes = await readFile(path);
		const numbers = Array.from({ length: Math.ceil(bytes.length / partSize) }, (_, index) => index + 1);
		const { part_urls: urls } = (await call(`/uploads/sessions/${sessionId}/parts`, {
			file_id: id,
			part_numbers: numbers,
		})) as { part_urls: Array<{ part_number: number; url: string }> };
		const parts = [];
		for (const { part_number, url } of urls) {
			const body = bytes.subarray((part_number - 1) * partSize, part_number * partSize);
			const response = await fetch(url, { method: 'PUT', body });
			if (!response.ok) throw new Error(`The storage answered with ${response.status}.`);
			parts.push({ part_number, e_tag: response.headers.get('etag') });
		}
		await call(`/uploads/sessions/${sessionId}/complete`, { file_id: id, parts });
	}

	const { extraction_id: extractionId } = (await call('/extractions', submissionOf(sessionId, listed.map(({ id }) => id)))) as { extraction_id: string };
	for (;;) {
		await waitForResult();
		const response = await fetch(`${service.baseUrl}/extractions/${extractionId}`, { headers: authorization(service) });
		const answer = (await response.json()) as { status: string; output: { json_url: string } };
		if (answer.status === 'processing') continue;
		if (answer.status !== 'completed') throw new Error('The extraction failed.');
		const rows = (await (await fetch(answer.output.json_url)).json()) as unknown[];
		return rows.length;
	}
};

async function request(service: ClientInput['service'], path: string, body: object): Promise<unknown> {
	const response = await fetch(service.baseUrl + path, {
		method: 'POST',
		headers: { ...authorization(service), 'Content-Type': 'application/json' },
		body: JSON.stringify(body),
	});
	const data = JSON.parse(await response.text()) as { success: boolean };
	if (!data.success) throw new Error(`The service answered with ${response.status}.`);
	return data;
}

function authorization({ apiKey }: ClientInput['service']) {
	return { Authorization: `Bearer ${apiKey}` };
}
