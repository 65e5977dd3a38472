import { randomUUID } from 'node:crypto';

import type { ServiceAddress } from '../server';

/** A file on the disk, as a client finds it. */
export interface LocalFile {
	name: string;
	path: string;
	sizeBytes: number;
}

export interface ClientInput {
	service: ServiceAddress;
	files: LocalFile[];
	/** Parts on their way at once, where the client can do that. */
	concurrency: number;
	/** What the client does instead of sleeping before it asks for the status. */
	waitForResult: () => Promise<void>;
}

/** Uploads the files, has them extracted in one extraction and gives the number of its rows. */
export type Client = (input: ClientInput) => Promise<number>;

const PROMPT = { fields: [{ name: 'Invoice Number' }, { name: 'Invoice Date' }, { name: 'Vendor Name' }, { name: 'Total Amount' }] };

/** The body with which every client written by hand submits its files. */
export function submissionOf(sessionId: string, fileIds: string[]): object {
	return {
		submission_id: randomUUID(),
		upload_session_id: sessionId,
		file_ids: fileIds,
		task_name: 'bench',
		prompt: PROMPT,
		output_structure: 'per_invoice',
	};
}
