import type { MadeBill } from '../bills/makeBill';
import { invoicesOfRows, type InvoiceOfRows } from '../invoice/invoicesOfRows';
import type { RoutingSettings } from './outputOptions';
import type { RoutedRow } from './rowResult';

/** The invoices that rows make up, as the review read them where it did. */
export function invoicesIn(rows: RoutedRow[], { said, invoices }: Pick<RoutingSettings, 'said' | 'invoices'>): readonly InvoiceOfRows[] {
	return invoices?.() ?? invoicesOfRows(rows, (id) => said.get(id)?.perLineItem ?? false);
}

/** The bill of each invoice at the index of its first row, so that an invoice in several rows is booked once; undefined where none are asked for. */
export function billsByFirstRow(rows: RoutedRow[], settings: Pick<RoutingSettings, 'said' | 'invoices' | 'bills'>): ReadonlyMap<number, MadeBill> | undefined {
	const bills = settings.bills?.();
	return bills && new Map(invoicesIn(rows, settings).map(({ rows: [first] }, index) => [first, bills[index]]));
}
