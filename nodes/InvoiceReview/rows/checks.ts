import type { IDataObject } from 'n8n-workflow';

import { layoutOf } from '../../shared/invoice/columns';
import { flatten } from '../../shared/invoice/nested';
import { readText } from '../../shared/invoice/text';
import { review } from '../../shared/review/review';
import type { Evidence } from '../../shared/review/evidence';
import type { Reason } from '../../shared/review/reasons';
import { reviewRulesParameter, type ReviewOptions } from '../../shared/review/reviewOptions';
import { duplicates } from '../../shared/review/rules/duplicates';
import { missingFields } from '../../shared/review/rules/missingFields';
import { outOfRange } from '../../shared/review/rules/outOfRange';
import { totals } from '../../shared/review/rules/totals';
import type { AskedRow } from './askedRow';
import { withCorrections, type Correction } from './corrections';

/** The rules that look at nothing but columns: a correction can put right what they find. What a service doubts, a person has looked at. */
const COLUMN_RULES = [missingFields, totals, duplicates, outOfRange] as const;

/** What makes no sense here: other rules, and what earlier executions delivered. */
const NOT_HERE = ['LOW_CONFIDENCE', 'QA_SAMPLE', 'duplicateScope', 'rememberedInvoices'];

export const rulesParameter = {
	...reviewRulesParameter([], NOT_HERE),
	description: 'What the rows are checked with while they are corrected. Every rule of the list is on: add one to set it or to switch it off.',
};

export type CheckSettings = ReviewOptions & { timezone: string };

/**
 * What the rules say of the rows as they are corrected, in sentences; a duplicate that a node before this one has found counts until
 * its number or vendor is another one, since the rows that it was compared with are not here.
 * @param corrections by row; none where a row has none
 */
export function problemsOf(rows: AskedRow[], corrections: ReadonlyMap<number, Correction[]>, settings: CheckSettings): string[][] {
	const found = findReasons(rows.map((row) => withCorrections(row.columns, corrections.get(row.id) ?? [])), rows, settings);
	return rows.map((row, index) => {
		const earlier = found[index].some(({ code }) => code === duplicates.code) ? [] : stillDuplicate(row, corrections.get(row.id) ?? [], settings);
		return [...new Set([...earlier, ...found[index].map(({ message }) => sentence(message))])];
	});
}

/** The fields that speak against each row: those that its reasons name; where there are only codes, those that the rules find again. */
export function markedFields(rows: AskedRow[], settings: CheckSettings): Array<ReadonlySet<string>> {
	const found = findReasons(rows.map(({ columns }) => columns), rows, settings);
	return rows.map(({ reasons, columns }, index) => {
		const named = reasons.flatMap(({ field }) => field ?? []);
		const again = reasons.length === 0 ? found[index] : found[index].filter(({ code }) => reasons.some((reason) => reason.code === code));
		const ofDuplicate = reasons.some(({ code }) => code === duplicates.code) ? numberColumn(columns) : [];
		return new Set([...named, ...again.flatMap(({ field }) => field ?? []), ...ofDuplicate]);
	});
}

function findReasons(columns: IDataObject[], rows: AskedRow[], { timezone, ...options }: CheckSettings): Reason[][] {
	const codes: readonly string[] = COLUMN_RULES.map(({ code }) => code);
	const sources = rows.map(sourceOf);
	const said: Evidence = { notes: [], failedPages: [], perLineItem: true, fileNames: [] };
	return review({
		// Without a file name the lines of an invoice are not added up: some of them may not be here.
		rows: columns.map((row, index) => ({ columns: flatten(row), extractionId: sources[index] })),
		evidence: new Map(sources.map((source) => [source, said])),
		options: { ...options, reviewRules: options.reviewRules.filter((code) => codes.includes(code)) },
		timezone,
	});
}

/** Rows of the same document may be lines of one invoice, and share its number without being duplicates. */
function sourceOf({ id, json }: AskedRow): string {
	const [extraction, file] = [readText(json._extractionId), readText(json._sourceFile)];
	return extraction === undefined && file === undefined ? `row ${id}` : JSON.stringify([extraction, file]);
}

function stillDuplicate({ reasons, columns }: AskedRow, corrections: Correction[], { reviewRules }: CheckSettings): string[] {
	if (!reviewRules.includes(duplicates.code)) return [];
	const layout = layoutOf(flatten(columns));
	const identifying = [...numberColumn(columns), layout.names.get('vendorName')];
	if (corrections.some(({ field }) => identifying.includes(field.name))) return [];
	return reasons.filter(({ code }) => code === duplicates.code).map(({ message }) => sentence(message ?? 'The same vendor and invoice number came before'));
}

function numberColumn(columns: IDataObject): string[] {
	const { names } = layoutOf(flatten(columns));
	return [names.get('invoiceNumber') ?? names.get('receiptNumber')].filter((name) => name !== undefined);
}

function sentence(message: string): string {
	return `${message.charAt(0).toUpperCase()}${message.slice(1).replace(/\.$/, '')}.`;
}
