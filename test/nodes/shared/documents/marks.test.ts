import fc from 'fast-check';

import { EMBEDDED_MARKS, looksLikeXml, markFinder } from '../../../../nodes/shared/documents/marks';
import { writeCii } from '../../../support/eInvoice/ciiWriter';
import { invoiceOf } from '../../../support/eInvoice/invoices';
import { hybridParts, writeWithStreams, writeWithTable } from '../../../support/eInvoice/pdfWriter';

const xml = writeCii(invoiceOf());
const hybrid = hybridParts([{ name: 'factur-x.xml', content: xml }]);

/** Whether a PDF that comes in pieces has the mark of an embedded file. */
function isFound(pdf: Buffer, cuts: number[] = []): boolean {
	const embedsFile = markFinder(EMBEDDED_MARKS);
	const places = [0, ...cuts.map((cut) => cut % pdf.length).sort((left, right) => left - right), pdf.length];
	places.slice(1).forEach((end, index) => embedsFile(pdf.subarray(places[index], end)));
	return embedsFile();
}

it.each<[string, Buffer, boolean]>([
	['a hybrid', writeWithTable(hybrid), true],
	['a hybrid whose objects are packed', writeWithStreams(hybrid), true],
	['a hybrid that names only the type of its file', Buffer.from(writeWithTable(hybrid).toString('latin1').replaceAll('/EmbeddedFile', '/Whatever_else'), 'latin1'), true],
	['a PDF without files', writeWithTable({ 1: { value: '<< /Type /Catalog >>' } }), false],
])('the mark of an embedded file is in %s, or not, however it comes in pieces', (_, pdf, expected) => {
	expect(isFound(pdf)).toBe(expected);
	fc.assert(fc.property(fc.array(fc.nat(), { maxLength: 200 }), (cuts) => expect(isFound(pdf, cuts)).toBe(expected)), { numRuns: 50 });
});

it.each<[string, Buffer | string, boolean]>([
	['XML', xml, true],
	['XML in UTF-16', Buffer.from(`\ufeff${xml}`, 'utf16le'), true],
	['XML with a mark of UTF-8', `\ufeff${xml}`, true],
	['XML without a declaration, behind blanks', `\n  ${xml.slice(xml.indexOf('\n'))}`, true],
	['a web page', '<!DOCTYPE html><html></html>', false],
	['a web page with a declaration', '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"></html>', false],
	['a text', 'a < b', false],
	['nothing', '', false],
])('%s looks like XML, or not', (_, bytes, expected) => {
	expect(looksLikeXml(Buffer.from(bytes))).toBe(expected);
});
