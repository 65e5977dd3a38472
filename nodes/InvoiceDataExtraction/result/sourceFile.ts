/**
 * Finds the document and the page that a row came from.
 * Source: "a "Source File" column is added to every row indicating which uploaded file/page the data was extracted
 * from". The exact text is not documented: any text that contains the uploaded name is understood, with a page number
 * behind it in whatever form.
 */
export const SOURCE_FILE_COLUMN = 'Source File';

export interface Source {
	fileName: string;
	/** From 1; undefined when the text names none. */
	page?: number;
}

/**
 * Prepared once for all rows of an extraction: a hundred thousand rows may come from thousands of documents.
 * @param fileNames the unique names that were uploaded
 */
export function createSourceFinder(fileNames: string[]): (text: unknown) => Source | undefined {
	const byKey = new Map(fileNames.map((name) => [keyOf(name), name]));
	// The longest first: a name may be the beginning of another.
	const lengths = [...new Set([...byKey.keys()].map(({ length }) => length))].sort((left, right) => right - left);

	return (text) => {
		if (typeof text !== 'string') return undefined;
		const key = keyOf(text);
		const whole = byKey.get(key);
		if (whole) return { fileName: whole };
		const found = findAt(key, 0, 0) ?? findAt(key, 1, key.length);
		if (!found) return undefined;
		const page = readPage(key.slice(found.end));
		return { fileName: found.name, ...(page !== undefined && { page }) };
	};

	/** The longest name that begins between two positions of the text. */
	function findAt(key: string, first: number, last: number): { name: string; end: number } | undefined {
		for (const length of lengths) {
			for (let start = first; start <= last && start + length <= key.length; start++) {
				const name = byKey.get(key.slice(start, start + length));
				if (name) return { name, end: start + length };
			}
		}
		return undefined;
	}
}

/** The first number behind the name: ` (page 2)`, `#2`, `, p. 2-3`, ` [2/5]`. */
function readPage(rest: string): number | undefined {
	const found = /\d+/.exec(rest);
	return found ? Number(found[0]) : undefined;
}

function keyOf(text: string): string {
	return text.normalize('NFKC').toLowerCase().trim();
}
