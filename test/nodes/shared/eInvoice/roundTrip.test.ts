import fc from 'fast-check';

import type { InvoiceTerms } from '../../../../nodes/shared/eInvoice/model/invoice';
import { readEInvoice } from '../../../../nodes/shared/eInvoice/readEInvoice';
import { standardize } from '../../../../nodes/shared/eInvoice/standardize';
import { arbitraryInvoice } from '../../../support/eInvoice/arbitraryInvoice';
import { writeCii } from '../../../support/eInvoice/ciiWriter';
import { asRead } from '../../../support/eInvoice/invoices';
import { writeUbl } from '../../../support/eInvoice/ublWriter';

const WRITERS: Array<[syntax: string, write: (terms: InvoiceTerms) => string]> = [['CII', writeCii], ['UBL', writeUbl]];

function read(xml: string | Buffer) {
	const reading = readEInvoice(Buffer.from(xml));
	if (!reading.ok) throw new Error(reading.problem.message);
	return reading.invoice;
}

it.each(WRITERS)('any invoice that is written as %s is read back the same', (_, write) => {
	fc.assert(
		fc.property(arbitraryInvoice, (terms) => {
			const invoice = read(write(terms));
			expect(invoice.misread).toEqual([]);
			expect(standardize(invoice)).toEqual(standardize(asRead(terms)));
		}),
		{ numRuns: 150 },
	);
});

it.each(WRITERS)('an invoice in %s is the same in every encoding, and under other prefixes', (_, write) => {
	fc.assert(
		fc.property(arbitraryInvoice, fc.constantFrom('utf8', 'utf8 with mark', 'utf16', 'utf16 without mark'), (terms, encoding) => {
			const renamed = write(terms).replace(/(<\/?|xmlns:)(cac|cbc|rsm|ram|udt|qdt):?/g, (whole, before: string, prefix: string) => `${before}x${prefix}${whole.endsWith(':') ? ':' : ''}`);
			const utf16 = Buffer.from(renamed, 'utf16le');
			const bytes = { utf8: Buffer.from(renamed), 'utf8 with mark': Buffer.from(`\ufeff${renamed}`), utf16: Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), 'utf16 without mark': utf16 }[encoding];
			expect(standardize(read(bytes))).toEqual(standardize(asRead(terms)));
		}),
		{ numRuns: 40 },
	);
});
