import { invoicesOfRows, type InvoiceOfRows } from '../invoice/invoicesOfRows';
import type { RoutingSettings } from './outputOptions';
import type { RoutedRow } from './rowResult';

/** The invoices that rows make up, as the review read them where it did. */
export function invoicesIn(rows: RoutedRow[], { said, invoices }: Pick<RoutingSettings, 'said' | 'invoices'>): readonly InvoiceOfRows[] {
	return invoices?.() ?? invoicesOfRows(rows, (id) => said.get(id)?.perLineItem ?? false);
}
