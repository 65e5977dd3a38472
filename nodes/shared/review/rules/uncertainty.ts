import type { Layout } from '../../invoice/columns';
import type { UncertaintyNote } from '../evidence';
import { defineRule, NO_SETTINGS, type Finding } from './rule';

/**
 * A note of the service is about an extraction as a whole. Where it names documents, their rows are flagged;
 * where it names none, all rows are: a doubt that cannot be placed must not be hidden.
 * Source: "Areas where the AI made assumptions due to ambiguity in your prompt".
 */
export const uncertainty = defineRule({
	code: 'AI_UNCERTAINTY',
	name: 'Service Is Uncertain',
	description: 'A note of the service says that it made an assumption',
	counted: ['that the service is not certain of', 'that the service is not certain of'],
	isOnByDefault: true,
	needs: 'notes',
	settings: NO_SETTINGS,
	check: ({ rows, layouts, evidence }) => {
		const found: Finding[] = [];
		if ([...evidence.values()].every(({ notes }) => notes.length === 0)) return found;
		// Which documents a note names is found once, not for every row.
		const placed = new Map([...evidence].map(([id, { notes, fileNames }]) => [id, notes.map((note) => place(note, fileNames))]));
		rows.forEach(({ extractionId, fileName }, row) => {
			for (const { named, sayOf } of placed.get(extractionId) ?? []) {
				if (named.size > 0 && fileName !== undefined && !named.has(fileName)) continue;
				found.push({ row, ...sayOf(layouts[row]) });
			}
		});
		return found;
	},
});

interface PlacedNote {
	/** The documents that the note names. */
	named: ReadonlySet<string>;
	/** What to say of rows with these columns. */
	sayOf(layout: Layout): Omit<Finding, 'row'>;
}

function place(note: UncertaintyNote, fileNames: string[]): PlacedNote {
	const said = new Map<Layout, Omit<Finding, 'row'>>();
	return {
		named: new Set(fileNames.filter((name) => mentions(note, name))),
		sayOf: (layout) => {
			let known = said.get(layout);
			if (!known) said.set(layout, (known = say(note, layout.columns)));
			return known;
		},
	};
}

/** Ties it to the column that the note names, the longest one where names contain each other. */
function say(note: UncertaintyNote, columns: readonly string[]): Omit<Finding, 'row'> {
	const [field] = columns.filter((column) => mentions(note, column)).sort((a, b) => b.length - a.length);
	const { topic, description, suggestions } = note;
	return { ...(field && { field }), message: `${topic}: ${description}`, ...(suggestions.length > 0 && { suggestions }) };
}

/** As a whole word: a column "Tax" is not named by "Taxi". */
function mentions({ topic, description }: UncertaintyNote, name: string): boolean {
	const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(`${topic}\n${description}`);
}
