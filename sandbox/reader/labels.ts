import { fold, foldedWords, similarity } from './fold';
import type { Finding, TextLine } from './reading';
import { valuesAt, type LabelPlace } from './labelValues';

/**
 * The value that stands next to a label that a user gave: behind it in the same cell, in the next cell
 * of the line, or in the cell below. Case, accents and punctuation do not count, small misspellings
 * are forgiven. Undefined when no line has such a label, or nothing stands next to it.
 */
export function findByLabel(lines: TextLine[], label: string): Finding | undefined {
	const places = labelPlaces(lines, label).sort((a, b) => b.score - a.score);
	for (const place of places) {
		const best = valuesAt(lines, place)[0];
		if (!best) continue;
		const others = places
			.filter((other) => other !== place && other.score >= place.score)
			.map((other) => valuesAt(lines, other)[0]?.text)
			.filter((text): text is string => text !== undefined && text !== best.text);
		const confidence = 0.9 * place.score * best.score * best.line.confidence;
		return {
			value: best.text,
			confidence: others.length > 0 ? confidence * 0.7 : confidence,
			page: best.line.page,
			source: best.line.confidence < 1 ? 'ocr' : 'text',
			alternatives: [...new Set(others)],
			box: best.box,
		};
	}
	return undefined;
}

/** A pattern that finds the label at the beginning of a word, with any punctuation between its words. */
export function labelPattern(label: string): RegExp | undefined {
	const words = foldedWords(label).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	if (words.length === 0) return undefined;
	return new RegExp(
		`(?<![\\p{L}\\p{N}])${words.join("[\\s.:'’/()_–-]*")}(?![\\p{L}\\p{N}])\\s*\\.?`,
		'u',
	);
}

function labelPlaces(lines: TextLine[], label: string): LabelPlace[] {
	const pattern = labelPattern(label);
	if (!pattern) return [];
	const wanted = foldedWords(label).join(' ');
	return lines.flatMap((line, lineIndex) =>
		line.cells.flatMap((cell, cellIndex): LabelPlace[] => {
			const match = pattern.exec(fold(cell.text));
			if (match) {
				const end = match.index + match[0].length;
				const atStart = match.index === 0;
				const alone = atStart && /^[\s:]*$/.test(cell.text.slice(end));
				return [{ lineIndex, cellIndex, end, score: alone ? 1 : atStart ? 0.95 : 0.7 }];
			}
			const colon = cell.text.indexOf(':');
			const end = colon < 0 ? cell.text.length : colon;
			const alike = similarity(foldedWords(cell.text.slice(0, end)).join(' '), wanted);
			return alike >= 0.8 ? [{ lineIndex, cellIndex, end, score: alike * 0.9 }] : [];
		}),
	);
}
