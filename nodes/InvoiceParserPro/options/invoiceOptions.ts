import type { Document } from '../../shared/documents/document';
import { derivedId, type Scope } from '../../shared/jobs/idempotency';
import { joinGroups, parameterGroup, type Values } from '../../shared/node/parameters';
import type { InvoiceRequest } from '../api';

/** For the *Options* of operations that send invoices. */
export const exportModeOption = parameterGroup([
	{
		displayName: 'Export Mode',
		name: 'exportMode',
		type: 'options',
		options: [
			{ name: 'Full', value: 'full', description: 'Every extracted field, including raw line item metadata' },
			{ name: 'Standard', value: 'standard', description: 'The core fields of accounts payable' },
		],
		default: 'standard',
		description: 'The columns of the Excel and CSV files that can be downloaded later; the rows are the same',
	},
]);

/** For those that send them one by one. */
export const invoiceOptions = joinGroups(
	exportModeOption,
	parameterGroup([
		{
			displayName: 'Concurrent Requests',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 20 },
			default: 5,
			description: 'How many documents are on their way at once. Each takes twice its size of memory while it is sent.',
		},
		{
			displayName: 'Include Bounding Boxes',
			name: 'includeBoundingBoxes',
			type: 'boolean',
			default: false,
			description: 'Whether rows carry field_locations: where each field stands on the document and how sure the service is of it. Fields below the confidence threshold go to review.',
		},
	]),
);

/**
 * How a document is to be read, with the ID that makes a repeated upload give the same job. Per content it does not
 * depend on what the document is called or which others come with it.
 */
export function invoiceRequest(scope: Scope, { fileName, sha256 }: Document, { exportMode, includeBoundingBoxes }: Values<typeof invoiceOptions>): InvoiceRequest {
	const work = scope.kind === 'content' ? [sha256] : [sha256, fileName];
	return { externalId: derivedId([scope.parts, work, exportMode, includeBoundingBoxes]), exportMode, includeBoundingBoxes };
}
