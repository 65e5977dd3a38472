import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { billOption, type BillOptions } from '../bills/billOption';
import type { DocumentFailure } from '../documents/document';
import type { Context } from '../node/parameters';
import { readSection } from '../node/sections';
import { payablesOf } from '../review/review';
import { readReviewOptions, type ReviewOptions } from '../review/reviewOptions';
import { reviewRows } from '../review/reviewRows';
import { readAudit } from './audit';
import type { EvidenceKind } from '../review/rules/rule';
import { addHints } from './hints';
import { invoicesToBook } from './invoicesToBook';
import { outputOptions, type OutputOptions } from './outputOptions';
import { route } from './routing';
import type { RowResult } from './rowResult';
import { simplifyOption } from './simplify';
import type { WorkSummary } from './workSummary';

/** What is doubtful, and what an item is. */
export type RowOptions = ReviewOptions & OutputOptions & BillOptions;

/** Reads what the panel of an operation or a trigger that yields rows says of them. @throws ServiceError (kind `usage`) */
export function readRowOptions(ctx: Context): RowOptions {
	return { ...readReviewOptions(ctx), ...readSection(ctx, 'output', outputOptions), ...readSection(ctx, 'output', billOption), ...readSection(ctx, 'output', simplifyOption) };
}

/**
 * Reviews the rows of all results together and spreads them, with the failures, over *Extracted*, *Review* and *Failed*.
 * @param profile of the service, or the name of what gave the rows
 * @param tells what that tells beside the columns
 * @param summaries of the work that gave them
 */
export async function emitRows(
	{ ctx, profile, tells }: { ctx: IExecuteFunctions; profile: { name: string }; tells: readonly EvidenceKind[] },
	results: RowResult[],
	failures: DocumentFailure[],
	options: RowOptions,
	summaries: WorkSummary[] = [],
): Promise<INodeExecutionData[][]> {
	const rows = results.flatMap((result) => result.rows);
	const said = new Map(results.map((result) => [result.extractionId, result.evidence]));
	const invoices = payablesOf(rows, said, options);
	const { bills, reviewRules } = invoicesToBook(invoices, options);
	const reviewed = { ...options, reviewRules };
	const reasons = await reviewRows(ctx, rows, said, reviewed, invoices, bills);
	const audit = options.addAudit ? readAudit(reviewed, profile.name, tells) : undefined;
	addHints(ctx, reasons, failures, said.values(), summaries);
	return route(rows, reasons, failures, { ...options, provider: profile.name, inputItems: ctx.getInputData().length, said, invoices, ...(bills && { bills }), ...(audit && { audit }) }, summaries);
}
