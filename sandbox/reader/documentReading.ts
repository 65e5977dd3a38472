import { readInvoice } from './fields/readInvoice';
import { splitInvoices } from './fields/splitInvoices';
import { withXml } from './fields/withXml';
import type { EmbeddedInvoice } from './pdf/embeddedInvoice';
import type { DocumentReading, Invoice, PageReading, PageText } from './reading';

const NO_INVOICE = 'Nothing of an invoice or receipt was found on it';

/**
 * Puts the pages of a document together: which invoices are on them, and which pages failed. When not a single
 * invoice was found the pages fail, so that nobody takes the document for done.
 */
export function documentReading(pages: PageText[], xml?: EmbeddedInvoice): DocumentReading {
	const readings = pages.map(({ reading }) => reading);
	const lines = pages.map((page) => page.lines);
	const invoices: Invoice[] = xml
		? [withXml(xml, lines.flat(), readings.map(({ page }) => page))]
		: splitInvoices(lines).flatMap((group) => readInvoice(group) ?? []);
	return { status: 'read', pages: invoices.length > 0 ? readings : readings.map(failed), invoices };
}

function failed(reading: PageReading): PageReading {
	return reading.status === 'failed' ? reading : { page: reading.page, status: 'failed', reason: NO_INVOICE };
}
