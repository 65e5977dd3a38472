import type { Invoice } from '../../sandbox/reader/reading';
import type { Truth } from './truth';

export type ScoredField = keyof Truth;

/** The fields without which a row is of no use: what the shares and the notes are measured on. */
export const FOUR_FIELDS = ['invoiceNumber', 'invoiceDate', 'total', 'vendorName'] as const satisfies ScoredField[];

export interface Comparison {
	field: ScoredField;
	isRight: boolean;
	/** What the reader itself gave as the cause of each doubt about the field, by its kind: "missing", "arithmetic", "failed". */
	causes: string[];
	/** The document shows something else than the truth does, which is a cause for a note even though the value is right. */
	isContradicted?: boolean;
	expected: string;
	got: string;
}

/** Compares an invoice with the truth, field by field; fields without truth are left out. */
export function compare({ fields, doubts }: Pick<Invoice, 'fields' | 'doubts'>, truth: Truth): Comparison[] {
	return (Object.keys(truth) as ScoredField[]).map((field) => {
		const expected = truth[field];
		const got = fields[field]?.value;
		return {
			field,
			isRight: got !== undefined && isRight(field, got, expected),
			causes: doubts.filter((doubt) => doubt.field === field).map(({ kind }) => kind),
			expected: [expected].flat().join(' or '),
			got: String(got ?? '-'),
		};
	});
}

function isRight(field: ScoredField, got: string | number, expected: Truth[ScoredField]): boolean {
	if (typeof expected === 'number') return isSameAmount(got, expected);
	if (Array.isArray(expected)) return expected.some((value) => (typeof value === 'number' ? isSameAmount(got, value) : isSameName(String(got), value)));
	if (field === 'invoiceNumber') return reference(String(got)) === reference(String(expected));
	if (field === 'customerName') return isSameName(String(got), String(expected));
	return String(got) === expected;
}

/** Equal to the cent. */
function isSameAmount(got: string | number, expected: number): boolean {
	return typeof got === 'number' && Math.abs(got - expected) < 0.005;
}

/** Without spaces, case and a leading number sign. */
function reference(text: string): string {
	return text.replace(/\s/g, '').replace(/^#/, '').toLowerCase();
}

/** Case and punctuation do not count, and a name may stand among other lines of the party. */
function isSameName(got: string, expected: string): boolean {
	const [a, b] = [plain(got), plain(expected)];
	return a !== '' && (a === b || (b.length >= 3 && ` ${a} `.includes(` ${b} `)) || (a.length >= 4 && ` ${b} `.includes(` ${a} `)));
}

function plain(name: string): string {
	return name.normalize('NFD').replace(/[\p{M}.]/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
