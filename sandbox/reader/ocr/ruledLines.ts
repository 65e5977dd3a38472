import type { Canvas } from '@napi-rs/canvas';

/** Darker than this is ink, from 0 to 255: rules are often grey. Shaded areas are as well, but they are not thin. */
const INK = 200;
/** No stroke of a letter is as long as this share of the longer side: at 250 dpi a bit more than a centimetre. */
const LENGTH = 0.035;
/** Thicker than this share of the longer side is no rule but a filled area, which may have text in white. */
const THICKNESS = 0.003;

/**
 * Wipes the ruled lines of tables and boxes off a picture, in place: text in narrow boxes is otherwise taken for
 * part of a drawing and not recognised.
 */
export function withoutRules(canvas: Canvas): void {
	const { width, height } = canvas;
	const context = canvas.getContext('2d');
	const image = context.getImageData(0, 0, width, height);
	const { data } = image;
	const longer = Math.max(width, height);
	const [length, thickness] = [Math.round(LENGTH * longer), Math.max(3, Math.round(THICKNESS * longer))];
	const ink = new Uint8Array(width * height);
	for (let i = 0; i < ink.length; i++) ink[i] = 0.3 * data[4 * i] + 0.6 * data[4 * i + 1] + 0.1 * data[4 * i + 2] < INK ? 1 : 0;
	const wipe = new Uint8Array(ink.length);
	for (const direction of [{ count: height, size: width, step: 1, next: width, thickness }, { count: width, size: height, step: width, next: 1, thickness }]) {
		markRuns(ink, wipe, { ...direction, length, isContinued: false });
		// A line that is not quite straight is a flight of steps, and the shortest of them would stay as dashes.
		for (let pass = 0; pass < 2; pass++) markRuns(ink, wipe, { ...direction, length: length / 8, isContinued: true });
	}
	for (let i = 0; i < wipe.length; i++) {
		if (wipe[i] === 1) data.fill(255, 4 * i, 4 * i + 4);
	}
	context.putImageData(image, 0, 0);
}

interface Direction {
	/** How many rows, or columns, there are and how many pixels each has. */
	count: number;
	size: number;
	/** Distance between the pixels along a run, and across it. */
	step: number;
	next: number;
	length: number;
	thickness: number;
	/** Only runs that go on where one is already marked. */
	isContinued: boolean;
}

function markRuns(ink: Uint8Array, wipe: Uint8Array, { count, size, step, next, length, thickness, isContinued }: Direction): void {
	for (let line = 0; line < count; line++) {
		let start = 0;
		for (let at = 0; at <= size; at++) {
			if (at < size && ink[line * next + at * step] === 1) continue;
			if (at - start >= length && (!isContinued || goesOn(wipe, line * next + (start - 1) * step, next) || goesOn(wipe, line * next + at * step, next)) && isThin(ink, line * next + Math.floor((start + at) / 2) * step, next, thickness)) {
				for (let i = start; i < at; i++) wipe[line * next + i * step] = 1;
			}
			start = at + 1;
		}
	}
}

/** Whether a run that ends beside a pixel goes on a step further up or down. */
function goesOn(wipe: Uint8Array, pixel: number, next: number): boolean {
	return wipe[pixel - next] === 1 || wipe[pixel + next] === 1;
}

/** Whether the ink around a pixel is thin in the direction of `next`. */
function isThin(ink: Uint8Array, pixel: number, next: number, thickness: number): boolean {
	let thick = 1;
	for (let i = pixel - next; i >= 0 && ink[i] === 1 && thick <= thickness; i -= next) thick++;
	for (let i = pixel + next; i < ink.length && ink[i] === 1 && thick <= thickness; i += next) thick++;
	return thick <= thickness;
}
