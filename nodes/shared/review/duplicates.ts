import { readAmount } from '../invoice/amounts';
import { findColumns } from '../invoice/columns';
import type { ReviewInput, ReviewRow, Rule } from './reasons';

/**
 * The same vendor and number twice in one run: the first stays, each further one goes to review and names it.
 * The lines of one invoice share its number, so with one row per line only another document is a duplicate.
 */
export const duplicates: Rule = ({ rows, evidence }: ReviewInput) => {
	const first = new Map<string, ReviewRow>();
	return rows.flatMap((row, index) => {
		const identity = identify(row);
		if (!identity) return [];
		const { key, field, number } = identity;
		const earlier = first.get(key);
		if (!earlier) {
			first.set(key, row);
			return [];
		}
		const perLineItem = evidence.get(row.extractionId)?.perLineItem ?? false;
		if (perLineItem && earlier.fileName === row.fileName && earlier.extractionId === row.extractionId) return [];
		const place = earlier.fileName ? ` in ${earlier.fileName}` : '';
		return [{ row: index, reason: { code: 'DUPLICATE' as const, field, message: `Invoice ${number} of the same vendor came before${place}.` } }];
	});
};

/** Without a vendor, the total stands in for it: numbers alone repeat from vendor to vendor. */
function identify({ columns }: ReviewRow): { key: string; field: string; number: string } | undefined {
	const names = findColumns(Object.keys(columns));
	const field = names.get('invoiceNumber');
	const number = text(columns[field ?? '']);
	if (!field || !number) return undefined;
	const vendor = text(columns[names.get('vendorName') ?? '']);
	const total = readAmount(columns[names.get('total') ?? '']);
	if (!vendor && total === undefined) return undefined;
	return { key: JSON.stringify([vendor ? canonical(vendor) : total, canonical(number)]), field, number };
}

function text(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** Spelling that does not matter: case, spaces, punctuation, a leading # and leading zeros. */
function canonical(value: string): string {
	return value.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '').replace(/^0+(?=.)/, '');
}
