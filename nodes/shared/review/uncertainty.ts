import type { Reason, ReviewInput, Rule, UncertaintyNote } from './reasons';

/**
 * A note of the service is about an extraction as a whole. Where it names documents, their rows are flagged;
 * where it names none, all rows are: a doubt that cannot be placed must not be hidden.
 * Source: "Areas where the AI made assumptions due to ambiguity in your prompt".
 */
export const uncertainty: Rule = ({ rows, evidence }: ReviewInput) => {
	// Which documents a note names is found once, not for every row.
	const placed = new Map([...evidence].map(([id, { notes, fileNames }]) => [id, notes.map((note) => place(note, fileNames))]));
	return rows.flatMap((row, index) =>
		(placed.get(row.extractionId) ?? [])
			.filter(({ named }) => named.size === 0 || row.fileName === undefined || named.has(row.fileName))
			.map(({ note }) => ({ row: index, reason: reasonOf(note, Object.keys(row.columns)) })),
	);
};

function place(note: UncertaintyNote, fileNames: string[]): { note: UncertaintyNote; named: Set<string> } {
	return { note, named: new Set(fileNames.filter((name) => mentions(note, name))) };
}

/** Ties the reason to the column that the note names, the longest one where names contain each other. */
function reasonOf(note: UncertaintyNote, columns: string[]): Reason {
	const [field] = columns.filter((column) => mentions(note, column)).sort((a, b) => b.length - a.length);
	const { topic, description, suggestions } = note;
	return {
		code: 'AI_UNCERTAINTY',
		...(field && { field }),
		message: `${topic}: ${description}`,
		...(suggestions.length > 0 && { suggestions }),
	};
}

/** As a whole word: a column "Tax" is not named by "Taxi". */
function mentions({ topic, description }: UncertaintyNote, name: string): boolean {
	const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(`${topic}\n${description}`);
}
