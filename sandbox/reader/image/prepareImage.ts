import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { CreateCanvas } from '../ocr/orientation';
import type { Picture } from '../ocr/recognise';
import { imageHeader, type ImageKind } from './headers';

/** A picture with more pixels is not decoded: it would take more memory than any scan is worth. */
const MAX_DECODED_PIXELS = 120_000_000;
const MAX_SIDE = 32_000;
const MAX_PIXELS = 12_000_000;
/** Small pictures are enlarged, because letters below about 20 pixels are recognised badly. */
const WANTED_PIXELS = 4_000_000;

/**
 * Decodes a picture on white, in a size that suits the recogniser. The decoder turns it upright, as its EXIF
 * orientation says.
 *
 * @returns the picture, or why it cannot be read
 */
export async function prepareImage(bytes: Uint8Array, kind: ImageKind): Promise<Picture | { reason: string }> {
	const header = imageHeader(bytes, kind);
	if (!header || header.width === 0 || header.height === 0) return { reason: 'The image is damaged' };
	if (header.width * header.height > MAX_DECODED_PIXELS || Math.max(header.width, header.height) > MAX_SIDE) {
		return { reason: `The image is too large: ${header.width} x ${header.height} pixels` };
	}
	if (header.isCutOff) return { reason: 'The image is damaged: its end is missing' };
	let image;
	try {
		image = await loadImage(Buffer.from(bytes));
	} catch {
		return { reason: 'The image is damaged' };
	}
	const wanted = scaleFor(image.width * image.height);
	const { canvas, context } = create(Math.max(1, Math.round(image.width * wanted)), Math.max(1, Math.round(image.height * wanted)));
	context.imageSmoothingQuality = 'high';
	context.fillStyle = 'white';
	context.fillRect(0, 0, canvas.width, canvas.height);
	context.drawImage(image, 0, 0, canvas.width, canvas.height);
	return { canvas, create, scale: wanted };
}

const create: CreateCanvas = (width, height) => {
	const canvas = createCanvas(width, height);
	return { canvas, context: canvas.getContext('2d') };
};

/** Enlarged by halves, because thin strokes survive that better than odd factors. */
function scaleFor(pixels: number): number {
	if (pixels > MAX_PIXELS) return Math.sqrt(MAX_PIXELS / pixels);
	return Math.min(2.5, Math.max(1, Math.round(2 * Math.sqrt(WANTED_PIXELS / pixels)) / 2));
}
