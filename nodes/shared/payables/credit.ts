import type { StandardizedInvoice } from '../invoice/standardizedInvoice';

/** What credit notes call themselves. */
const CREDIT = /credit|gutschrift|rechnungskorrektur|storno|avoir|note de cr|abono|rectificativ|nota di credito|nota de cr|creditnota|kreditnota/i;

/** Whether the document gives money back: by what it calls itself, or by its total. */
export function isCredit({ documentType, total }: Pick<StandardizedInvoice, 'documentType' | 'total'>): boolean {
	return (documentType !== null && CREDIT.test(documentType)) || (total !== null && total < 0);
}
