import type { Line } from 'tesseract.js';
import { linesOf, type PlacedText } from '../layout/lines';
import type { TextLine } from '../reading';
import { recogniser } from './recogniser';

/** Words that the recogniser itself hardly believes in are specks and lines. */
const NOISE = 25;

/**
 * Recognises the characters of a picture.
 *
 * @param image an encoded PNG or JPEG
 * @param scale pixels per unit that the places are wanted in
 */
export async function recognise(image: Buffer, page: number, scale: number): Promise<TextLine[]> {
	const worker = await recogniser();
	const { data } = await worker.recognize(image, {}, { blocks: true, text: false });
	const recognised = (data.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines));
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
	const words = runs.filter((run) => run.confidence * 100 >= NOISE && /[\p{L}\p{N}%€$£#]/u.test(run.text));
	return linesOf(words, page);
}

/** How much the lines fall from left to right, in pixels per pixel: the median of the longer lines' baselines. */
function slopeOf(lines: Line[]): number {
	const slopes = lines
		.map(({ baseline }) => ({ width: baseline.x1 - baseline.x0, slope: (baseline.y1 - baseline.y0) / (baseline.x1 - baseline.x0) }))
		.filter(({ width, slope }) => width > 150 && Math.abs(slope) < 0.1)
		.sort((a, b) => a.slope - b.slope);
	return slopes[Math.floor(slopes.length / 2)]?.slope ?? 0;
}
