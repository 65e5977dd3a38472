import type { EInvoice } from './readEInvoice';
import { findViolations } from './rules/findViolations';
import { standardize } from './standardize';
import type { StatedFigures } from './statedFigures';

/** Enough to see what is wrong, and little enough to carry. */
const MAX_VIOLATIONS = 5;

/** What an e-invoice states of what decides about money. */
export function figuresOf(invoice: EInvoice): StatedFigures {
	const { vendor, invoiceNumber, invoiceDate, dueDate, currency, subtotal, lineTotal, tax, total, amountDue, paymentDetails, documentType } = standardize(invoice);
	return {
		number: invoiceNumber,
		date: invoiceDate,
		dueDate,
		currency,
		subtotals: known(subtotal, lineTotal),
		tax,
		totals: known(total, amountDue),
		names: known(vendor.name, vendor.tradingName).flatMap(namesIn),
		taxIds: known(vendor.taxId, vendor.taxNumber),
		// An account may be stated by another number.
		ibans: known(paymentDetails.iban, ...paymentDetails.otherIbans).filter((account) => /^[A-Z]{2}\d{2}/i.test(account)),
		isCredit: /credit/i.test(documentType ?? ''),
		violations: findViolations(invoice).slice(0, MAX_VIOLATIONS),
	};
}

/** Some write more than the name where it belongs, in lines of their own. */
function namesIn(stated: string): string[] {
	const lines = stated.split(/[\r\n]+/).map((line) => line.trim()).filter((line) => line !== '');
	return lines.length > 1 ? [lines.join(', '), ...lines] : lines;
}

/** What is stated, once each. */
function known<T>(...values: Array<T | null>): T[] {
	return [...new Set(values.filter((value) => value !== null))];
}
