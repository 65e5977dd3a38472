import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { groupByInvoice } from '../invoice/groups';
import { toCanonicalInvoice } from '../invoice/toCanonicalInvoice';
import type { CanonicalInvoice } from '../invoice/canonicalInvoice';
import type { Reason } from '../review/reasons';
import { attachSource } from './attachSource';
import type { Emit, RoutingSettings } from './outputOptions';
import type { RoutedRow } from './rowResult';

/** One item for each row: its columns, `_extraction` and `_invoice`. */
export function emitRowItems(rows: RoutedRow[], reasons: Reason[][], settings: RoutingSettings, emit: Emit): void {
	const invoices = settings.addInvoice ? invoicesByRow(rows, settings) : undefined;
	const addSource = attachSource(settings);
	for (let index = 0; index < rows.length; index++) {
		const row = rows[index];
		const flagged = reasons[index].length > 0;
		// A spread copy becomes several times slower as soon as something is added to it.
		const json: IDataObject = Object.assign({}, row.columns);
		if (invoices) json._invoice = invoices[index];
		if (settings.addMetadata) json._extraction = metadataOf(row, reasons[index], settings.provider);
		const item: INodeExecutionData = { json };
		addSource(item, row, flagged);
		emit(item, row.extractionId, flagged);
	}
}

function metadataOf(row: RoutedRow, reasons: Reason[], provider: string): IDataObject {
	const metadata: IDataObject = {
		provider,
		extractionId: row.extractionId,
		sourceFile: row.origin?.originalName ?? row.fileName ?? null,
		page: row.page ?? null,
		flagged: reasons.length > 0,
		reasons,
	};
	return row.details ? Object.assign(metadata, row.details) : metadata;
}

/** The rows of one invoice share it: each of its lines carries the whole invoice. */
function invoicesByRow(rows: RoutedRow[], { evidence }: RoutingSettings): CanonicalInvoice[] {
	const invoices: CanonicalInvoice[] = [];
	for (const group of groupByInvoice(rows, (id) => evidence.get(id)?.perLineItem ?? false)) {
		const invoice = toCanonicalInvoice(group.map((index) => rows[index].columns));
		for (const index of group) invoices[index] = invoice;
	}
	return invoices;
}
