import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';

import { readHybrid } from '../../../../nodes/shared/eInvoice/pdf/hybrid';
import { VERSIONS } from '../support/encryptedPdf';
import { writeCii } from '../../../support/eInvoice/ciiWriter';
import { invoiceOf } from '../../../support/eInvoice/invoices';
import { hybridParts, packed, writeWithStreams, writeWithTable, type PdfParts } from '../../../support/eInvoice/pdfWriter';
import { writeUbl } from '../../../support/eInvoice/ublWriter';

const xml = writeCii(invoiceOf());
const one = hybridParts([{ name: 'factur-x.xml', content: xml }]);
const two = hybridParts([{ name: 'a.xml', content: '<list/>' }, { name: 'factur-x.xml', content: xml }]);

/** A PDF whose references say of one object that it is three bytes away. */
function misplaced(parts: PdfParts, number: number): Buffer {
	const pdf = writeWithTable(parts).toString('latin1');
	const offset = String(pdf.indexOf(`\n${number} 0 obj`) + 1).padStart(10, '0');
	return Buffer.from(pdf.replace(offset, String(Number(offset) + 3).padStart(10, '0')), 'latin1');
}

/** As ASCII85Decode reads it. */
function asAscii85(data: Buffer): string {
	const groups = Array.from({ length: Math.ceil(data.length / 4) }, (_, index) => data.subarray(index * 4, index * 4 + 4));
	const written = groups.map((group) => {
		const value = Buffer.concat([group, Buffer.alloc(4)]).readUInt32BE(0);
		const signs = [4, 3, 2, 1, 0].map((power) => String.fromCharCode(33 + (Math.floor(value / 85 ** power) % 85))).join('');
		return group.length === 4 && value === 0 ? 'z' : signs.slice(0, group.length + 1);
	});
	return `${written.join('').replace(/.{60}/g, '$&\n')}~>`;
}

const numberIn = async (pdf: Buffer) => {
	const reading = await readHybrid(pdf);
	return reading?.ok ? reading.invoice.terms.number : reading?.problem.code;
};

describe('the invoice in a PDF is found', () => {
	it.each<[string, Buffer]>([
		['by a table of references', writeWithTable(one)],
		['by streams of references and objects', writeWithStreams(one)],
		['behind junk that a gateway puts in front', Buffer.concat([Buffer.alloc(1500, 'junk '), writeWithTable(one)])],
		['before junk at the end', Buffer.concat([writeWithTable(one), Buffer.from('\0\0\0')])],
		['without any references', Buffer.from(writeWithTable(one).toString('latin1').replace(/xref[^]*?trailer/, 'trailer').replace(/startxref[^]*/, ''), 'latin1')],
		['with references that lead elsewhere', Buffer.from(writeWithTable(one).toString('latin1').replace(/00000\d{5} 00000 n/g, '0000000033 00000 n'), 'latin1')],
		['with a wrong length of its stream', Buffer.from(writeWithTable(one).toString('latin1').replace(/\/Length \d+/, '/Length 7'), 'latin1')],
		['by the list of associated files alone', writeWithTable({ ...one, 1: { value: '<< /Type /Catalog /AF [3 0 R] >>' } })],
		['by the tree of names alone', writeWithTable({ ...one, 1: { value: '<< /Type /Catalog /Names 7 0 R >>' }, 7: { value: '<< /EmbeddedFiles 8 0 R >>' }, 8: { value: '<< /Kids [9 0 R] >>' }, 9: { value: '<< /Limits [(a) (z)] /Names [(x) 3 0 R] >>' } })],
		['unpacked', writeWithTable({ ...one, 4: { value: '/Type /EmbeddedFile', stream: Buffer.from(xml) } })],
		['with a length in an object of its own', writeWithTable({ ...one, 4: { value: '/Type /EmbeddedFile /Length 9 0 R', stream: Buffer.from(xml) }, 9: { value: String(Buffer.from(xml).length) } })],
		['under a name in UTF-16', writeWithTable({ ...one, 3: { value: '<< /UF <FEFF0066002E0078006D006C> /EF << /F 4 0 R >> >>' } })],
		['with its filter in an object of its own', writeWithTable({ ...one, 4: { ...one[4], value: '/Type /EmbeddedFile /Filter 9 0 R' }, 9: { value: '[10 0 R]' }, 10: { value: '/FlateDecode' } })],
		['packed and written as text', writeWithTable({ ...one, 4: { value: '/Type /EmbeddedFile /Filter [/ASCII85Decode /FlateDecode]', stream: Buffer.from(asAscii85(deflateSync(Buffer.from(xml)))) } })],
		['written as hexadecimal text', writeWithTable({ ...one, 4: { value: '/Type /EmbeddedFile /Filter /AHx', stream: Buffer.from(`${Buffer.from(xml).toString('hex').replace(/.{60}/g, '$&\n')}>`) } })],
		['beside another file whose place is wrong', misplaced(two, 3)],
		['though the place of what describes it is wrong', misplaced(two, 5)],
		['though the place of its own stream is wrong', misplaced(two, 6)],
		['beside another file that is broken', writeWithTable({ ...two, 3: { value: 'broken' } })],
		['in UBL', writeWithStreams(hybridParts([{ name: 'xrechnung.xml', content: writeUbl(invoiceOf()) }]))],
	])('%s', async (_, pdf) => {
		expect(await numberIn(pdf)).toBe('R-100');
	});

	it.each(VERSIONS)('though the PDF %s is encrypted (%s), if it opens without a password', async (pdfVersion) => {
		const pdf = new PDFDocument({ pdfVersion, ownerPassword: 'owner' });
		const bytes = buffer(pdf);
		pdf.text('Invoice R-100');
		pdf.file(Buffer.from(xml), { name: 'factur-x.xml', type: 'text/xml' });
		pdf.end();

		expect(await numberIn(await bytes)).toBe('R-100');
	});

	it('in the newest revision', async () => {
		const first = writeWithTable(one);
		const newer = packed('/Type /EmbeddedFile', Buffer.from(writeCii(invoiceOf({ number: 'R-101' }))));
		const start = first.length;
		const object = Buffer.concat([Buffer.from(`4 0 obj\n<< ${newer.value} /Length ${newer.stream!.length} >>\nstream\n`), newer.stream!, Buffer.from('\nendstream\nendobj\n')]);
		const before = /startxref\n(\d+)/.exec(first.toString('latin1'))![1];
		const end = `xref\n4 1\n${String(start).padStart(10, '0')} 00000 n \ntrailer\n<< /Root 1 0 R /Prev ${before} >>\nstartxref\n${start + object.length}\n%%EOF`;

		expect(await numberIn(Buffer.concat([first, object, Buffer.from(end)]))).toBe('R-101');
	});
});

describe('of several XML files', () => {
	const other = writeCii(invoiceOf({ number: 'OTHER' }));

	it('the one with a name of the standards is taken', async () => {
		const files = [{ name: 'a.xml', content: other }, { name: 'ZUGFeRD-invoice.xml', content: xml }, { name: 'b.xml', content: other }];

		expect(await numberIn(writeWithTable(hybridParts(files)))).toBe('R-100');
	});

	it('the first that is an invoice is taken, where no name tells', async () => {
		const files = [{ name: 'a.xml', content: '<list/>' }, { name: 'b.xml', content: '<broken' }, { name: 'c.bin', content: 'x', type: 'application#2Foctet-stream' }, { name: 'd.xml', content: xml }];

		expect(await numberIn(writeWithTable(hybridParts(files)))).toBe('R-100');
	});

	it('none is an invoice: the first says why', async () => {
		expect(await numberIn(writeWithTable(hybridParts([{ name: 'a.xml', content: '<list/>' }, { name: 'b.xml', content: '<broken' }])))).toBe('NOT_AN_E_INVOICE');
	});
});

it('a PDF without XML has no e-invoice', async () => {
	expect(await readHybrid(writeWithTable({ 1: { value: '<< /Type /Catalog >>' } }))).toBeUndefined();
	expect(await readHybrid(writeWithTable(hybridParts([{ name: 'photo.jpg', content: 'x', type: 'image#2Fjpeg' }])))).toBeUndefined();
});

describe('a hostile PDF ends without harm:', () => {
	const bomb = (size: number) => deflateSync(Buffer.alloc(size));
	const noise = (size: number) => randomBytes(size).toString('latin1').replace(/[()\\]/g, 'x');
	const cases: Array<[string, PdfParts | Buffer, string | undefined]> = [
		['references in a circle', { 1: { value: '2 0 R' }, 2: { value: '1 0 R' } }, 'PDF_UNREADABLE'],
		['a catalog that is itself', { 1: { value: '1 0 R' } }, 'PDF_UNREADABLE'],
		['a tree of names in a circle', { ...one, 1: { value: '<< /Names << /EmbeddedFiles 8 0 R >> >>' }, 8: { value: '<< /Kids [8 0 R 9 0 R] >>' }, 9: { value: '<< /Kids [8 0 R] >>' } }, undefined],
		['a tree of names without an end', Object.fromEntries([[1, { value: '<< /Names << /EmbeddedFiles 2 0 R >> >>' }], ...Array.from({ length: 3000 }, (_, index) => [index + 2, { value: `<< /Kids [${index + 3} 0 R] >>` }])]) as PdfParts, undefined],
		['a length that is itself', { ...one, 4: { value: '/Type /EmbeddedFile /Length 4 0 R', stream: Buffer.from(xml) } }, 'R-100'],
		['a stream that grows two hundred thousand times', { ...one, 4: { value: '/Type /EmbeddedFile /Filter /FlateDecode', stream: bomb(80_000_000) } }, 'PDF_UNREADABLE'],
		['ten of them', (() => {
			const parts = hybridParts(Array.from({ length: 12 }, (_, index) => ({ name: `${index}.xml`, content: 'x' })));
			for (let index = 0; index < 12; index++) parts[4 + index * 2] = { value: '/Type /EmbeddedFile /Filter /FlateDecode', stream: bomb(60_000_000) };
			return parts;
		})(), 'PDF_UNREADABLE'],
		['a packing within a packing', { ...one, 4: { value: '/Type /EmbeddedFile /Filter [/FlateDecode /FlateDecode]', stream: deflateSync(deflateSync(Buffer.from(xml))) } }, 'PDF_UNREADABLE'],
		['a stream that is no packing', { ...one, 4: { value: '/Type /EmbeddedFile /Filter /FlateDecode', stream: Buffer.from('not packed') } }, 'PDF_UNREADABLE'],
		['XML with entities', hybridParts([{ name: 'factur-x.xml', content: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }]), 'XML_UNSAFE'],
		['arrays that nest without an end', { 1: { value: '['.repeat(100_000) } }, 'PDF_UNREADABLE'],
		['millions of beginnings of objects', Buffer.from(`%PDF-1.7\n${'1 0 obj '.repeat(2_000_000)}/Root 1 0 R`), undefined],
		['millions of roots', Buffer.from(`%PDF-1.7\n${'/Root x '.repeat(2_000_000)}`), 'PDF_UNREADABLE'],
		['references that lead to themselves', Buffer.from('%PDF-1.7\nxref\n0 0\ntrailer\n<< /Prev 9 /XRefStm 9 >>\nstartxref\n9\n%%EOF'), 'PDF_UNREADABLE'],
		['a catalog of millions of empty values, packed', writeWithStreams({ ...one, 1: { value: `<< /Type /Catalog /P (${noise(200_000)}) /AF [${'<<>>'.repeat(5_000_000)}] >>` } }), 'PDF_UNREADABLE'],
		['the same unpacked', { 1: { value: `<< /Type /Catalog /AF [${'<<>>'.repeat(1_000_000)}] >>` } }, 'PDF_UNREADABLE'],
		['a string without an end to speak of', { 1: { value: `<< /Type /Catalog /P (${'x'.repeat(30_000_000)}) >>` } }, 'PDF_UNREADABLE'],
		['streams that all end far away, with an invoice behind them', (() => {
			const parts = hybridParts(Array.from({ length: 9 }, (_, index) => ({ name: `${index}.xml`, content: xml })));
			for (let index = 0; index < 8; index++) parts[4 + index * 2] = { value: '<< /Type /EmbeddedFile /Length 7 >>\nstream\n' };
			return { ...parts, 19: { value: '<< /F (8.xml) /EF << /F 22 0 R >> >>' }, 20: { value: 'null' }, 21: { value: '/X 1', stream: Buffer.alloc(20_000_000, ' ') }, 22: parts[20] };
		})(), 'XML_MALFORMED'],
		['a table with a count that lies', Buffer.from('%PDF-1.7\nxref\n0 2147483647\n0000000000 65535 f \ntrailer\n<< >>\nstartxref\n9\n%%EOF'), 'PDF_UNREADABLE'],
		['references whose rows are as wide as nothing is', Buffer.from('%PDF-1.7\n1 0 obj << /Type /XRef /W [0 0 0] /Size 99999999 /Length 1 >>\nstream\nx\nendstream\nendobj\nstartxref\n9\n%%EOF'), 'PDF_UNREADABLE'],
		['a predictor with columns that lie', Buffer.from('%PDF-1.7\n1 0 obj << /Type /XRef /W [1 2 1] /DecodeParms << /Predictor 12 /Columns 2147483647 >> /Length 1 >>\nstream\nx\nendstream\nendobj\nstartxref\n9\n%%EOF'), 'PDF_UNREADABLE'],
	];

	it.each(cases)('%s', async (_, parts, expected) => {
		expect(await numberIn(Buffer.isBuffer(parts) ? parts : writeWithTable(parts))).toBe(expected);
	});

	it('any of its bytes changed', async () => {
		const whole = [writeWithTable(one), writeWithStreams(one)];
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...whole), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 30 }), fc.nat(), async (pdf, changes, cut) => {
				const bytes = Buffer.from(cut % 3 === 0 ? pdf.subarray(0, cut % pdf.length) : pdf);
				for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
				const reading = await readHybrid(bytes);
				expect(reading === undefined || typeof reading.ok === 'boolean').toBe(true);
			}),
			{ numRuns: 300 },
		);
	});
});
