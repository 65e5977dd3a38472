import type { IExecuteFunctions } from 'n8n-workflow';

import type { Document } from '../../shared/documents/document';
import { derivedId, ownIdOf, type Scope } from '../../shared/jobs/idempotency';
import { joinGroups, parameterGroup, type Values } from '../../shared/node/parameters';
import { readSection } from '../../shared/node/sections';
import type { InvoiceRequest } from '../api';

/** For the *Extraction* of operations that send invoices. */
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

/** For the *Documents* of those that send them one by one. */
export const concurrencyOption = parameterGroup([
	{
		displayName: 'Concurrent Requests',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 20 },
		default: 5,
		description: 'How many documents are on their way at once. Each takes twice its size of memory while it is sent.',
	},
]);

/** For the *Extraction* of the same. */
export const invoiceOptions = joinGroups(
	exportModeOption,
	parameterGroup([
		{
			displayName: 'External ID',
			name: 'externalId',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.messageId }}',
			description: 'An ID of yours for the invoice, by which the service gives the existing job instead of another one, whatever the document: use another ID for another document. Where several documents have the same, each adds to it.',
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

export type InvoiceSettings = Values<typeof concurrencyOption> & Values<typeof invoiceOptions>;

/** A document with the user's own ID for it. */
export interface InvoiceGroup {
	documents: Document[];
	externalId?: string;
}

/** Each document alone, with the External ID that its item gives; where several have the same, each adds what tells it from the others. */
export function withExternalIds(ctx: IExecuteFunctions, documents: Document[]): InvoiceGroup[] {
	const ids = documents.map(({ itemIndex }) => readSection(ctx, 'extraction', invoiceOptions, itemIndex).externalId.trim());
	const counts = new Map<string, number>();
	for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
	return documents.map((document, index): InvoiceGroup => {
		const own = ids[index];
		const isShared = (counts.get(own) ?? 0) > 1;
		return { documents: [document], ...(own && { externalId: isShared ? ownIdOf(own, document.sha256) : own }) };
	});
}

/**
 * How a document is to be read, with the ID that makes a repeated upload give the same job. Per content it does not
 * depend on what the document is called or which others come with it.
 */
export function invoiceRequest(
	scope: Scope,
	{ documents: [{ fileName, sha256 }], externalId }: InvoiceGroup,
	{ exportMode, includeBoundingBoxes }: Values<typeof invoiceOptions>,
): InvoiceRequest {
	const work = scope.kind === 'content' ? [sha256] : [sha256, fileName];
	return { externalId: externalId ?? derivedId([scope.parts, work, exportMode, includeBoundingBoxes]), exportMode, includeBoundingBoxes };
}
