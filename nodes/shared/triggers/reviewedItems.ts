import type { INodeExecutionData, INodeProperties, IWebhookFunctions } from 'n8n-workflow';

import type { DocumentFailure } from '../documents/document';
import { section } from '../node/sections';
import { readRowOptions } from '../output/emitRows';
import { outputOptions } from '../output/outputOptions';
import { route } from '../output/routing';
import { simplifyOption } from '../output/simplify';
import type { RowResult } from '../output/rowResult';
import { payablesOf, review } from '../review/review';
import { reviewProperties } from '../review/reviewOptions';
import { withFlatColumns } from '../review/reviewRows';
import type { EvidenceKind } from '../review/rules/rule';

/** A delivery brings results without their documents: what is about earlier executions or about files does not apply. Nor is there a node before that gives a list. */
const NOT_HERE = [
	...['addAudit', 'attach', 'binaryField', 'groupRows', 'duplicateScope', 'rememberedInvoices', 'QA_SAMPLE'],
	...['vendors', 'purchaseOrders', 'receipts', 'earlierInvoices', 'accounts', 'BANK_DETAILS_CHANGED', 'knownBankDetails'],
];

/** The parameters of triggers that give rows with fixed fields. @param told what the service tells beside the columns */
export function deliveryProperties(told: readonly EvidenceKind[]): INodeProperties[] {
	const properties = outputOptions.properties.filter(({ name }) => !NOT_HERE.includes(name));
	return [...reviewProperties(told, NOT_HERE), ...section('output', { ...outputOptions, properties }, simplifyOption)];
}

/** The items of delivered results on *Extracted*, *Review* and *Failed*. */
export function reviewedItems(ctx: IWebhookFunctions, provider: string, results: RowResult[], failures: DocumentFailure[]): INodeExecutionData[][] {
	const options = readRowOptions(ctx);
	const rows = results.flatMap((result) => result.rows);
	const said = new Map(results.map((result) => [result.extractionId, result.evidence]));
	const invoices = payablesOf(rows, said, options);
	const reasons = review({ rows: withFlatColumns(rows), evidence: said, options, timezone: ctx.getTimezone(), invoices });
	return route(rows, reasons, failures, { ...options, provider, inputItems: 0, said, invoices }).map((items) => items.map(unpaired));
}

/** A trigger has no input that an item could be paired to. */
function unpaired({ json, binary }: INodeExecutionData): INodeExecutionData {
	return { json, ...(binary && { binary }) };
}
