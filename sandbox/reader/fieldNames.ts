import { foldedWords, similarity } from './fold';
import { COLUMN_NAMES } from './columnNames';
import type { FieldKey } from './reading';

/** The parts of `LineItem`, for columns that ask for a line item's value. */
export type LineItemKey =
	| 'lineDescription'
	| 'lineItemNumber'
	| 'lineQuantity'
	| 'lineUnit'
	| 'lineUnitPrice'
	| 'lineTaxRate'
	| 'lineTaxAmount'
	| 'lineAmount';

/**
 * What a column name of a user means, in English, German or French: "Invoice No.", "Rechnungsdatum",
 * "Montant TTC", "Line Item Description". Case, accents, punctuation and small misspellings do not
 * count. Undefined when the name is none of these: then `findByLabel` may still answer it.
 */
export function fieldKeyForName(name: string): FieldKey | LineItemKey | undefined {
	for (const spelling of spellings(name)) {
		const key = KEY_BY_NAME.get(spelling);
		if (key) return key;
	}
	return closest(foldedWords(name).join(' '));
}

const KEY_BY_NAME = new Map(
	Object.entries(COLUMN_NAMES).flatMap(([key, names]) =>
		names.map((name): [string, FieldKey | LineItemKey] => [
			foldedWords(name).join(' '),
			key as FieldKey | LineItemKey,
		]),
	),
);

/** The name itself, then without what stands in brackets, without filler words, and with number signs spelt out. */
function spellings(name: string): string[] {
	const split = name.replace(/_/g, ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
	const plain = split.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ');
	return [split, plain]
		.map((text) => foldedWords(text.replace(/#|№/g, ' number ')).map(spelledOut))
		.flatMap((words) => [words, words.filter((word) => !FILLERS.has(word))])
		.map((words) => words.join(' '));
}

const FILLERS = new Set(['the', 'of', 'de', 'du', 'la', 'le', 'des', 'der', 'die', 'das', 'iso', 'field', 'value']);
const SHORT_FORMS: Record<string, string> = { no: 'number', num: 'number', nr: 'number', nbr: 'number', amt: 'amount', qty: 'quantity', desc: 'description', inv: 'invoice' };

function spelledOut(word: string): string {
	return SHORT_FORMS[word] ?? word;
}

/** Short names are too easily alike ("tax", "fax") for forgiving a misspelling. */
function closest(name: string): FieldKey | LineItemKey | undefined {
	if (name.length < 7) return undefined;
	let best: { key: FieldKey | LineItemKey; alike: number } | undefined;
	for (const [known, key] of KEY_BY_NAME) {
		const alike = similarity(known, name);
		if (alike >= 0.88 && (!best || alike > best.alike)) best = { key, alike };
	}
	return best?.key;
}
