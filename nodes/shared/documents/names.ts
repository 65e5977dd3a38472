import { extensionOf } from './filter';

/** Longer names are cut: they are labels for people and travel in requests and spreadsheets. */
const MAX_LENGTH = 180;

/** Control and format characters, half characters and line breaks: invisible, or lost on the way. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Gives every file a name that no other has (ignoring case and Unicode form), in order: the first keeps its own,
 * the next ones become `name (2).pdf`. Folders and invisible characters are taken out.
 * @param names the names as they came
 * @param extensions the extension that each must end in, with its dot
 */
export function uniqueNames(names: string[], extensions: string[]): string[] {
	const taken = new Set<string>();
	/** Where to go on counting: thousands of files may have the same name. */
	const counts = new Map<string, number>();
	return names.map((name, index) => {
		const extension = extensions[index];
		const stem = cleanStem(name, extension);
		const wanted = keyOf(stem + extension);
		for (let count = counts.get(wanted) ?? 1; ; count++) {
			const suffix = count === 1 ? '' : ` (${count})`;
			const candidate = cut(stem, MAX_LENGTH - suffix.length) + suffix + extension;
			const key = keyOf(candidate);
			if (!taken.has(key)) {
				taken.add(key);
				counts.set(wanted, count + 1);
				return candidate;
			}
		}
	});
}

/** Only the extension that is put back is taken off: the end of "Invoice No.4711" is part of the name. */
function cleanStem(name: string, extension: string): string {
	const base = (name.split(/[\\/]/).pop() ?? '').replace(UNFIT, '').normalize('NFC').trim();
	const stem = extensionOf(base) === extension ? base.slice(0, -extension.length) : base;
	return cut(stem.trim(), MAX_LENGTH) || 'document';
}

function cut(text: string, length: number): string {
	return Array.from(text).slice(0, length).join('').trimEnd();
}

function keyOf(name: string): string {
	return name.normalize('NFKC').toLowerCase();
}
