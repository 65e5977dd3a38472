import type { InvoiceTerms } from '../../nodes/shared/eInvoice/model/invoice';
import { writeCii } from '../support/eInvoice/ciiWriter';
import { invoiceOf, lineOf } from '../support/eInvoice/invoices';
import { hybridParts, writeWithStreams } from '../support/eInvoice/pdfWriter';
import { writeUbl } from '../support/eInvoice/ublWriter';

/** An invoice that breaks no rule: 100.00 and 19.00 on any number of lines. */
export function invoiceOfLines(lines: number, number = 'R-100'): InvoiceTerms {
	return invoiceOf({ number, order: 'PO-7', lines: Array.from({ length: lines }, (_, index) => lineOf({ id: String(index + 1), amount: 100 / lines })) });
}

export function ublOf(terms: InvoiceTerms): Buffer {
	return Buffer.from(writeUbl(terms));
}

export function ciiOf(terms: InvoiceTerms): Buffer {
	return Buffer.from(writeCii(terms));
}

/** A PDF with its CII inside, and references and objects packed, as programs write it today. */
export function hybridOf(terms: InvoiceTerms): Buffer {
	return writeWithStreams(hybridParts([{ name: 'factur-x.xml', content: writeCii(terms) }]));
}
