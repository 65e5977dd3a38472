import type { Canvas } from '@napi-rs/canvas';
import { jpegHeader, pngHeader, webpHeader } from '../../../sandbox/reader/image/headers';
import { createReader } from '../../../sandbox/reader';
import { withoutRules } from '../../../sandbox/reader/ocr/ruledLines';
import { LIMITS, invoicesOf, pictureOf, valuesOf, type Placed } from './documents';

const TEXTS: Placed[] = [['INVOICE', 100, 120, 60], ['Invoice No: INV-2024', 100, 300], ['Total: 120.00 EUR', 100, 380]];

/** Enough text for telling up from down. */
const FULL: Placed[] = [...TEXTS, ['Northwind Traders Limited', 100, 460], ['Delivery of office chairs', 100, 540], ['Payment within thirty days', 100, 620]];

/** The header of a lossless WebP and no picture behind it: 14 bits for each side, less one. */
function losslessWebp(width: number, height: number): Buffer {
	const chunk = Buffer.alloc(24);
	chunk.write('VP8L', 0, 'latin1');
	chunk.writeUInt32LE(chunk.length - 8, 4);
	chunk.writeUInt8(0x2f, 8);
	chunk.writeUInt32LE((width - 1) | ((height - 1) << 14), 9);
	const riff = Buffer.from('RIFF....WEBP', 'latin1');
	riff.writeUInt32LE(4 + chunk.length, 4);
	return Buffer.concat([riff, chunk]);
}

describe('the header of a picture', () => {
	it('gives its size without decoding it', async () => {
		const canvas = pictureOf([], 320, 200);
		expect(pngHeader(await canvas.encode('png'))).toMatchObject({ width: 320, height: 200, isCutOff: false });
		expect(jpegHeader(await canvas.encode('jpeg'))).toMatchObject({ width: 320, height: 200, isCutOff: false });
		expect(webpHeader(await canvas.encode('webp', 90))).toMatchObject({ width: 320, height: 200, isCutOff: false });
		expect(webpHeader(losslessWebp(320, 200))).toMatchObject({ width: 320, height: 200, isCutOff: false });
	});

	it('shows that the end is missing', async () => {
		const canvas = pictureOf(TEXTS, 320, 200);
		expect(pngHeader((await canvas.encode('png')).subarray(0, 300))?.isCutOff).toBe(true);
		expect(jpegHeader((await canvas.encode('jpeg')).subarray(0, 900))?.isCutOff).toBe(true);
		expect(webpHeader((await canvas.encode('webp')).subarray(0, 100))?.isCutOff).toBe(true);
	});

	it('is undefined for other bytes', () => {
		expect(jpegHeader(Buffer.from('not a picture at all, really'))).toBeUndefined();
		expect(pngHeader(Buffer.alloc(8))).toBeUndefined();
		expect(webpHeader(Buffer.from('RIFF....WEBP and then nothing of it'))).toBeUndefined();
	});
});

const reader = createReader({ workers: 1 });
afterAll(() => reader.close());

it('reads WebP, as InvoiceParser Pro takes it', async () => {
	const bytes = await pictureOf(TEXTS, 1200, 800).encode('webp', 95);
	const [invoice] = invoicesOf(await reader.read({ fileName: 'scan.webp', bytes }, LIMITS));
	expect(valuesOf(invoice)).toMatchObject({ invoiceNumber: 'INV-2024', total: 120 });
});

describe('a photo that lies on its side', () => {
	it.each([
		[1, 0],
		[3, 180],
		[6, 270],
		[8, 90],
	])('with EXIF orientation %i is turned upright', async (orientation, degrees) => {
		const bytes = withOrientation(await turned(degrees).encode('jpeg'), orientation);
		const [invoice] = invoicesOf(await reader.read({ fileName: 'photo.jpg', bytes }, LIMITS));
		expect(valuesOf(invoice)).toMatchObject({ invoiceNumber: 'INV-2024', total: 120 });
	});
});

describe('a photo that says nothing of its orientation', () => {
	it.each([90, 180, 270])('and is turned by %i degrees is read by its content', async (degrees) => {
		const bytes = await turned(degrees, FULL).encode('png');
		const [invoice] = invoicesOf(await reader.read({ fileName: 'photo.png', bytes }, LIMITS));
		expect(valuesOf(invoice)).toMatchObject({ invoiceNumber: 'INV-2024', total: 120 });
	});
});

it('wipes ruled lines and leaves the letters and what is printed white on black', () => {
	const canvas = pictureOf([['Total', 100, 120, 60]], 1200, 800);
	const context = canvas.getContext('2d');
	context.fillRect(50, 200, 1000, 3);
	context.fillRect(400, 100, 3, 600);
	context.fillRect(600, 400, 300, 100);
	const ink = (x: number, y: number, width: number, height: number): number =>
		context.getImageData(x, y, width, height).data.filter((value, index) => index % 4 === 0 && value < 128).length;
	const letters = ink(90, 60, 250, 80);
	withoutRules(canvas);
	expect([ink(60, 195, 300, 12), ink(398, 300, 8, 90), ink(90, 60, 250, 80), ink(600, 400, 300, 100)]).toEqual([0, 0, letters, 30_000]);
});

/** The picture of the texts, turned clockwise by these degrees. */
function turned(degrees: number, texts = TEXTS): Canvas {
	const upright = pictureOf(texts, 1200, 800);
	const isSideways = degrees % 180 !== 0;
	const canvas = pictureOf([], isSideways ? 800 : 1200, isSideways ? 1200 : 800);
	const context = canvas.getContext('2d');
	context.translate(canvas.width / 2, canvas.height / 2);
	context.rotate((degrees * Math.PI) / 180);
	context.drawImage(upright, -600, -400);
	return canvas;
}

/** Puts an Exif segment with nothing but an orientation behind the start of a JPEG. */
function withOrientation(jpeg: Buffer, orientation: number): Buffer {
	const exif = Buffer.alloc(36);
	exif.writeUInt16BE(0xffe1, 0);
	exif.writeUInt16BE(34, 2);
	exif.write('Exif\0\0', 4, 'latin1');
	exif.write('MM\0*', 10, 'latin1');
	exif.writeUInt32BE(8, 14);
	exif.writeUInt16BE(1, 18);
	exif.writeUInt16BE(0x0112, 20);
	exif.writeUInt16BE(3, 22);
	exif.writeUInt32BE(1, 24);
	exif.writeUInt16BE(orientation, 28);
	return Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]);
}
