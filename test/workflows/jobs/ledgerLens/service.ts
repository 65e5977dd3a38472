import type { IDataObject } from 'n8n-workflow';

import { documentFailure } from '../../../../nodes/shared/documents/document';
import { derivedId } from '../../../../nodes/shared/jobs/idempotency';
import type { PolledJobService } from '../../../../nodes/shared/jobs/jobService';
import { inGroups, ONE_BY_ONE } from '../../../../nodes/shared/jobs/split';
import { parameterGroup, type Values } from '../../../../nodes/shared/node/parameters';
import { readSection } from '../../../../nodes/shared/node/sections';
import { fixedRows } from '../../../../nodes/shared/output/rowResult';
import * as api from './api';
import { readingData, type Field, type ReadingData, type Result } from './schema';

const MB = 1024 * 1024;

const sending = parameterGroup([
	{
		displayName: 'Concurrent Requests',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 20 },
		default: 5,
		description: 'How many documents are on their way at once',
	},
]);

/** A reading for each document, recognised by its key, polled where the service says and when it says. */
export const readings: PolledJobService<ReadingData, Result, Values<typeof sending>> = {
	noun: 'reading',
	documentNoun: 'documents',
	idProperty: {
		displayName: 'Reading ID',
		name: 'readingId',
		type: 'string',
		required: true,
		default: '={{ $json.readingId ?? $json.extractionId ?? $json._extractionId }}',
		placeholder: 'e.g. r-100',
		description: 'The reading. By default it is read from the incoming item.',
	},
	documents: { kinds: ['pdf', 'jpeg', 'png'], maxBytes: { pdf: 50 * MB, jpeg: 10 * MB, png: 10 * MB } },
	isKeyed: true,
	documentCodes: ['InvalidContent'],
	unknownCode: 'NotFound',
	pollDelays: { minMs: 1_000, maxMs: 30_000 },
	hasFixedFields: true,
	tells: [],
	columns: () => ({
		columns: ['VendorName', 'InvoiceId', 'InvoiceDate', 'DueDate', 'SubTotal', 'TotalTax', 'InvoiceTotal', 'Currency'],
		lineColumns: ['Description', 'Quantity', 'Amount'],
	}),
	settings: { properties: [], sending, read: (ctx, itemIndex) => readSection(ctx, 'documents', sending, itemIndex) },
	data: readingData,
	places: ({ concurrency }) => ({ sending: concurrency, open: concurrency }),

	divide: inGroups(() => ONE_BY_ONE),
	async submit(client, { documents: [document] }, { scope }) {
		const work = scope.kind === 'content' ? [document.sha256] : [document.sha256, document.fileName];
		const { address, retryAfter } = await api.analyze(client, document, derivedId([scope.parts, work]));
		return { id: address.split('/').at(-1) ?? address, data: { address }, state: { state: 'pending', nextMs: inMs(retryAfter) } };
	},
	async look(client, { id, data }) {
		const { headers, body } = await api.getReading(client, id, data.address);
		if (body.status === 'succeeded' && body.analyzeResult) return { state: 'completed', finished: body.analyzeResult };
		if (body.status !== 'failed') return { state: 'pending', nextMs: inMs(headers['retry-after']) };
		const { code, message } = body.error ?? { code: 'InvalidContent', message: 'The document could not be read' };
		return { state: 'failed', failure: { kind: 'http', code, message, retryable: false } };
	},
	rows(_client, { id, files: [file], itemIndex }, { documents }, structure) {
		const results = documents.map(({ fields }) => {
			const { Items: items, ...head } = fields;
			const fieldConfidence = Object.fromEntries(Object.entries(head).flatMap(([name, { confidence }]) => (typeof confidence === 'number' ? [[name, confidence]] : [])));
			return fixedRows({ ...NOT_FOUND, ...valuesOf(head), line_items: items ? (valueOf(items) as IDataObject[]) : [] }, id, file ?? {}, structure, { fieldConfidence });
		});
		const nothing = { code: 'NO_ROWS', message: 'The service found no invoice in it', retryable: false, extractionId: id };
		return { results, failures: documents.length > 0 ? [] : [documentFailure(file?.origin ?? { itemIndex }, 'extraction', nothing)] };
	},
};

/** The service leaves out what it does not find; the review must see that it is empty. */
const NOT_FOUND = { VendorName: null, InvoiceId: null, InvoiceDate: null, InvoiceTotal: null };

function inMs(seconds: number | undefined): number | undefined {
	return seconds === undefined ? undefined : seconds * 1000;
}

/** Nested fields as plain values; a currency becomes a column of its own. */
function valuesOf(fields: Record<string, Field>): IDataObject {
	const values = Object.entries(fields).map(([name, field]) => [name, valueOf(field)]);
	const currency = Object.values(fields).find(({ valueCurrency }) => valueCurrency?.currencyCode)?.valueCurrency?.currencyCode;
	return { ...Object.fromEntries(values), ...(currency && { Currency: currency }) } as IDataObject;
}

function valueOf({ valueArray, valueObject, valueCurrency, valueString, valueNumber, valueDate }: Field): unknown {
	if (valueArray) return valueArray.map(valueOf);
	if (valueObject) return valuesOf(valueObject);
	return valueCurrency?.amount ?? valueString ?? valueNumber ?? valueDate ?? null;
}
