import { rows } from '../schema';
import { BYTE_ORDER_MARK, drift, type Merged, type NotMerged } from './mergeTexts';

/**
 * Concatenates lists of rows. They are put together as they are written, so that no number loses a digit.
 * Source: "Concatenate the result arrays from each session. Validate that the schema (field names, nesting structure) is consistent".
 */
export function mergeJson(marked: string[]): Merged {
	const texts = marked.map((text) => text.replace(BYTE_ORDER_MARK, '').trim());
	const columns = texts.map(columnsOf);
	const expected = columns.find((own) => own !== undefined && own.length > 0) ?? [];
	const apart = new Map<number, NotMerged>();
	columns.forEach((own, index) => {
		// A list without rows has no columns either, and fits all.
		const problem = own ? (own.length > 0 ? drift(expected, own, false) : undefined) : NO_ROWS;
		if (problem) apart.set(index, problem);
	});
	const written = texts.filter((_, index) => !apart.has(index)).map((text) => text.slice(1, -1).trim()).filter((text) => text !== '');
	return { text: `[\n${written.join(',\n')}\n]\n`, apart };
}

const NO_ROWS: NotMerged = { code: 'NOT_READABLE', message: 'It is no list of rows in JSON.' };

/** The names of all fields; undefined for what is no list of rows. */
function columnsOf(text: string): string[] | undefined {
	try {
		const list = rows.safeParse(JSON.parse(text));
		return list.success ? [...new Set(list.data.flatMap((row) => Object.keys(row)))] : undefined;
	} catch {
		return undefined;
	}
}
