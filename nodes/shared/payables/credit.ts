import type { StandardizedInvoice } from '../invoice/standardizedInvoice';

/** What credit notes call themselves; a credit card, a letter of credit and a creditor give nothing back. */
const CREDIT =
	/(?<!(?:letter|line)s? of )credit(?!or|[\s-]*cards?\b)|gutschrift|rechnungskorrektur|storno|avoir|note de cr|abono|rectificativ|nota de cr|kreditt?(?:nota|note|faktura)|hyvity|koryguj|dobropis/i;

/** Whether the document gives money back: by what it calls itself, or by its total. */
export function isCredit({ documentType, total }: Pick<StandardizedInvoice, 'documentType' | 'total'>): boolean {
	return (documentType !== null && CREDIT.test(documentType)) || (total !== null && total < 0);
}
