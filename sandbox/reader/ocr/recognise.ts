import type { Canvas } from '@napi-rs/canvas';
import type { PSM, Worker } from 'tesseract.js';
import { labelSpans } from '../fields/labelSpans';
import type { Topic } from '../fields/vocabulary';
import { linesOf } from '../layout/lines';
import type { TextLine } from '../reading';
import { likelyTurns, turned, type CreateCanvas } from './orientation';
import { placedWords, surest, type RecognisedLine } from './placedWords';
import { withRecogniser, workedMs } from './recogniser';
import { withoutRules } from './ruledLines';

/** More than an ordinary invoice has on a page. */
const MANY_WORDS = 400;
/** Another reading of the same picture is begun only when it should end within this time of the processor. */
const WITHIN_MS = 6000;
/** As few words as on the smallest receipt. */
const READABLE_WORDS = 4;

const SUMS: Topic[] = ['subtotal', 'tax', 'total', 'amountDue'];

/** One column of text of different sizes: unlike the automatic analysis it seldom drops a column of amounts. */
const PSM_SINGLE_COLUMN = '4';
const PSM_SPARSE_TEXT = '11';

/** A picture on which text is to be recognised. */
export interface Picture {
	canvas: Canvas;
	/** Makes canvases of the same library, because those of two libraries cannot be drawn onto each other. */
	create: CreateCanvas;
	/** Pixels per unit that the places are wanted in. */
	scale: number;
}

/**
 * Recognises the characters of a picture, turned upright where it lies on its side or stands on its head. It is
 * read twice, by its layout and for text anywhere on it, because the layout analysis now and then drops a line or
 * a column; a page full of text only when it is plain that something is missing, because reading takes seconds.
 */
export function recognise(picture: Picture, page: number): Promise<TextLine[]> {
	return withRecogniser(async (worker) => {
		const hasTime = timer();
		withoutRules(picture.canvas);
		const { image, lines: byLayout } = await upright(worker, picture, hasTime);
		const lines = linesOf(placedWords(byLayout, picture.scale), page);
		const words = byLayout.reduce((sum, line) => sum + line.words.length, 0);
		if (!hasTime() || (words > MANY_WORDS && !lacksAmounts(lines))) return lines;
		const anywhere = await recognisedLines(worker, image, PSM_SPARSE_TEXT);
		return linesOf(placedWords(surest([...byLayout, ...anywhere]), picture.scale), page);
	});
}

/** Asked after each reading: whether one more that takes as long as the longest so far still fits. */
function timer(): () => boolean {
	const startedAt = workedMs();
	let last = startedAt;
	let longest = 0;
	return () => {
		const now = workedMs();
		longest = Math.max(longest, now - last);
		last = now;
		return now - startedAt + longest <= WITHIN_MS;
	};
}

/** Reads the picture by its layout, turned one way after the other until there are words. */
async function upright(worker: Worker, { canvas, create }: Picture, hasTime: () => boolean): Promise<{ image: Buffer; lines: RecognisedLine[] }> {
	let best: { image: Buffer; lines: RecognisedLine[]; words: number } | undefined;
	for (const turns of likelyTurns(canvas, create)) {
		const image = await turned(canvas, turns, create).encode('png');
		const lines = await recognisedLines(worker, image, PSM_SINGLE_COLUMN);
		const words = wordsIn(lines);
		if (!best || words.sure > best.words) best = { image, lines, words: words.sure };
		// Upside down most of what is recognised is not believed in.
		const isUpright = words.sure >= READABLE_WORDS && words.sure >= 0.4 * words.all;
		if (!hasTime() || isUpright) break;
	}
	return best ?? { image: Buffer.alloc(0), lines: [] };
}

/** Words of letters, and those of them that were recognised surely. */
function wordsIn(lines: RecognisedLine[]): { sure: number; all: number } {
	const words = lines.flatMap((line) => line.words).filter((word) => /\p{L}{3}/u.test(word.text));
	return { sure: words.filter((word) => word.confidence >= 70).length, all: words.length };
}

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
