import type { IDataObject } from 'n8n-workflow';

import { billFields } from '../bills/billFields';
import type { StandardizedInvoice } from '../invoice/standardizedInvoice';
import type { Reason } from '../review/reasons';
import { auditRecord } from './auditRecord';
import { billsByFirstRow, invoicesIn } from './invoicesIn';
import type { Emit, RoutingSettings } from './outputOptions';
import { rowItemMaker } from './rowItem';
import type { RoutedRow } from './rowResult';
import { addSource, reviewOf, sourceFileOf } from './rowSource';
import { columnsOf } from './simplify';

/**
 * One item for each row: why it is doubtful, its columns, where it is from, and what else was asked for. The columns of a clean row become
 * the item as they are: a copy of each would take as long as all rules together, and as much memory as the rows.
 */
export function emitRowItems(rows: RoutedRow[], reasons: Reason[][], settings: RoutingSettings, emit: Emit): void {
	const invoices = settings.addInvoice ? invoicesByRow(rows, settings) : undefined;
	const bills = billsByFirstRow(rows, settings);
	const itemOf = rowItemMaker(settings);
	for (let index = 0; index < rows.length; index++) {
		const row = rows[index];
		const flagged = reasons[index].length > 0;
		const columns = columnsOf(row.columns, settings);
		// The reasons come first. A spread copy becomes several times slower as soon as something is added to it.
		const json: IDataObject = flagged ? Object.assign(reviewOf(reasons[index], settings), columns) : columns;
		addSource(json, row, reasons[index], row.page, settings);
		if (invoices) json._invoice = invoices[index];
		if (bills && !flagged) Object.assign(json, billFields(bills.get(index)));
		if (settings.audit) json._audit = auditRecord(row, reasons[index], settings.audit);
		if (settings.evidence === 'full') json._extraction = fullEvidence(row, reasons[index], settings.provider);
		emit(itemOf(json, row, flagged), row.extractionId, flagged);
	}
}

function fullEvidence(row: RoutedRow, reasons: Reason[], provider: string): IDataObject {
	const evidence: IDataObject = {
		provider,
		extractionId: row.workId === null ? null : row.extractionId,
		sourceFile: sourceFileOf(row),
		page: row.page ?? null,
		flagged: reasons.length > 0,
		reasons: [...reasons],
	};
	return row.details ? Object.assign(evidence, row.details) : evidence;
}

/** The rows of one invoice share it: each of its lines carries the whole invoice. */
function invoicesByRow(rows: RoutedRow[], settings: RoutingSettings): StandardizedInvoice[] {
	const invoices: StandardizedInvoice[] = [];
	for (const { invoice, rows: own } of invoicesIn(rows, settings)) for (const index of own) invoices[index] = invoice;
	return invoices;
}
