import type { Line, PSM, Word, Worker } from 'tesseract.js';
import { labelSpans } from '../fields/labelSpans';
import type { Topic } from '../fields/vocabulary';
import { linesOf, type PlacedText } from '../layout/lines';
import type { TextLine } from '../reading';
import { withRecogniser } from './recogniser';

/** Words that the recogniser itself hardly believes in are specks and lines. */
const NOISE = 25;
/** More than an ordinary invoice has on a page. */
const MANY_WORDS = 400;

const SUMS: Topic[] = ['subtotal', 'tax', 'total', 'amountDue'];

/** One column of text of different sizes: unlike the automatic analysis it seldom drops a column of amounts. */
const PSM_SINGLE_COLUMN = '4';
const PSM_SPARSE_TEXT = '11';

/**
 * Recognises the characters of a picture. It is read twice, by its layout and for text anywhere on it, because
 * the layout analysis now and then drops a line or a column; a page full of text only when it is plain
 * that something is missing, because reading takes seconds.
 *
 * @param image an encoded PNG or JPEG
 * @param scale pixels per unit that the places are wanted in
 */
export function recognise(image: Buffer, page: number, scale: number): Promise<TextLine[]> {
	return withRecogniser(async (worker) => await recogniseWith(worker, image, page, scale));
}

async function recogniseWith(worker: Worker, image: Buffer, page: number, scale: number): Promise<TextLine[]> {
	const byLayout = await recognisedLines(worker, image, PSM_SINGLE_COLUMN);
	const lines = linesOf(placedWords(byLayout, scale), page);
	const words = byLayout.reduce((sum, line) => sum + line.words.length, 0);
	if (words > MANY_WORDS && !lacksAmounts(lines)) return lines;
	const anywhere = await recognisedLines(worker, image, PSM_SPARSE_TEXT);
	return linesOf(placedWords(surest([...byLayout, ...anywhere]), scale), page);
}

type RecognisedLine = Pick<Line, 'words' | 'baseline'>;

async function recognisedLines(worker: Worker, image: Buffer, segmentation: string): Promise<RecognisedLine[]> {
	await worker.setParameters({ tessedit_pageseg_mode: segmentation as PSM });
	const { data } = await worker.recognize(image, {}, { blocks: true, text: false });
	return (data.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines));
}

/** Whether a label such as "Total" stands there without an amount, so that a column must be missing. */
function lacksAmounts(lines: TextLine[]): boolean {
	return labelSpans(lines).some(({ topic, weight, isAlone, lineIndex }) => {
		if (!SUMS.includes(topic) || weight < 0.75 || !isAlone) return false;
		return !lines.slice(lineIndex, lineIndex + 3).some((line) => /\d/.test(line.text));
	}) || !lines.some((line) => /\d[.,]\d{2}\b/.test(line.text));
}

/** Of words that two readings saw at the same place, the one that was recognised more surely. */
function surest(lines: RecognisedLine[]): RecognisedLine[] {
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

function placedWords(recognised: RecognisedLine[], scale: number): PlacedText[] {
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
