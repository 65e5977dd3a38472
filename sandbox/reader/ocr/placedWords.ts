import type { Line, Word } from 'tesseract.js';
import type { PlacedText } from '../layout/lines';

/** Words that the recogniser itself hardly believes in are specks and lines. */
const NOISE = 25;

export type RecognisedLine = Pick<Line, 'words' | 'baseline'>;

/** Of words that two readings saw at the same place, the one that was recognised more surely. */
export function surest(lines: RecognisedLine[]): RecognisedLine[] {
	const kept: Word[] = [];
	const words = lines.flatMap((line) => line.words);
	const rank = ({ confidence, text }: Word): number => Math.round(confidence / 10) * 100 + text.length;
	for (const word of words.sort((a, b) => rank(b) - rank(a))) {
		if (!kept.some((other) => isSamePlace(word, other))) kept.push(word);
	}
	return lines
		.map((line) => ({ ...line, words: line.words.filter((word) => kept.includes(word)) }))
		.filter((line) => line.words.length > 0);
}

/** A third of the smaller of the two words lies in the other one. */
function isSamePlace({ bbox: a }: Word, { bbox: b }: Word): boolean {
	const width = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
	const height = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
	const smaller = Math.min((a.x1 - a.x0) * (a.y1 - a.y0), (b.x1 - b.x0) * (b.y1 - b.y0));
	return width > 0 && height > 0 && width * height > smaller / 3;
}

/** The words with their places, as if the paper lay straight. */
export function placedWords(recognised: RecognisedLine[], scale: number): PlacedText[] {
	const slope = slopeOf(recognised);
	const runs = recognised.flatMap((line) => {
		const heights = line.words.map((word) => word.bbox.y1 - word.bbox.y0).sort((a, b) => a - b);
		// Low letters make low boxes; the line's usual height says more about the size of the type.
		const height = 1.15 * (heights[Math.floor(heights.length * 0.6)] ?? 0);
		return line.words.map((word): PlacedText => {
			const { x0, x1, y0, y1 } = word.bbox;
			// As if the paper lay straight, so that what is printed on one line is found on one line.
			const middle = (y0 + y1) / 2 - slope * ((x0 + x1) / 2);
			return {
				text: word.text,
				x: x0 / scale,
				y: (middle - height / 2) / scale,
				width: (x1 - x0) / scale,
				height: height / scale,
				confidence: Math.min(0.99, word.confidence / 100),
			};
		});
	});
	return runs.filter((run) => run.confidence * 100 >= NOISE && /[\p{L}\p{N}%€$£#]/u.test(run.text));
}

/** How much the lines fall from left to right, in pixels per pixel: the median of the longer lines' baselines. */
function slopeOf(lines: RecognisedLine[]): number {
	const slopes = lines
		.map(({ baseline }) => ({ width: baseline.x1 - baseline.x0, slope: (baseline.y1 - baseline.y0) / (baseline.x1 - baseline.x0) }))
		.filter(({ width, slope }) => width > 150 && Math.abs(slope) < 0.1)
		.sort((a, b) => a.slope - b.slope);
	return slopes[Math.floor(slopes.length / 2)]?.slope ?? 0;
}
