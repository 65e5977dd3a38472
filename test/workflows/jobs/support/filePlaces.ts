import type { IDataObject } from 'n8n-workflow';

/** An operation that gives a file, and the endpoint that the file comes from. */
export interface FilePlace {
	service: string;
	resource: string;
	operation: string;
	parameters?: IDataObject;
	route: string;
	format: 'xlsx' | 'csv' | 'json';
}

const IDE = { service: 'Invoice Data Extraction', resource: 'output', operation: 'download', route: 'storageGet' };
const ONE = { service: 'InvoiceParser Pro, one by one', resource: 'invoice', operation: 'download', route: 'downloadInvoice' };
const BATCH = { service: 'InvoiceParser Pro, in batches', resource: 'batch', operation: 'download', route: 'downloadBatch' };

export const FILE_PLACES: FilePlace[] = [
	...(['xlsx', 'csv', 'json'] as const).map((format) => ({ ...IDE, parameters: { formats: [format] }, format })),
	{ ...ONE, parameters: { format: 'excel' }, format: 'xlsx' },
	{ ...ONE, parameters: { format: 'csv' }, format: 'csv' },
	{ ...BATCH, parameters: { format: 'excel' }, format: 'xlsx' },
	...['csv', 'qb', 'zoho'].map((format) => ({ ...BATCH, parameters: { format }, format: 'csv' as const })),
];
