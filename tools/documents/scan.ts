import { createCanvas, GlobalFonts, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { dirname, join } from 'node:path';

import { amount, date, money, number } from './format';
import { amountsOf, lineAmount, type DemoInvoice } from './invoice';

const LOCALE = 'en-US';
const DPI = 200;
const WIDTH = 8.5 * DPI;
const HEIGHT = 11 * DPI;
const RIGHT = WIDTH - 150;
/** The share of pixels with a speck. */
const SPECKS = 0.1;

export interface ScanOptions {
	/** How crooked the sheet lay on the glass. */
	degrees: number;
	/** How far a speck may be off the paper's colour, of 255. */
	noise: number;
}

/** A printed invoice after a scanner: letter size at 200 dpi, slightly turned, grey and noisy. PNG. */
export async function scan(invoice: DemoInvoice, options: ScanOptions): Promise<Buffer> {
	return await scanned(invoice, options).encode('png');
}

/** The same as a phone would send it: JPEG at 80 percent quality. */
export async function photo(invoice: DemoInvoice, options: ScanOptions): Promise<Buffer> {
	return await scanned(invoice, options).encode('jpeg', 80);
}

function scanned(invoice: DemoInvoice, { degrees, noise }: ScanOptions): Canvas {
	registerFonts();
	const canvas = createCanvas(WIDTH, HEIGHT);
	const context = canvas.getContext('2d');
	context.fillStyle = '#f4f3ef';
	context.fillRect(0, 0, WIDTH, HEIGHT);
	context.translate(WIDTH / 2, HEIGHT / 2);
	context.rotate((degrees * Math.PI) / 180);
	context.translate(-WIDTH / 2, -HEIGHT / 2);
	context.fillStyle = '#26262a';
	drawSheet(context, invoice);
	addNoise(context, noise);
	return canvas;
}

function drawSheet(context: SKRSContext2D, { vendor, customer, ...invoice }: DemoInvoice) {
	const write = (text: string, x: number, y: number, size = 30, weight = 'normal') => {
		context.font = `${weight} ${size}px "Demo Sans"`;
		context.fillText(text, x, y);
	};
	const writeRight = (text: string, y: number, x = RIGHT, weight = 'normal') => {
		context.font = `${weight} 30px "Demo Sans"`;
		context.fillText(text, x - context.measureText(text).width, y);
	};

	write(vendor.name, 150, 200, 52, 'bold');
	vendor.address.forEach((line, index) => write(line, 150, 260 + index * 42));
	write(`Tax ID: ${vendor.taxId}`, 150, 344);
	write('INVOICE', 1210, 200, 64, 'bold');

	const facts: Array<[string, string | undefined]> = [
		['Invoice Number:', invoice.number],
		['Invoice Date:', date(invoice.issueDate, 'LL/dd/yyyy', LOCALE)],
		['Due Date:', date(invoice.dueDate, 'LL/dd/yyyy', LOCALE)],
		['PO Number:', invoice.purchaseOrder],
	];
	facts
		.filter(([, value]) => value)
		.forEach(([label, value], index) => {
			write(label, 950, 460 + index * 48, 30, 'bold');
			writeRight(value ?? '', 460 + index * 48);
		});

	write('Bill To:', 150, 460, 30, 'bold');
	[customer.name, ...customer.address].forEach((line, index) => write(line, 150, 508 + index * 42));

	let y = 790;
	write('Description', 150, y, 30, 'bold');
	writeRight('Qty', y, 1000, 'bold');
	writeRight('Unit Price', y, 1270, 'bold');
	writeRight('Amount', y, RIGHT, 'bold');
	context.fillRect(150, y + 16, RIGHT - 150, 3);
	for (const line of invoice.lines) {
		y += 58;
		write(line.description, 150, y);
		writeRight(number(line.quantity, LOCALE), y, 1000);
		writeRight(amount(line.unitPrice, LOCALE), y, 1270);
		writeRight(amount(lineAmount(line), LOCALE), y);
	}

	const { subtotal, tax, total } = amountsOf({ vendor, customer, ...invoice });
	const print = (cents: number) => money(cents, invoice.currency, LOCALE);
	y += 110;
	write('Subtotal', 1000, y);
	writeRight(print(subtotal), y);
	write(`Sales Tax (${number(invoice.taxRate, LOCALE)}%)`, 1000, y + 54);
	writeRight(print(tax), y + 54);
	write('Total', 1000, y + 108, 30, 'bold');
	writeRight(print(total), y + 108, RIGHT, 'bold');
	write(`All amounts in ${invoice.currency}. Thank you for your business.`, 150, y + 240);
}

/** The same specks every time: from a linear congruential generator, not from chance. */
function addNoise(context: SKRSContext2D, strength: number) {
	const image = context.getImageData(0, 0, WIDTH, HEIGHT);
	let state = 1;
	for (let pixel = 0; pixel < image.data.length; pixel += 4) {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		const chance = state / 2 ** 32;
		if (chance > SPECKS) continue;
		const change = (chance / SPECKS - 0.5) * 2 * strength;
		for (let channel = 0; channel < 3; channel++) image.data[pixel + channel] += change;
	}
	context.putImageData(image, 0, 0);
}

/** The fonts that pdf.js brings, because a server may have none. */
function registerFonts() {
	if (GlobalFonts.has('Demo Sans')) return;
	const folder = join(dirname(require.resolve('pdfjs-dist/package.json')), 'standard_fonts');
	for (const file of ['LiberationSans-Regular.ttf', 'LiberationSans-Bold.ttf']) {
		GlobalFonts.registerFromPath(join(folder, file), 'Demo Sans');
	}
}
