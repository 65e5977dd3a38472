/** Reads tracking as lists have it for books that want a category and an option: `Department: Sales; Region: North`. Undefined where it has another form. */
export function readPairs(text: string): Array<[category: string, option: string]> | undefined {
	const pairs = text.split(/[;|\n]/).map((part) => part.trim()).filter((part) => part !== '').map((part) => /^([^:]+):(.+)$/.exec(part));
	const read = pairs.flatMap((found): Array<[string, string]> => (found ? [[found[1].trim(), found[2].trim()]] : []));
	return read.length === pairs.length ? read : undefined;
}
