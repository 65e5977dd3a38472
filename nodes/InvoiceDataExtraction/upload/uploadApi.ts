import type { IDataObject } from 'n8n-workflow';

import type { Client } from '../profile';
import * as schema from '../schema';

/** The service's endpoints for uploads, one function each. All of them may be repeated with the same IDs. */

/** A file as the service registers it. */
export interface RegisteredFile {
	file_id: string;
	file_name: string;
	file_size_bytes: number;
}

/** Source: "If the session was already created, the existing session is returned." @returns bytes of a part */
export async function createSession(client: Client, sessionId: string, files: RegisteredFile[]): Promise<number> {
	const { files: sizes } = await client.call({
		method: 'POST',
		path: '/uploads/sessions',
		json: { upload_session_id: sessionId, files: files.map((file): IDataObject => ({ ...file })) },
		limit: 'upload',
		repeatable: true,
		schema: schema.session,
	});
	return sizes.find((file) => file.part_size)?.part_size ?? 0;
}

/** @param partNumbers from 1 */
export async function getPartUrls(
	client: Client,
	sessionId: string,
	fileId: string,
	partNumbers: number[],
): Promise<Map<number, string>> {
	const { part_urls: urls } = await client.call({
		method: 'POST',
		path: `${sessionPath(sessionId)}/parts`,
		json: { file_id: fileId, part_numbers: partNumbers },
		limit: 'upload',
		repeatable: true,
		schema: schema.partUrls,
	});
	return new Map(urls.flatMap((part) => (part ? [[part.part_number, part.url]] : [])));
}

/** Source: "If a file has already been completed, calling this endpoint again returns a success response." */
export async function completeFile(
	client: Client,
	sessionId: string,
	fileId: string,
	parts: Array<{ partNumber: number; eTag: string }>,
): Promise<void> {
	await client.call({
		method: 'POST',
		path: `${sessionPath(sessionId)}/complete`,
		json: { file_id: fileId, parts: parts.map(({ partNumber, eTag }) => ({ part_number: partNumber, e_tag: eTag })) },
		limit: 'upload',
		repeatable: true,
		schema: schema.completed,
	});
}

function sessionPath(sessionId: string): string {
	return `/uploads/sessions/${encodeURIComponent(sessionId)}`;
}
