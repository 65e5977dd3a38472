import { attempt, EInvoiceError } from '../problem';
import { readEInvoice, type EInvoice, type EInvoiceReading } from '../readEInvoice';
import { embeddedXmlFiles, type EmbeddedPdfFile } from './embeddedFiles';

/** As ZUGFeRD, Factur-X and XRechnung name the invoice; the order is that in which they are believed. */
const KNOWN_NAMES = ['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml', 'order-x.xml'];

/** How many XML files of one PDF are tried. */
const MAX_TRIED = 10;

/**
 * Reads the invoice in a hybrid PDF. Where there are several XML files, one with a name that the standards give comes first, then the
 * first that is an invoice.
 * @returns undefined when it has no XML file at all
 */
export async function readHybrid(pdf: Buffer): Promise<EInvoiceReading | undefined> {
	const files = await attempt(async () => await embeddedXmlFiles(pdf));
	if (!files.ok) return files;
	const tried: EInvoiceReading[] = [];
	for (const file of inOrder(files.value).slice(0, MAX_TRIED)) {
		const reading = await readFile(file);
		if (reading.ok) return reading;
		tried.push(reading);
	}
	return tried[0];
}

function inOrder(files: EmbeddedPdfFile[]): EmbeddedPdfFile[] {
	const rank = ({ name }: EmbeddedPdfFile): number => {
		const place = KNOWN_NAMES.indexOf(name.toLowerCase());
		return place < 0 ? KNOWN_NAMES.length : place;
	};
	return [...files].sort((left, right) => rank(left) - rank(right));
}

async function readFile(file: EmbeddedPdfFile): Promise<EInvoiceReading> {
	const read = await attempt(async (): Promise<EInvoice> => {
		const reading = readEInvoice(await file.read());
		if (!reading.ok) throw new EInvoiceError(reading.problem);
		return reading.invoice;
	});
	return read.ok ? { ok: true, invoice: read.value } : read;
}
