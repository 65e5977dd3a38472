import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';

import { billFields } from '../../shared/bills/billFields';
import type { MadeBill } from '../../shared/bills/makeBill';
import { layoutOf, valueOf } from '../../shared/invoice/columns';
import { flatten, isObject } from '../../shared/invoice/nested';
import { readText } from '../../shared/invoice/text';
import type { PostedAnswer } from '../page/reviewPage';
import type { AskedRow } from './askedRow';
import { columnsOf, textOf } from './fields';
import { valuesBefore, withCorrections, type Correction } from './corrections';
import { correctedInvoices } from './standardized';

/** What every item that comes out says of its decision. */
export interface Review extends IDataObject {
	decision: 'approved' | 'rejected' | 'unanswered';
	/** Who decided, as they named themselves; null where nobody did. */
	by: string | null;
	/** When, ISO 8601; null where nobody did. */
	at: string | null;
	remark: string;
	/** The values before, of the columns that were corrected. */
	before: IDataObject;
	/** What the rules still said of a row that was approved all the same. */
	problems: string[];
	/** When the node asked, and until when; ISO 8601. */
	asked: string;
	deadline: string | null;
}

const asked = z.object({ asked: z.string(), deadline: z.string().nullable() });

export type Asked = z.infer<typeof asked>;

/** Whether a column is what this node has said of the row in an earlier review. */
export function isReview(value: unknown): boolean {
	return asked.safeParse(value).success;
}

/** When the node asked about the items that wait; undefined where it did not. */
export function readAsked(items: INodeExecutionData[]): Asked | undefined {
	return asked.safeParse(items[0]?.json.review).data;
}

/** What an item says until somebody decides, and what comes out at the deadline. */
export function unanswered(when: Asked): Review {
	return { decision: 'unanswered', by: null, at: null, remark: '', before: {}, problems: [], asked: when.asked, deadline: when.deadline };
}

export interface Decided {
	asked: Asked;
	/** ISO 8601. */
	at: string;
	answer: PostedAnswer;
	/** By row, of those that are approved. */
	corrections: ReadonlyMap<number, Correction[]>;
	/** What the rules say, in the order of the rows. */
	problems: string[][];
	/** By the first row of each invoice that is approved as a whole. */
	bills: ReadonlyMap<number, MadeBill>;
	/** Whether each item lists what was corrected, to learn from. */
	addsCorrections: boolean;
}

/** Every row once, in the order of the input and paired to it, with its files. */
export function decidedItems(rows: AskedRow[], { asked: when, at, answer, corrections, problems, bills, addsCorrections }: Decided): INodeExecutionData[] {
	const posted = new Map(answer.rows.map((row) => [row.id, row]));
	const by = answer.by?.trim() || null;
	const invoices = correctedInvoices(rows, corrections);
	return rows.map((row, index) => {
		const { decision, remark = '' } = posted.get(row.id) ?? {};
		const own = decision === 'approved' ? (corrections.get(row.id) ?? []) : [];
		const said: Review = decision
			? { ...unanswered(when), decision, by, at, remark: remark.trim(), before: valuesBefore(own), problems: decision === 'approved' ? problems[index] : [] }
			: unanswered(when);
		const invoice = invoices.get(row.id);
		const json = {
			...withCorrections(row.json, own),
			...(invoice && { _invoice: invoice }),
			...billFields(bills.get(row.id)),
			...audited(row.json, said),
			...(addsCorrections && { _corrections: listed(row, own) }),
			review: said,
		};
		return { json, ...(row.item.binary && { binary: row.item.binary }), pairedItem: { item: row.id } };
	});
}

/** Adds the decision to the audit record that a node before this one has made. */
function audited({ _audit }: IDataObject, review: Review): IDataObject {
	return isObject(_audit) ? { _audit: { ..._audit, review } } : {};
}

/** For tables of corrections: one entry for each column, with the vendor as it is after the correction. */
function listed({ json, name }: AskedRow, corrections: Correction[]): IDataObject[] {
	const columns = flatten(columnsOf(withCorrections(json, corrections)));
	const vendor = readText(valueOf(columns, layoutOf(columns), 'vendorName')) ?? null;
	const document = readText(json._sourceFile) ?? name;
	return corrections.map(({ field, after }) => ({ vendor, field: field.name, before: textOf(field.value), after: textOf(after), document }));
}

export function countDecisions(items: INodeExecutionData[]): Record<Review['decision'], number> {
	const counts = { approved: 0, rejected: 0, unanswered: 0 };
	for (const { json } of items) counts[(json.review as Review).decision]++;
	return counts;
}
