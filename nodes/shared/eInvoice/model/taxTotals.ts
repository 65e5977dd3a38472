import type { InvoiceTerms } from './invoice';

/** The tax of an invoice in a currency: that of the invoice unless another one is asked for. */
export function taxIn({ taxTotals, currency }: InvoiceTerms, asked?: string): number | undefined {
	const stated = taxTotals.find((tax) => tax.currency === (asked ?? currency));
	if (stated || asked) return stated?.amount;
	// An amount that does not say its currency has that of the invoice, and so has any where the invoice does not say its own.
	return taxTotals.find((tax) => tax.currency === undefined || currency === undefined)?.amount;
}
