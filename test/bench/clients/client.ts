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

export const PROMPT = { fields: [{ name: 'Invoice Number' }, { name: 'Invoice Date' }, { name: 'Vendor Name' }, { name: 'Total Amount' }] };
