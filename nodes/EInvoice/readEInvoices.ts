import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { billOption } from '../shared/bills/billOption';
import { checkFailure } from '../shared/documents/check';
import { collectFiles } from '../shared/documents/collect';
import { documentFailure, type DocumentFailure, type DocumentOrigin } from '../shared/documents/document';
import { binaryFieldsOption, readList } from '../shared/documents/documentOptions';
import { inspect, type Inspection } from '../shared/documents/inspect';
import { storeEmbeddedFiles } from '../shared/eInvoice/embeddedFiles';
import { readEInvoiceOf } from '../shared/eInvoice/readDocument';
import type { EInvoiceReading } from '../shared/eInvoice/readEInvoice';
import { asFailure } from '../shared/eInvoice/problem';
import { eInvoiceRows } from '../shared/eInvoice/rows';
import { settle } from '../shared/errors';
import { parameterGroup, readParameters } from '../shared/node/parameters';
import { readSection, section } from '../shared/node/sections';
import { emitRows, readRowOptions } from '../shared/output/emitRows';
import { listNames } from '../shared/output/listNames';
import { outputOptions } from '../shared/output/outputOptions';
import { ROW_OUTPUTS } from '../shared/output/routing';
import type { RowResult } from '../shared/output/rowResult';
import { reviewProperties } from '../shared/review/reviewOptions';
import { otherItems } from './otherItems';

/** Those of rows, and one for all that is no e-invoice. */
export const OUTPUTS = [...ROW_OUTPUTS, 'Other'] as const;

/** What an e-invoice tells beside its columns. */
const TELLS = ['eInvoice'] as const;

/** The totals are checked by the rules of EN 16931, which know allowances and charges; and nobody guesses here. */
const WITHOUT_RULES = ['TOTALS_MISMATCH', 'LOW_CONFIDENCE'] as const;

const structureOfEInvoices = parameterGroup([
	{
		displayName: 'One Row Per',
		name: 'structure',
		type: 'options',
		required: true,
		options: [
			{ name: 'Invoice', value: 'invoice', description: 'Parties, dates, totals and payment; Add Standardized Invoice adds everything else, with the lines' },
			{ name: 'Line Item', value: 'lineItem', description: 'The data of the invoice is repeated on each of its lines' },
		],
		default: 'invoice',
		description: 'What a row of the result stands for',
	},
]);

const attachmentsOption = parameterGroup([
	{
		displayName: 'Add Attachments',
		name: 'addAttachments',
		type: 'boolean',
		default: false,
		description: 'Whether the first row of each invoice carries the files that are in its XML, as binary data attachment_0 and so on',
	},
]);

export const properties: INodeProperties[] = [
	...structureOfEInvoices.properties,
	...section('documents', binaryFieldsOption),
	...reviewProperties(TELLS, WITHOUT_RULES),
	...section('output', outputOptions, billOption, attachmentsOption),
];

/**
 * Reads all e-invoices of the input: their rows on *Extracted* and *Review*, XML that is none on *Failed*. What is left of the items
 * goes on as it is, so that every file comes out once.
 * @throws ServiceError
 */
export async function readEInvoices(ctx: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { structure } = readParameters(ctx, structureOfEInvoices);
	const { addAttachments } = readSection(ctx, 'output', attachmentsOption);
	const fields = readList(readSection(ctx, 'documents', binaryFieldsOption).binaryFields);
	const options = readRowOptions(ctx);
	const reviewRules = options.reviewRules.filter((code) => !WITHOUT_RULES.some((without) => without === code));
	const results: RowResult[] = [];
	const failures: DocumentFailure[] = [];
	const taken: DocumentOrigin[] = [];
	const unread: string[] = [];

	for (const origin of collectFiles(ctx, { fields, filter: ['*'] }).matching) {
		const settled = await settle(readFile(ctx, origin));
		if (!settled.ok) {
			failures.push(documentFailure(origin, 'check', settled.failure));
			taken.push(origin);
			continue;
		}
		const { inspection, reading } = settled.value;
		if (reading?.ok) {
			const files = addAttachments ? await storeEmbeddedFiles(ctx, reading.invoice) : undefined;
			results.push(eInvoiceRows(reading.invoice, { origin, sha256: inspection.sha256, files }, structure));
			taken.push(origin);
		} else if (reading && inspection.kind === 'pdf') {
			unread.push(`${origin.originalName} (${reading.problem.message})`);
		} else if (reading && reading.problem.code !== 'NOT_AN_E_INVOICE') {
			failures.push(checkFailure(origin, asFailure(reading.problem, origin.originalName)));
			taken.push(origin);
		}
	}
	if (unread.length > 0) {
		const message = `The XML inside could not be read, so that the PDF went to Other: ${listNames(unread)}.`;
		// The method is missing in older versions of n8n.
		ctx.addExecutionHints?.({ message, location: 'outputPane', type: 'warning' });
	}
	const rows = await emitRows({ ctx, profile: { name: 'E-Invoice' }, tells: TELLS }, results, failures, { ...options, reviewRules });
	return [...rows, otherItems(ctx.getInputData(), taken)];
}

/** A file that is gone fails alone, as it does on its way to a service. */
async function readFile(ctx: IExecuteFunctions, origin: DocumentOrigin): Promise<{ inspection: Inspection; reading: EInvoiceReading | undefined }> {
	const inspection = await inspect(ctx, origin.binary);
	return { inspection, reading: await readEInvoiceOf(ctx, origin, inspection) };
}
