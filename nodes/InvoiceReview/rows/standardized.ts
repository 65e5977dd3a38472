import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../shared/invoice/nested';
import { toStandardizedInvoice } from '../../shared/invoice/toStandardizedInvoice';
import type { AskedRow } from './askedRow';
import { withCorrections, type Correction } from './corrections';

/**
 * The standardized invoices (`_invoice`) of rows as a person has corrected them, so that nothing is booked from what was wrong. Only what the corrections
 * change becomes another: what an e-invoice or lines that are not here have told stays. All rows of an invoice carry the same one.
 * @param corrections by row
 * @returns by row, for the rows of invoices of which something was corrected
 */
export function correctedInvoices(rows: AskedRow[], corrections: ReadonlyMap<number, Correction[]>): ReadonlyMap<number, IDataObject> {
	const byInvoice = new Map<string, IDataObject>();
	for (const { id, json, columns } of rows) {
		const own = corrections.get(id) ?? [];
		if (own.length === 0 || !isObject(json._invoice)) continue;
		const key = JSON.stringify(json._invoice);
		byInvoice.set(key, withChanges(byInvoice.get(key) ?? json._invoice, columns, withCorrections(columns, own)));
	}
	const corrected = new Map<number, IDataObject>();
	for (const { id, json } of rows) {
		const invoice = isObject(json._invoice) ? byInvoice.get(JSON.stringify(json._invoice)) : undefined;
		if (invoice) corrected.set(id, invoice);
	}
	return corrected;
}

function withChanges(invoice: IDataObject, before: IDataObject, after: IDataObject): IDataObject {
	const [{ lineItems: linesBefore, ...was }, { lineItems: linesAfter, ...is }] = [before, after].map((columns) => toStandardizedInvoice([columns]));
	const changed = Object.entries(is).filter(([key, value]) => !isSame(value, was[key as keyof typeof was]));
	const lines = withLines(Array.isArray(invoice.lineItems) ? (invoice.lineItems as IDataObject[]) : [], linesBefore, linesAfter);
	return { ...invoice, ...Object.fromEntries(changed), lineItems: lines } as IDataObject;
}

/** The line of a row is one among those of its invoice: the first that says the same. */
function withLines(lines: IDataObject[], before: readonly object[], after: readonly object[]): IDataObject[] {
	const left = [...lines];
	before.forEach((line, index) => {
		const place = left.findIndex((known) => Object.entries(line).every(([key, value]) => isSame(known[key], value)));
		const corrected = after[index];
		if (place >= 0 && corrected && !isSame(line, corrected)) left[place] = { ...left[place], ...corrected };
	});
	return after.length > before.length ? [...left, ...(after.slice(before.length) as IDataObject[])] : left;
}

function isSame(left: unknown, right: unknown): boolean {
	return JSON.stringify(left) === JSON.stringify(right);
}
