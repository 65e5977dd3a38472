import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Document } from '../shared/documents/document';
import { DEFAULT_FILTER, documentOptions, readDocumentSettings, type DocumentSettings } from '../shared/documents/documentOptions';
import { derivedId, type Scope } from '../shared/jobs/idempotency';
import type { ExportMode, InvoiceRequest } from './api';

const INVOICE_FILTER = `${DEFAULT_FILTER}, .webp, image/webp`;
const DEFAULT_CONCURRENCY = 5;
const DEFAULT_WAIT_MINUTES = 30;

/** The documents of single uploads may be WebP as well. */
export const invoiceDocumentOptions: INodeProperties[] = documentOptions.map((option) =>
	option.name === 'fileFilter' ? { ...option, default: INVOICE_FILTER } : option,
);

export function readInvoiceDocumentSettings(options: IDataObject): DocumentSettings {
	return readDocumentSettings({ ...options, fileFilter: options.fileFilter || INVOICE_FILTER });
}

export const exportModeOption: INodeProperties = {
	displayName: 'Export Mode',
	name: 'exportMode',
	type: 'options',
	options: [
		{ name: 'Full', value: 'full', description: 'Every extracted field, including raw line item metadata' },
		{ name: 'Standard', value: 'standard', description: 'The core fields of accounts payable' },
	],
	default: 'standard',
	description: 'The columns of the Excel and CSV files that can be downloaded later; the rows are the same',
};

/** For the *Options* of operations that upload single invoices. */
export const uploadOptions: INodeProperties[] = [
	{
		displayName: 'Concurrent Documents',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 20 },
		default: 5,
		description: 'How many documents are on their way at once. Each takes up to 20 MB of memory while it is sent.',
	},
	exportModeOption,
	{
		displayName: 'Include Bounding Boxes',
		name: 'includeBoundingBoxes',
		type: 'boolean',
		default: false,
		description: 'Whether rows carry field_locations: where each field stands on the document and how sure the service is of it. Fields below the confidence threshold go to review.',
	},
];

/** For the *Options* of operations that wait in the node. */
export const waitLimitOption: INodeProperties = {
	displayName: 'Wait Limit (Minutes)',
	name: 'waitMinutes',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 30,
	description: 'How many minutes to wait for the result. What takes longer goes on at the service and is not lost.',
};

export function readConcurrency(options: IDataObject): number {
	return Math.max(1, Number(options.concurrency ?? DEFAULT_CONCURRENCY));
}

export function readExportMode(options: IDataObject): ExportMode {
	return options.exportMode === 'full' ? 'full' : 'standard';
}

/** Milliseconds. */
export function readWaitMs(options: IDataObject): number {
	return Number(options.waitMinutes ?? DEFAULT_WAIT_MINUTES) * 60_000;
}

/**
 * How a document is to be read, with the ID that makes a repeated upload give the same job. Per content it does not
 * depend on what the document is called or which others come with it.
 */
export function invoiceRequest(scope: Scope, { fileName, sha256 }: Document, options: IDataObject): InvoiceRequest {
	const exportMode = readExportMode(options);
	const includeBoundingBoxes = options.includeBoundingBoxes === true;
	const work = scope.kind === 'content' ? [sha256] : [sha256, fileName];
	return { externalId: derivedId([scope.parts, work, exportMode, includeBoundingBoxes]), exportMode, includeBoundingBoxes };
}
