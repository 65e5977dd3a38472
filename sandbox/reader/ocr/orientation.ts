import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';

/** Quarter turns to the right that make a picture upright. */
export type QuarterTurns = 0 | 1 | 2 | 3;

/** The side that the profile is measured on, in pixels: lines of text are still apart there. */
const PROFILE_SIDE = 900;

/**
 * The turns in the order in which they are worth trying. Lines of text make the brightness change more from row
 * to row than from column to column; whether the page then stands on its head only reading can tell.
 */
export function likelyTurns(picture: Canvas, create: CreateCanvas): QuarterTurns[] {
	const { pixels, width, height } = smallGrey(picture, create);
	const isSideways = changes(pixels, width, height, 'columns') > 1.3 * changes(pixels, width, height, 'rows');
	return isSideways ? [1, 3, 0, 2] : [0, 2, 1, 3];
}

export type CreateCanvas = (width: number, height: number) => { canvas: Canvas; context: SKRSContext2D };

/** The picture turned to the right; itself for no turn. */
export function turned(picture: Canvas, turns: QuarterTurns, create: CreateCanvas): Canvas {
	if (turns === 0) return picture;
	const [width, height] = turns === 2 ? [picture.width, picture.height] : [picture.height, picture.width];
	const { canvas, context } = create(width, height);
	context.translate(width / 2, height / 2);
	context.rotate((turns * Math.PI) / 2);
	context.drawImage(picture, -picture.width / 2, -picture.height / 2);
	return canvas;
}

function smallGrey(picture: Canvas, create: CreateCanvas): { pixels: Float32Array; width: number; height: number } {
	const scale = Math.min(1, PROFILE_SIDE / Math.max(picture.width, picture.height));
	const [width, height] = [Math.max(2, Math.round(picture.width * scale)), Math.max(2, Math.round(picture.height * scale))];
	const { context } = create(width, height);
	context.drawImage(picture, 0, 0, width, height);
	const { data } = context.getImageData(0, 0, width, height);
	const pixels = new Float32Array(width * height);
	for (let i = 0; i < pixels.length; i++) pixels[i] = 0.3 * data[4 * i] + 0.6 * data[4 * i + 1] + 0.1 * data[4 * i + 2];
	return { pixels, width, height };
}

/** How much the mean brightness changes from one row, or column, to the one after the next, squared and summed. */
function changes(pixels: Float32Array, width: number, height: number, along: 'rows' | 'columns'): number {
	const [count, across] = along === 'rows' ? [height, width] : [width, height];
	const means = new Float32Array(count);
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) means[along === 'rows' ? y : x] += pixels[y * width + x] / across;
	}
	let sum = 0;
	for (let i = 2; i < count; i++) sum += (means[i] - means[i - 2]) ** 2;
	return sum / count;
}
