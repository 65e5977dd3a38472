import type { IBinaryKeyData } from 'n8n-workflow';

import type { DocumentOrigin } from '../documents/document';
import type { RoutedRow, RowResult, Structure } from '../output/rowResult';
import type { AskedColumns } from './askedColumns';
import { askedRows } from './askedRows';
import type { EInvoice } from './readEInvoice';
import { findViolations } from './rules/findViolations';
import { standardize } from './standardize';

/** What is known of the document of an e-invoice. */
export interface EInvoiceSource {
	origin: DocumentOrigin;
	/** Hex. */
	sha256: string;
	/** The files in the XML, as they are stored in n8n. */
	files?: IBinaryKeyData;
}

/**
 * The rows of an e-invoice that no service has seen: one an invoice or one a line. The first carries its files.
 * @param asked the columns that its rows shall have; those of its own unless given
 */
export function eInvoiceRows(invoice: EInvoice, { origin, sha256, files }: EInvoiceSource, structure: Structure, asked: AskedColumns = {}): RowResult {
	const standardized = standardize(invoice);
	// Nothing can be looked up by it; it holds the rows of a document together.
	const extractionId = `${origin.itemIndex}/${origin.field}`;
	const shared: Omit<RoutedRow, 'columns'> = {
		extractionId,
		workId: null,
		fileName: origin.originalName,
		documentHash: sha256,
		origin,
		invoice: standardized,
		violations: findViolations(invoice),
	};
	return {
		extractionId,
		rows: askedRows(asked, standardized, structure).map((row, index): RoutedRow => ({ columns: row, ...shared, ...(index === 0 && files && { files }) })),
		evidence: { notes: [], failedPages: [], perLineItem: (asked.structure ?? structure) === 'lineItem', fileNames: [origin.originalName], batch: extractionId, isExact: true },
	};
}
