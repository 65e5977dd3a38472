import { extensionOf, matchesFilter } from '../../../../nodes/shared/documents/filter';
import { documentOptions, filterOf, readList } from '../../../../nodes/shared/documents/documentOptions';

const DEFAULT_FILTER = filterOf(['pdf', 'jpeg', 'png']);
const { read } = documentOptions(['pdf', 'jpeg', 'png']);

const matches = (originalName: string, mimeType: string, filter: string) =>
	matchesFilter({ originalName, binary: { data: '', mimeType } }, readList(filter));

it.each([
	['invoice.pdf', '.pdf'],
	['INVOICE.PDF', '.pdf'],
	['a.b.jpeg', '.jpeg'],
	['.pdf', '.pdf'],
	['invoice', ''],
	['invoice.', ''],
	['', ''],
	['invoice.p d f', ''],
	['invoice.muchtoolong', ''],
])('the extension of %j is %j', (name, extension) => {
	expect(extensionOf(name)).toBe(extension);
});

it.each([
	['by its extension, whatever its type', 'invoice.pdf', 'application/octet-stream', '.pdf'],
	['by its extension in another case', 'INVOICE.PDF', 'application/octet-stream', '.Pdf'],
	['by an extension that is written without a dot', 'invoice.pdf', 'application/octet-stream', 'pdf'],
	['by its type, whatever its extension', 'invoice', 'application/pdf', 'application/pdf'],
	['by its type in another case and with parameters', 'x', 'Application/PDF; name="x"', 'application/pdf'],
	['by its type with a space before its parameters', 'x', 'application/pdf ; name=x', 'application/pdf'],
	['by an extension that is written with a star and in capitals', 'invoice.pdf', 'text/plain', '*.PDF'],
	['by a family of types', 'photo.heic', 'image/heic', 'image/*'],
	['by an extension that is written with a star', 'invoice.pdf', 'text/plain', '*.pdf'],
	['when all files are wanted', 'logo.gif', 'image/gif', '*'],
	['when all types are wanted', 'logo.gif', 'image/gif', '*/*'],
	['by any entry of the list', 'a.png', 'text/plain', '.pdf, .png'],
])('a file is taken %s', (_, name, mimeType, filter) => {
	expect(matches(name, mimeType, filter)).toBe(true);
});

it.each([
	['a file with neither', 'logo.gif', 'image/gif', DEFAULT_FILTER],
	['an extension that only ends alike', 'invoice.xpdf', 'text/plain', '.pdf'],
	['an extension that only begins alike', 'invoice.pdfx', 'text/plain', '.pdf'],
	['a type that only begins alike', 'x', 'application/pdf-portfolio', 'application/pdf'],
	['another family of types', 'x', 'imagery/x', 'image/*'],
	['a file without an extension', 'pdf', 'text/plain', '.pdf'],
	['any file with an empty list', 'invoice.pdf', 'application/pdf', ''],
])('a filter leaves out %s', (_, name, mimeType, filter) => {
	expect(matches(name, mimeType, filter)).toBe(false);
});

it('is, unless set, for PDFs and pictures, with nothing getting lost', () => {
	expect(read({})).toEqual({ binaryFields: '', fileFilter: DEFAULT_FILTER, outsideFilter: 'fail' });
	for (const name of ['a.pdf', 'a.jpg', 'a.JPEG', 'a.png']) expect(matches(name, 'application/octet-stream', DEFAULT_FILTER)).toBe(true);
	for (const type of ['application/pdf', 'image/jpeg', 'image/png']) expect(matches('a', type, DEFAULT_FILTER)).toBe(true);
});

it('is used as well when it was emptied, rather than leaving out every file', () => {
	expect(read({ fileFilter: '' }).fileFilter).toBe(DEFAULT_FILTER);
});

it.each([
	['a, b ,,c ', ['a', 'b', 'c']],
	['', []],
	[undefined, []],
	[5, ['5']],
])('the list %j has the entries %j', (text, entries) => {
	expect(readList(text)).toEqual(entries);
});
