import type { IDataObject } from 'n8n-workflow';

import { layoutOf } from '../../shared/invoice/columns';
import { flatten } from '../../shared/invoice/nested';
import { readText } from '../../shared/invoice/text';
import { review } from '../../shared/review/review';
import type { Evidence } from '../../shared/review/evidence';
import type { Reason } from '../../shared/review/reasons';
import { reviewRulesParameter, type ReviewOptions } from '../../shared/review/reviewOptions';
import { RULES } from '../../shared/review/rules';
import { duplicates } from '../../shared/review/rules/duplicates';
import { lowConfidence } from '../../shared/review/rules/lowConfidence';
import { missingFields } from '../../shared/review/rules/missingFields';
import { outOfRange } from '../../shared/review/rules/outOfRange';
import { qaSample } from '../../shared/review/rules/qaSample';
import type { EvidenceKind } from '../../shared/review/rules/rule';
import { totals } from '../../shared/review/rules/totals';
import type { AskedRow, GivenReason } from './askedRow';
import { withCorrections, type Correction } from './corrections';

/** The rules that look at nothing but columns, beside those of *Accounts Payable*: a correction can put right what they find. */
const COLUMN_RULES: readonly string[] = [missingFields, totals, duplicates, outOfRange].map(({ code }) => code);
const COMPARED_WITH_THE_XML: readonly EvidenceKind[] = ['eInvoice', 'comparison'];
const PAYABLES_RULES: readonly string[] = RULES.flatMap((rule) => (rule.partOf ? [rule.code] : []));

/** What makes no sense here: other rules, and what earlier executions delivered. */
const NOT_HERE = ['LOW_CONFIDENCE', 'QA_SAMPLE', 'duplicateScope', 'rememberedInvoices'];

export const rulesParameter = {
	...reviewRulesParameter([], NOT_HERE),
	description: 'What the rows are checked with while they are corrected. The rules of the list are on: add one to set it or to switch it off. Those of Accounts Payable are off until they are added.',
};

export type CheckSettings = ReviewOptions & { timezone: string };

/**
 * What the rules say of the rows as they are corrected, in sentences, and what nodes before this one have found with lists, e-invoices and earlier
 * invoices that are not here, until the field that it is about is another one.
 * @param corrections by row; none where a row has none
 * @param rejected rows of which nothing is said, and with which no other is compared
 */
export function problemsOf(rows: AskedRow[], corrections: ReadonlyMap<number, Correction[]>, rejected: ReadonlySet<number>, settings: CheckSettings): string[][] {
	const compared = rows.filter(({ id }) => !rejected.has(id));
	const found = findReasons(compared.map((row) => withCorrections(row.columns, corrections.get(row.id) ?? [])), compared, settings);
	const said = new Map(
		compared.map((row, index) => {
			const again = new Set(found[index].map(({ code }): string => code));
			const standing = standingReasons(row, corrections.get(row.id) ?? [], settings).filter(({ code }) => !again.has(code));
			return [row.id, [...new Set([...standing.map(sayGiven), ...found[index].map(({ message }) => sentence(message))])]];
		}),
	);
	return rows.map(({ id }) => said.get(id) ?? []);
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
	const codes = [...COLUMN_RULES, ...PAYABLES_RULES];
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

/** What was found before, and cannot be looked for again here. What a service doubts, the person has looked at. */
function standingReasons({ reasons, columns }: AskedRow, corrections: Correction[], { reviewRules }: CheckSettings): GivenReason[] {
	const corrected = new Set(corrections.map(({ field }) => field.name));
	const isOn = (code: string) => reviewRules.some((rule) => rule === code);
	const identifying = [...numberColumn(columns), layoutOf(flatten(columns)).names.get('vendorName')];
	return reasons.filter(({ code, field }) => {
		if (code === duplicates.code) return isOn(code) && !identifying.some((name) => name !== undefined && corrected.has(name));
		const isLookedForAgain = COLUMN_RULES.includes(code) || (PAYABLES_RULES.includes(code) && isOn(code));
		return !isLookedForAgain && !SETTLED_BY_LOOKING.includes(code) && !(field !== undefined && corrected.has(field));
	});
}

/** What was only picked out to be looked at, what a service is not sure of, and what the bill lacked, which is asked for anew where bills are made. */
const SETTLED_BY_LOOKING: readonly string[] = [
	qaSample.code,
	lowConfidence.code,
	...RULES.flatMap(({ code, needs }) => (needs !== undefined && !COMPARED_WITH_THE_XML.includes(needs) ? [code] : [])),
];

/** The evidence has a sentence only where it is asked for in full. */
function sayGiven({ code, message }: GivenReason): string {
	return sentence(message ?? RULES.find((rule) => rule.code === code)?.description ?? code);
}

function numberColumn(columns: IDataObject): string[] {
	const { names } = layoutOf(flatten(columns));
	return [names.get('invoiceNumber') ?? names.get('receiptNumber')].filter((name) => name !== undefined);
}

function sentence(message: string): string {
	return `${message.charAt(0).toUpperCase()}${message.slice(1).replace(/\.$/, '')}.`;
}
