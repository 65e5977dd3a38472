import type { InvoiceTerms } from '../../../../nodes/shared/eInvoice/model/invoice';
import { writeCii } from '../../../support/eInvoice/ciiWriter';
import { invoiceOf } from '../../../support/eInvoice/invoices';
import { hybridParts, writeWithTable } from '../../../support/eInvoice/pdfWriter';
import { writeUbl } from '../../../support/eInvoice/ublWriter';
import type { TestFile } from '../../../support/testDocuments';

/** What is printed on the PDF of `invoiceOf`. */
const PRINTED = {
	vendorName: 'Rheinwerk GmbH', vendorTaxId: 'DE123456789', invoiceDate: '2026-01-15', dueDate: '2026-02-14', purchaseOrderNumber: 'PO-7',
	currency: 'EUR', subtotal: 100, tax: 19, total: 119,
};

/** States every column of the presets' invoice header. */
const termsOf = (number: string, own: Partial<InvoiceTerms> = {}): InvoiceTerms => invoiceOf({ number, order: 'PO-7', ...own });

const file = (name: string, content: Buffer | string): TestFile => ({ name, bytes: Buffer.from(content) });

/** XML alone: 100.00 and 19.00 make 119.00. */
export const xml = (number: string, own?: Partial<InvoiceTerms>): TestFile => file(`${number}.xml`, writeUbl(termsOf(number, own)));

/** A PDF with an invoice inside, in the text format of `textReader`. @param printed what a service reads of it where that is not the same */
export function hybrid(number: string, printed: Partial<Record<keyof typeof PRINTED, string | number>> = {}, own?: Partial<InvoiceTerms>): TestFile {
	return pdfAround(number, writeCii(termsOf(number, own)), printed);
}

/** The same with anything in the place of the invoice. */
export function pdfAround(number: string, content: string, printed: Partial<Record<keyof typeof PRINTED, string | number>> = {}): TestFile {
	const fields = Object.entries({ invoiceNumber: number, ...PRINTED, ...printed }).map(([key, value]) => `${key}: ${value}`);
	const pdf = writeWithTable(hybridParts([{ name: 'factur-x.xml', content }]));
	return file(`${number}.pdf`, Buffer.concat([pdf, Buffer.from(`\n${[...fields, 'item: Toner | 2 | 100'].join('\n')}`)]));
}

/** XML that is no invoice that could be read, each for its own reason. */
export const UNREADABLE: Array<[code: string, file: TestFile]> = [
	['XML_MALFORMED', file('broken.xml', writeUbl(termsOf('B-1')).slice(0, 900))],
	['XML_UNSAFE', file('entities.xml', `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>${writeUbl(termsOf('B-2')).slice(40)}`)],
	['ORDER_INSTEAD_OF_INVOICE', file('order.xml', '<rsm:SCRDMCCBDACIOMessageStructure xmlns:rsm="urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100"/>')],
	['UNSUPPORTED_FILE_TYPE', file('feed.xml', '<rss><channel/></rss>')],
	['CONTENT_MISMATCH', file('page.pdf', '<rss><channel/></rss>')],
];
