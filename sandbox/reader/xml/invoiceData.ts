import type { FieldKey, LineItem, TaxLine } from '../reading';

/** What an e-invoice says, before it is compared with the visible text. */
export interface XmlInvoice {
	fields: Partial<Record<FieldKey, string | number>>;
	lineItems: Array<Omit<LineItem, 'page'>>;
	taxes: TaxLine[];
}

/**
 * UNTDID 1001, the codes that e-invoices use for what is not an ordinary invoice. The title counts as
 * well: ZUGFeRD 1.0 sends corrections as 380 with a title of their own.
 */
export function documentTypeOf(typeCode: string | undefined, title = ''): string {
	if (typeCode === '384' || /korrektur|corrected|rectificative/i.test(title)) return 'corrected invoice';
	return ['381', '83', '261', '262', '296', '308', '396', '420', '458', '532'].includes(typeCode ?? '')
		? 'credit note'
		: 'invoice';
}

/** UN/ECE Recommendation 20 codes in the words that invoices print. */
export function unitOf(code: string | undefined): string | undefined {
	return code === undefined ? undefined : (UNITS[code] ?? code);
}

const UNITS: Record<string, string> = {
	C62: 'pcs', H87: 'pcs', EA: 'pcs', PCE: 'pcs', HUR: 'h', MIN: 'min', DAY: 'days', WEE: 'weeks', MON: 'months', ANN: 'years',
	KGM: 'kg', GRM: 'g', TNE: 't', MTR: 'm', KMT: 'km', MTK: 'm²', MTQ: 'm³', LTR: 'l', SET: 'set', KWH: 'kWh', LS: 'lump sum',
};

/** Parts of an address in one line, without those that are missing or said twice. */
export function joined(...parts: Array<string | undefined>): string | undefined {
	const present = parts.filter((part, i): part is string => Boolean(part) && parts.indexOf(part) === i);
	return present.length > 0 ? present.join(', ') : undefined;
}

/** An e-invoice date (20260131, 2026-01-31 or with a time) as ISO; undefined for anything else. */
export function isoDate(text: string | undefined): string | undefined {
	const match = /^(\d{4})-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])/.exec(text ?? '');
	return match ? `${match[1]}-${match[2]}-${match[3]}` : undefined;
}

/** The same object without its undefined values. */
export function defined<T extends object>(object: T): T {
	return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}
