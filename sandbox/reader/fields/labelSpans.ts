import { fold, foldedWords, similarity } from '../fold';
import type { TextLine } from '../reading';
import { LABELS, type Topic } from './vocabulary';

/** A label of the vocabulary at its place in a cell. */
export interface LabelSpan {
	topic: Topic;
	/** How surely this label announces its topic, from 0 to 1. */
	weight: number;
	lineIndex: number;
	cellIndex: number;
	start: number;
	end: number;
	/** Nothing but the label stands in the cell. */
	isAlone: boolean;
}

/** All labels of the vocabulary in the lines, none inside another: "invoice date" is no "invoice" and no "date". */
export function labelSpans(lines: TextLine[]): LabelSpan[] {
	return lines.flatMap((line, lineIndex) =>
		line.cells.flatMap((cell, cellIndex) => {
			const spans = spansIn(cell.text);
			const found = spans.length === 0 && line.confidence < 1 ? misreadSpans(cell.text) : spans;
			return found.map((span) => ({ ...span, lineIndex, cellIndex }));
		}),
	);
}

const WEIGHTS: Record<string, number> = { '+': 1, '=': 0.9, '-': 0.5 };
const ENTRIES = new Map<string, Array<{ topic: Topic; weight: number }>>();
const PHRASES = new Set<string>();
for (const [topic, labels] of Object.entries(LABELS)) {
	for (const label of labels.split('|').filter(Boolean)) {
		const phrase = label.replace(/^[+=-]/, '');
		PHRASES.add(phrase);
		// German compounds are also written with a hyphen: Beleg-Datum, Rechnungs-Nr.
		PHRASES.add(phrase.replace(/(\p{L}{3,})(datum|nummer|nr|betrag|summe|satz|kosten|preis|anschrift|adresse|empfanger)$/u, '$1 $2'));
		const entry = { topic: topic as Topic, weight: WEIGHTS[label[0]] ?? 0.75 };
		const entries = ENTRIES.get(keyOf(phrase)) ?? [];
		const known = entries.find((other) => other.topic === entry.topic);
		if (known) known.weight = Math.max(known.weight, entry.weight);
		else ENTRIES.set(keyOf(phrase), [...entries, entry]);
	}
}

const PATTERN = new RegExp(
	`(?<![\\p{L}\\p{N}]|\\p{L}-)(?:${[...PHRASES]
		.sort((a, b) => b.length - a.length)
		.map(phrasePattern)
		.join('|')})(?![\\p{L}]|\\p{N})`,
	'gu',
);

function spansIn(text: string): Array<Omit<LabelSpan, 'lineIndex' | 'cellIndex'>> {
	return [...fold(text).matchAll(PATTERN)].flatMap((match) => {
		const end = match.index + match[0].length;
		const after = text.slice(end);
		const isAlone = match.index <= 2 && /^[^\p{L}\p{N}]*$/u.test(after);
		// In running text a word like "total" or "date" announces nothing; a colon after it tells otherwise.
		const isAtStart = /^[^\p{L}\p{N}]*$/u.test(text.slice(0, match.index));
		const isMarked = /^\s*[.)]*\s*[:#=]/.test(after);
		const standing = isAtStart || isMarked ? 1 : 0.6;
		return (ENTRIES.get(keyOf(match[0])) ?? []).map(({ topic, weight }) => ({
			topic,
			weight: weight * standing,
			start: match.index,
			end,
			isAlone,
		}));
	});
}

/** A cell that recognition got almost right: "Tota" for Total, "lnvoice No" for Invoice No. */
function misreadSpans(text: string): Array<Omit<LabelSpan, 'lineIndex' | 'cellIndex'>> {
	const label = text.split(':')[0];
	const key = keyOf(label);
	if (key.length < 4 || key.length > 24 || /\d/.test(key)) return [];
	for (const [known, entries] of ENTRIES) {
		if (Math.abs(known.length - key.length) > 2 || similarity(known, key) < (key.length < 7 ? 0.8 : 0.85)) continue;
		const end = label.length;
		return entries.map(({ topic, weight }) => ({ topic, weight: weight * 0.8, start: 0, end, isAlone: end === text.length }));
	}
	return [];
}

function phrasePattern(phrase: string): string {
	return phrase
		.split(' ')
		.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
		.join("[\\s.:'’/()_–-]{0,3}");
}

function keyOf(phrase: string): string {
	return foldedWords(phrase.replace(/&/g, 'und')).join('');
}
