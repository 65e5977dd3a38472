import type { IDataObject } from 'n8n-workflow';

/** An operation, run on what an earlier one gave, as a workflow would. */
export interface Step {
	resource: string;
	operation: string;
	/** `documents`, an earlier step as `resource.operation`, or undefined for an operation that reads nothing of its input. */
	from?: string;
	/** Besides resource and operation. */
	parameters?: IDataObject;
}

const step = (resource: string, operation: string, from?: string, parameters?: IDataObject): Step => ({ resource, operation, from, parameters });
const inTheNode = { whileProcessing: 'hold' };

/** All operations of a service whose items have fields of their own, in an order in which they work. */
export const STEPS: Record<string, Step[]> = {
	InvoiceDataExtraction: [
		step('document', 'extract', 'documents'),
		step('document', 'submit', 'documents'),
		step('uploadSession', 'upload', 'documents'),
		step('extraction', 'submit', 'uploadSession.upload'),
		step('extraction', 'wait', 'document.submit', inTheNode),
		step('extraction', 'getStatus', 'document.submit'),
		step('extraction', 'getRows', 'extraction.wait'),
		step('output', 'download', 'extraction.wait'),
		step('output', 'getDownloadUrl', 'extraction.wait'),
		step('extraction', 'delete', 'extraction.wait'),
		step('account', 'getBalance'),
	],
	InvoiceParserPro: [
		step('invoice', 'extract', 'documents'),
		step('invoice', 'submit', 'documents'),
		step('invoice', 'wait', 'invoice.submit', inTheNode),
		step('invoice', 'getStatus', 'invoice.submit'),
		step('invoice', 'getRows', 'invoice.wait'),
		step('invoice', 'download', 'invoice.wait'),
		step('invoice', 'getMany'),
		step('batch', 'extract', 'documents'),
		step('batch', 'create', 'documents'),
		step('batch', 'wait', 'batch.create', inTheNode),
		step('batch', 'getStatus', 'batch.create'),
		step('batch', 'getRows', 'batch.wait'),
		step('batch', 'download', 'batch.wait'),
		step('webhook', 'create', undefined, { url: 'https://example.com/hooks/invoices' }),
		step('webhook', 'getMany'),
		step('webhook', 'delete', 'webhook.create'),
		step('account', 'get'),
		step('apiKey', 'create', undefined, { additionalFields: { keyName: 'example' } }),
		step('apiKey', 'getMany'),
		step('apiKey', 'delete', 'apiKey.create'),
	],
	EInvoice: [step('', '', 'documents')],
	AiLeapersInvoiceOcr: [
		step('document', 'extract', 'documents'),
		step('document', 'extractCsv', 'documents'),
		step('batch', 'extract', 'documents'),
		step('batch', 'create', 'documents'),
		step('batch', 'wait', 'batch.create', inTheNode),
		step('batch', 'getStatus', 'batch.create'),
		step('batch', 'getRows', 'batch.wait'),
		step('account', 'getUsage'),
	],
};
