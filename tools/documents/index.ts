import { crossIndustryInvoice } from './crossIndustryInvoice';
import { truthOf, type DemoInvoice, type Truth } from './invoice';
import * as invoices from './invoices';
import { frenchA4 } from './layouts/frenchA4';
import { germanA4 } from './layouts/germanA4';
import { usLetter } from './layouts/usLetter';
import { photo, scan } from './scan';

export type { Truth } from './invoice';

export interface DemoDocument {
	fileName: string;
	mimeType: string;
	bytes: Buffer;
	/** What is printed on it; missing where nobody can read it. */
	truth?: Truth;
	/** The output of the node on which it should arrive. */
	expectation: 'extracted' | 'needsReview' | 'failed';
}

/** Invoices of every kind that a mailbox brings, made on the spot; the same bytes every time. */
export async function generateDocuments(): Promise<DemoDocument[]> {
	const { office, toner, design, parts, consulting, repair, cleaning, misprinted, locked } = invoices;
	const officePdf = await usLetter(office);
	return [
		read('harbor-supply-INV-2026-0117.pdf', officePdf, office),
		read('nordlicht-RE-2026-0342.pdf', await germanA4(toner), toner),
		read('atelier-beaulieu-FA-2026-058.pdf', await frenchA4(design), design),
		read('fieldstone-88213-three-pages.pdf', await usLetter(parts), parts),
		read('rheinwerk-RE-100245-factur-x.pdf', await germanA4(consulting, { hybrid: consulting }), consulting),
		read('maple-MR-4471-scan.png', await scan(repair, { degrees: 0.4, noise: 14 }), repair),
		read('clearview-CV-20331-photo.jpg', await photo(cleaning, { degrees: -0.8, noise: 18 }), cleaning),
		{
			...read('harbor-supply-INV-2026-0125-wrong-total.pdf', await usLetter(misprinted), misprinted),
			expectation: 'needsReview',
		},
		{
			// Sent again a week later, so not the same bytes as the first time. Folders are read in the order of the names, and
			// in that it comes after the original too.
			...read('harbor-supply-reminder-INV-2026-0117.pdf', await usLetter(office, { reminder: true }), office),
			expectation: 'needsReview',
		},
		unreadable('harbor-supply-locked.pdf', await usLetter(locked, { password: 'demo' })),
		unreadable('harbor-supply-cut-off.pdf', cutOff(officePdf)),
	];
}

/** An invoice as XML alone, and a PDF that prints another total than the XML inside it states. */
export async function generateEInvoices(): Promise<DemoDocument[]> {
	const { changed, original, paper } = invoices;
	return [
		read('nordlicht-RE-2026-0371.xml', Buffer.from(crossIndustryInvoice(paper)), paper),
		{
			...read('rheinwerk-RE-100246-changed-total.pdf', await germanA4(changed, { hybrid: original }), changed),
			expectation: 'needsReview',
		},
	];
}

function read(fileName: string, bytes: Buffer, invoice: DemoInvoice): DemoDocument {
	return {
		fileName,
		mimeType: mimeTypeOf(fileName),
		bytes,
		truth: truthOf(invoice),
		expectation: 'extracted',
	};
}

function unreadable(fileName: string, bytes: Buffer): DemoDocument {
	return { fileName, mimeType: mimeTypeOf(fileName), bytes, expectation: 'failed' };
}

function mimeTypeOf(fileName: string): string {
	return MIME_TYPES[fileName.split('.').pop() ?? ''];
}

const MIME_TYPES: Record<string, string> = { jpg: 'image/jpeg', pdf: 'application/pdf', png: 'image/png', xml: 'application/xml' };

/** A transfer that broke off early: the pages and their list are in the part that is missing. */
function cutOff(pdf: Buffer): Buffer {
	return pdf.subarray(0, 400);
}
