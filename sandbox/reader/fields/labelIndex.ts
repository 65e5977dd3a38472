import { fold, foldedWords } from '../fold';
import { numberLabels } from './numberLabels';
import { CENTRAL_EUROPE } from './vocabularies/centralEurope';
import { CZECH_SLOVAK } from './vocabularies/czechSlovak';
import { DUTCH } from './vocabularies/dutch';
import { ITALIAN } from './vocabularies/italian';
import { NORDIC } from './vocabularies/nordic';
import { OTHER_SCRIPTS } from './vocabularies/otherScripts';
import { POLISH } from './vocabularies/polish';
import { PORTUGUESE } from './vocabularies/portuguese';
import { RECEIPTS } from './vocabularies/receipts';
import { SPANISH } from './vocabularies/spanish';
import { LABELS, type Topic, type Vocabulary } from './vocabulary';

export interface LabelEntry {
	topic: Topic;
	/** How surely the label announces its topic, from 0 to 1. */
	weight: number;
}

export interface LabelInText {
	start: number;
	end: number;
	entries: LabelEntry[];
}

const WEIGHTS: Record<string, number> = { '+': 1, '=': 0.9, '-': 0.5 };

/** What each label announces, by its words without what is between them: "Rechnungs-Nr." is "rechnungsnr". */
export const LABEL_ENTRIES = new Map<string, LabelEntry[]>();
let longestKey = 0;

// What an earlier vocabulary says of a label counts: a word of another language may mean something else.
for (const vocabulary of [LABELS, DUTCH, ITALIAN, SPANISH, PORTUGUESE, POLISH, CZECH_SLOVAK, NORDIC, CENTRAL_EUROPE, OTHER_SCRIPTS, RECEIPTS]) add(vocabulary);
for (const [phrase, weight] of numberLabels()) {
	if (!LABEL_ENTRIES.has(labelKey(phrase))) addEntry(phrase, { topic: 'invoiceNumber', weight });
}

function add(vocabulary: Vocabulary): void {
	const known = new Set(LABEL_ENTRIES.keys());
	for (const [topic, labels] of Object.entries(vocabulary)) {
		for (const label of labels.split('|').filter(Boolean)) {
			const phrase = label.replace(/^[+=-]/, '');
			if (known.has(labelKey(phrase))) continue;
			addEntry(phrase, { topic: topic as Topic, weight: WEIGHTS[label[0]] ?? 0.75 });
		}
	}
}

function addEntry(phrase: string, entry: LabelEntry): void {
	const key = labelKey(phrase);
	const entries = LABEL_ENTRIES.get(key) ?? [];
	const known = entries.find((other) => other.topic === entry.topic);
	if (known) known.weight = Math.max(known.weight, entry.weight);
	else LABEL_ENTRIES.set(key, [...entries, entry]);
	longestKey = Math.max(longestKey, key.length);
}

/** The words of a label in one. */
export function labelKey(phrase: string): string {
	return foldedWords(phrase.replace(/&/g, 'und')).join('');
}

const WORD = /\p{L}[\p{L}\p{N}]*[°]?|\p{N}+|[%#№°&]/gu;
/** What may stand between two words of a label: "Rechnungs-Nr.", "T.V.A.", "p/o no". */
const BETWEEN = /^[\s.:'’/()_–-]{0,3}$/;

/**
 * The labels in a text from left to right, the longest at each place; none lies inside another. A code in brackets
 * between the words does not count: "Handelsrechnung (380) Nr.".
 */
export function labelsIn(text: string): LabelInText[] {
	const folded = fold(text).replace(/\s*\(\d{1,4}\)(?=\s)/g, (code) => '\u0001'.repeat(code.length));
	const words = [...folded.matchAll(WORD)].map((match) => ({ text: match[0] === '&' ? 'und' : match[0], start: match.index, end: match.index + match[0].length }));
	const found: LabelInText[] = [];
	for (let first = 0; first < words.length; first++) {
		if (/\p{L}-$/u.test(folded.slice(0, words[first].start))) continue;
		let longest: { last: number; entries: LabelEntry[] } | undefined;
		let key = '';
		for (let last = first; last < words.length; last++) {
			const between = last === first ? '' : folded.slice(words[last - 1].end, words[last].start).replaceAll('\u0001', '');
			if (!BETWEEN.test(between)) break;
			key += last === first ? withoutPrefix(words[last].text) : words[last].text;
			if (key.length > longestKey) break;
			const entries = LABEL_ENTRIES.get(key);
			if (entries && endsHere(folded, words[last].end) && !(last > first && beginsReference(folded, words[last]))) longest = { last, entries };
		}
		if (!longest) continue;
		found.push({ start: words[first].start, end: words[longest.last].end, entries: longest.entries });
		first = longest.last;
	}
	return found;
}

/** A label ends where its word does, but for number signs ("n°562"); "invoice_number_1" is a value. */
function endsHere(folded: string, end: number): boolean {
	return /[°#№%]/.test(folded[end - 1]) || !/[\p{L}\p{N}_]/u.test(folded[end] ?? ' ');
}

/** "FACTURA A-55" is a title with its number, and not the label "factura a". */
function beginsReference(folded: string, { start, end }: { start: number; end: number }): boolean {
	return end - start === 1 && /^[-–/]\d/.test(folded.slice(end));
}

/** Compounds are labels by their last part: Handelsrechnung, Schlussrechnung, Ausgangsrechnungsnummer. */
function withoutPrefix(word: string): string {
	if (LABEL_ENTRIES.has(word)) return word;
	return /^\p{L}{3,}?(rechnung|rechnungsnummer|rechnungsnr|rechnungsdatum|faktura|factuur)$/u.exec(word)?.[1] ?? word;
}
