import { fold } from '../fold';
import { amountsIn } from '../text/amounts';
import { datesIn } from '../text/dates';

export const POSTCODE = /\b[A-Z]{0,2}[- ]?\d{4,5}\s\p{Lu}|\b[A-Z]{2}\s*,?\s+\d{5}\b|\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b/u;
/** Location and customer codes that stand over a name. */
export const CODE = /^(gln|iln|(lief|kunden|kd)[.-]*\s?(nr|no))\b.*\d/i;
export const SALUTATION = /^(herrn?|frau|firma|fa|an|to|mr|mrs|ms|mme|madame|monsieur|m)\.?$/i;

export function isTitle(text: string): boolean {
	return /^(tax |commercial |proforma |pro forma )?(invoice|rechnung|facture|gutschrift|credit note|receipt|avoir|statement|bill|quote|order|fattura|factura|factuur|original|copy|kopie|duplicate|delivery note|lieferschein)\b/.test(fold(text));
}

export function isName(text: string): boolean {
	if (!/\p{L}.*\p{L}.*\p{L}/u.test(text) || text.length > 70 || /@|www\.|https?:|^\+?[\d\s()/-]+$/.test(text)) return false;
	return datesIn(text, 'day-first').length === 0 && !amountsIn(text).some((amount) => amount.isMoney) && !/^\d+[\s,]/.test(text);
}

export function isAddressLine(text: string): boolean {
	if (/@|www\.|https?:|^(tel|fax|phone|fon|mobil|e-?mail|ust|vat|tax|iban|bic|siret|gln)\b/i.test(text)) return false;
	return text.length <= 70 && /\p{L}|\d{4}/u.test(text) && !/^\+?[\d\s()./-]{8,}$/.test(text) && datesIn(text, 'day-first').length === 0 && !/:\s*\S/.test(text);
}
