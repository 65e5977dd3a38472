import type { IDataObject } from 'n8n-workflow';

import type { Fault } from '../../../sandbox/core/faults';

/** The ways in which a request can go wrong. Each is played at each endpoint, once and for good. */
export const WAYS: Record<string, Omit<Fault, 'route'>> = {
	'a timeout': { kind: 'hang' },
	'a reset before the work': { kind: 'dropBefore' },
	'a reset after the work': { kind: 'dropAfter' },
	'a 429 with Retry-After': { kind: 'status', status: 429, retryAfter: 20 },
	'a 429 without Retry-After': { kind: 'status', status: 429 },
	'a 500 that may be repeated': { kind: 'status', status: 500, retryable: true },
	'a 500 that may not be repeated': { kind: 'status', status: 500, retryable: false },
	'a 502': { kind: 'status', status: 502 },
	'a 503 with HTML': { kind: 'html', status: 503 },
	'JSON that is cut off': { kind: 'truncatedJson' },
	'a connection that ends in the middle of the answer': { kind: 'cutOff' },
	'another shape': { kind: 'wrongShape' },
};

/** What the node does at an endpoint, and how the request there is brought about. */
export interface Place {
	route: string;
	resource: string;
	operation: string;
	parameters?: Record<string, string | string[]>;
	/** What comes out of the first output when nothing goes wrong; the others are empty. IDs differ from run to run. */
	expected: IDataObject;
	/** What else goes wrong, so that the endpoint is needed. */
	before?: Fault;
}

const extract: Omit<Place, 'route'> = {
	resource: 'document',
	operation: 'extract',
	expected: expect.objectContaining({ 'Invoice Number': 'A-1', 'Total Amount': 1123.32 }),
};
const download: Omit<Place, 'route'> = {
	resource: 'output',
	operation: 'download',
	parameters: { formats: ['csv'] },
	expected: expect.objectContaining({
		format: 'csv',
		available: true,
		mimeType: 'text/csv',
		file: expect.stringMatching(/^Invoice Number,.*\nA-1,.*Harbor Supply Co.*\n$/),
	}),
};

export const PLACES: Record<string, Place> = {
	'creating the session': { route: 'createSession', ...extract },
	'asking for the URLs of parts': { route: 'partUrls', ...extract },
	'sending a part': { route: 'storagePut', ...extract },
	'completing an upload': { route: 'completeUpload', ...extract },
	'submitting': { route: 'submit', ...extract },
	'polling': { route: 'poll', ...extract },
	'renewing the URL of the rows': {
		route: 'output',
		...extract,
		before: { route: 'storageGet', kind: 'status', status: 403, code: 'AccessDenied' },
	},
	'getting the rows from the storage': { route: 'storageGet', ...extract },
	'asking for the URL of a file': { route: 'output', ...download },
	'downloading a file': { route: 'storageGet', ...download },
	'asking for the balance': { route: 'balance', resource: 'account', operation: 'getBalance', expected: { creditsBalance: 999, creditsReserved: 0, creditsAvailable: 999 } },
	'deleting': { route: 'delete', resource: 'extraction', operation: 'delete', expected: { extractionId: expect.any(String), deleted: true } },
};
