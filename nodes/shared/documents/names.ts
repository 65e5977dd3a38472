import { extensionOf } from './filter';

/** Longer names are cut: they are labels for people and travel in requests and spreadsheets. */
const MAX_LENGTH = 180;

/**
 * Gives every file a name that no other has (ignoring case and Unicode form), in order: the first keeps its own,
 * the next ones become `name (2).pdf`. Folders and control characters are taken out.
 * @param names the names as they came
 * @param extensions the extension that each must end in, with its dot
 */
export function uniqueNames(names: string[], extensions: string[]): string[] {
	const taken = new Set<string>();
	return names.map((name, index) => {
		const stem = cleanStem(name);
		for (let count = 1; ; count++) {
			const candidate = (count === 1 ? stem : `${stem} (${count})`) + extensions[index];
			const key = candidate.normalize('NFKC').toLowerCase();
			if (!taken.has(key)) {
				taken.add(key);
				return candidate;
			}
		}
	});
}

function cleanStem(name: string): string {
	const base = name.normalize('NFC').split(/[\\/]/).pop() ?? '';
	const stem = base.slice(0, base.length - extensionOf(base).length);
	const clean = stem.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
	return Array.from(clean || 'document').slice(0, MAX_LENGTH).join('');
}
