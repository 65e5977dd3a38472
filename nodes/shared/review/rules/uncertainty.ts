import { layoutOf, type Layout } from '../../invoice/columns';
import type { Finding, Reason, ReviewInput, Rule, UncertaintyNote } from '../reasons';

/**
 * A note of the service is about an extraction as a whole. Where it names documents, their rows are flagged;
 * where it names none, all rows are: a doubt that cannot be placed must not be hidden.
 * Source: "Areas where the AI made assumptions due to ambiguity in your prompt".
 */
export const uncertainty: Rule = ({ rows, evidence }: ReviewInput) => {
	// Which documents a note names is found once, not for every row.
	const placed = new Map([...evidence].map(([id, { notes, fileNames }]) => [id, notes.map((note) => place(note, fileNames))]));
	const found: Finding[] = [];
	rows.forEach(({ extractionId, fileName, columns }, row) => {
		for (const { named, reasonFor } of placed.get(extractionId) ?? []) {
			if (named.size > 0 && fileName !== undefined && !named.has(fileName)) continue;
			found.push({ row, reason: { ...reasonFor(layoutOf(columns)) } });
		}
	});
	return found;
};

interface PlacedNote {
	/** The documents that the note names. */
	named: ReadonlySet<string>;
	reasonFor(layout: Layout): Reason;
}

function place(note: UncertaintyNote, fileNames: string[]): PlacedNote {
	const reasons = new Map<Layout, Reason>();
	return {
		named: new Set(fileNames.filter((name) => mentions(note, name))),
		reasonFor: (layout) => {
			let reason = reasons.get(layout);
			if (!reason) reasons.set(layout, (reason = reasonOf(note, layout.columns)));
			return reason;
		},
	};
}

/** Ties the reason to the column that the note names, the longest one where names contain each other. */
function reasonOf(note: UncertaintyNote, columns: readonly string[]): Reason {
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
