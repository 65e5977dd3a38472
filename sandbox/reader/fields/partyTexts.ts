import { fold } from '../fold';
import { amountsIn } from '../text/amounts';
import { CURRENCY_CODES } from '../text/currency';
import { datesIn } from '../text/dates';
import { isCountryName } from './country';

/** A postal code with its town: 80333 München, D-80333 M., 1025 RX Amsterdam, 00-950 Warszawa, 4000-123 Porto, NY 10001, SW1A 1AA. */
export const POSTCODE = /\b\d{4}\s?[A-Z]{2}\s+\p{Lu}|\b\d{2}-\d{3}\s\p{Lu}|\b\d{4}-\d{3}\s\p{Lu}|\b\d{3}\s\d{2}\s+\p{Lu}|\b[A-Z]{0,2}[- ]?\d{4,5}\s\p{Lu}|\b[A-Z]{2}\s*,?\s+\d{5}\b|\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b/u;
/** Location and customer codes that stand over a name. */
export const CODE = /^(gln|iln|(lief|kunden|kd)[.-]*\s?(nr|no))\b.*\d/i;
/** What stands in large type on an invoice and is not the name of its firm, folded. */
const TITLE =
	/^(?:(?:tax|commercial|proforma|pro forma|sales|your|ihre|retail|simplified|vat|cash|payment|project|kopie|copie|copia|original|account|monthly|official)\s+)*(?:\p{L}*rechnung|invoices?|facture|gutschrift|credit note|credit memo|receipt|avoir|statement|bill|quote|order|fattura|factura|factuur|fatura|faktura|rachunek|paragon|danovy doklad|uctenka|kvitto|kvittering|regning|lasku|kuitti|szamla|nyugta|racun|arve|rekins|saskaita|pvm saskaita|recibo|boleta|comprobante|ticket|nota|nota fiscal|scontrino|ricevuta|documento|document|original|originale|copy|kopie|copia|duplicate|duplicado|triplicado|triplicate|delivery note|lieferschein|quittung|kassenbon|beleg|bon|summary|page|seite|welcome|thank you|danke|vielen dank|merci|gracias|obrigado|grazie|danfe|e fatura|e arsiv|paid|bezahlt|paye|pagado|счет|фактура|рахунок|накладная|τιμολογιο|αποδειξη|invois|faktur|customer copy|merchant copy|no exchange|cash bill)(?!\p{L})/u;
export const SALUTATION = /^(herrn?|frau|firma|fa|an|to|mr|mrs|ms|mme|madame|monsieur|m|spett\.?(le|abile)?( ditta)?|egr\.?( sig\.?)?|sr|sra|senor(es)?|exmos?\.?\(?s?\)?( srs?\.?)?|dhr|mevr|t\.?a\.?v|pan|pani|hr|frue)\.?$/i;

export function isTitle(text: string): boolean {
	return TITLE.test(fold(text));
}

const CURRENCY = new RegExp(`^(?:${CURRENCY_CODES})$`);
/** A street by itself, whose name was not read: "Bahnhofstraße 99", "KUNDENWEG 88", "rue de Lyon 3"; folded. */
const STREET = /^[\p{L} .'-]*(?:stras{1,2}e|str\.|weg|platz|allee|gasse|damm|ufer|straat|laan|plein|gatan|vagen|vej|gade|utca)(?:\s*\d+\s?[a-z]?)?$|^(?:rue|avenue|boulevard|via|viale|piazza|corso|calle|avenida|plaza|rua|ul\.|ulica)\s.*\d/u;

export function isName(text: string): boolean {
	if (CURRENCY.test(text.trim()) || isCountryName(text) || STREET.test(fold(text).trim())) return false;
	if (!/\p{L}.*\p{L}.*\p{L}/u.test(text) || text.length > 70 || /@|www\.|https?:|^\+?[\d\s()/-]+$/.test(text)) return false;
	return datesIn(text, 'day-first').length === 0 && !amountsIn(text).some((amount) => amount.isMoney) && !/^\d+[\s,]/.test(text);
}

export function isAddressLine(text: string): boolean {
	if (/@|www\.|https?:|^(tel|fax|phone|fon|mobil|e-?mail|ust|vat|tax|iban|bic|siret|gln)\b/i.test(text)) return false;
	return text.length <= 70 && /\p{L}|\d{4}/u.test(text) && !/^\+?[\d\s()./-]{8,}$/.test(text) && datesIn(text, 'day-first').length === 0 && !/:\s*\S/.test(text);
}
