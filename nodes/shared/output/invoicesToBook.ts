import { billWriter, type BillOptions } from '../bills/billOption';
import { makeBill, type MadeBill } from '../bills/makeBill';
import { once } from '../once';
import type { Payable } from '../payables/payable';
import { billIncomplete } from '../review/rules/billIncomplete';
import type { ReviewOptions } from '../review/reviewOptions';

/** The invoices of rows with their bills, where such are asked for, and the review that goes with them. */
export interface InvoicesToBook {
	/** In the order of the invoices; undefined where no bills are asked for. */
	bills?: () => readonly MadeBill[];
	/** With bills, what has none goes to review even where nothing else does: nothing that cannot be booked may look as if it could. */
	reviewRules: ReviewOptions['reviewRules'];
}

export function invoicesToBook(invoices: () => readonly Payable[], options: BillOptions & Pick<ReviewOptions, 'reviewRules'>): InvoicesToBook {
	const writer = billWriter(options);
	if (!writer) return { reviewRules: options.reviewRules };
	return { bills: once(() => invoices().map((invoice) => makeBill(invoice, writer))), reviewRules: [...options.reviewRules, billIncomplete.code] };
}
