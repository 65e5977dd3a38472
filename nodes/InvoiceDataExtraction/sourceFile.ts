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

/** Prepared once for all rows of an extraction. @param fileNames the unique names that were uploaded */
export function createSourceFinder(fileNames: string[]): (text: unknown) => Source | undefined {
	// The longest first: a name may be the beginning of another.
	const candidates = fileNames.map((name) => ({ name, key: keyOf(name) })).sort((a, b) => b.key.length - a.key.length);
	const exact = new Map(candidates.map(({ name, key }) => [key, name]));

	return (text) => {
		if (typeof text !== 'string') return undefined;
		const key = keyOf(text);
		const whole = exact.get(key);
		if (whole) return { fileName: whole };
		const starting = candidates.find((candidate) => key.startsWith(candidate.key));
		const found = starting ?? candidates.find((candidate) => key.includes(candidate.key));
		if (!found) return undefined;
		const page = readPage(key.slice(key.indexOf(found.key) + found.key.length));
		return { fileName: found.name, ...(page !== undefined && { page }) };
	};
}

/** The first number behind the name: ` (page 2)`, `#2`, `, p. 2-3`, ` [2/5]`. */
function readPage(rest: string): number | undefined {
	const found = /\d+/.exec(rest);
	return found ? Number(found[0]) : undefined;
}

function keyOf(text: string): string {
	return text.normalize('NFKC').toLowerCase().trim();
}
