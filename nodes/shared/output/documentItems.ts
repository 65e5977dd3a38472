import type { IDataObject } from 'n8n-workflow';

import { billFields } from '../bills/billFields';
import type { MadeBill } from '../bills/makeBill';
import type { Reason } from '../review/reasons';
import { auditRecord } from './auditRecord';
import { billsByFirstRow, invoicesIn } from './invoicesIn';
import type { Emit, RoutingSettings } from './outputOptions';
import { rowItemMaker } from './rowItem';
import type { RoutedRow } from './rowResult';
import { addSource, reviewOf, sourceFileOf } from './rowSource';
import { columnsOf } from './simplify';

/**
 * One item for each document of an extraction, with its rows as a list; rows of an unknown document make up one item for each
 * extraction. A document goes to review when any of its rows does: half a document is of no use.
 */
export function emitDocumentItems(rows: RoutedRow[], reasons: Reason[][], settings: RoutingSettings, emit: Emit): void {
	const itemOf = rowItemMaker(settings);
	const byFirstRow = new Map(settings.addInvoice ? invoicesIn(rows, settings).map(({ invoice, rows: [first] }) => [first, invoice]) : []);
	const bills = billsByFirstRow(rows, settings);
	for (const indexes of byDocument(rows).values()) {
		const own = indexes.map((index) => rows[index]);
		const [row] = own;
		const found = indexes.flatMap((index, position) => reasons[index].map((reason) => ({ row: position, ...reason })));
		const flagged = found.length > 0;
		const json: IDataObject = { ...reviewOf(found, settings), fileName: sourceFileOf(row), rows: own.map(({ columns }) => columnsOf(columns, settings)) };
		const pages = [...new Set(own.flatMap(({ page }) => page ?? []))];
		addSource(json, row, found, pages.length > 0 ? pages.join(', ') : undefined, settings);
		if (settings.addInvoice) {
			const invoices = indexes.flatMap((index) => byFirstRow.get(index) ?? []);
			// Most documents hold one; where there are several, none of them is "the" invoice.
			json._invoice = invoices.length === 1 ? invoices[0] : null;
			json._invoices = invoices;
		}
		if (bills && !flagged) Object.assign(json, billsOf(indexes.flatMap((index) => bills.get(index) ?? [])));
		if (settings.audit) json._audit = auditRecord(row, found, settings.audit);
		if (settings.evidence === 'full') json._extraction = fullEvidence(row, pages, found, settings.provider);
		emit(itemOf(json, row, flagged), row.extractionId, flagged);
	}
}

/** As with invoices, where there are several none of them is "the" bill. */
function billsOf(bills: MadeBill[]): IDataObject {
	return { ...(bills.length === 1 && billFields(bills[0])), _bills: bills.map(billFields) };
}

/** Indexes of the rows of each document, in the order in which the documents come. */
function byDocument(rows: RoutedRow[]): Map<string, number[]> {
	const documents = new Map<string, number[]>();
	rows.forEach(({ extractionId, fileName }, index) => {
		const key = JSON.stringify([extractionId, fileName ?? null]);
		const known = documents.get(key);
		if (known) known.push(index);
		else documents.set(key, [index]);
	});
	return documents;
}

function fullEvidence(row: RoutedRow, pages: number[], reasons: IDataObject[], provider: string): IDataObject {
	return {
		provider,
		extractionId: row.workId === null ? null : row.extractionId,
		sourceFile: sourceFileOf(row),
		pages,
		flagged: reasons.length > 0,
		reasons,
		...row.details,
	};
}
