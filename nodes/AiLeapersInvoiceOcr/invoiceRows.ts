import type { IDataObject } from 'n8n-workflow';

import type { RowResult } from '../shared/output/emitRows';
import { resultRows, type Source, type Structure } from '../shared/output/resultRows';
import type { Invoice } from './schema';

/** The rows of one result of the service. */
export function invoiceRows(invoice: Invoice, extractionId: string, source: Source, structure: Structure, details: IDataObject = {}): RowResult {
	return resultRows(invoice, extractionId, source, structure, { details, ...(typeof invoice.confidence === 'number' && { confidence: invoice.confidence }) });
}
