import { randomBytes } from 'node:crypto';

import * as content from '../../../nodes/shared/documents/content';
import { writeCii } from '../../support/eInvoice/ciiWriter';
import { invoiceOf, lineOf } from '../../support/eInvoice/invoices';
import { hybridParts, writeWithStreams, writeWithTable } from '../../support/eInvoice/pdfWriter';
import { writeUbl } from '../../support/eInvoice/ublWriter';
import { invoicePdf, type TestFile } from '../../support/testDocuments';
import { useEInvoice } from './eInvoiceFixture';

const file = (name: string, content: string | Buffer): TestFile => ({ name, bytes: Buffer.from(content) });
const ubl = (number: string, own: Parameters<typeof invoiceOf>[0] = {}) => file(`${number}.xml`, writeUbl(invoiceOf({ number, ...own })));
const hybrid = (number: string) => file(`${number}.pdf`, writeWithStreams(hybridParts([{ name: 'factur-x.xml', content: writeCii(invoiceOf({ number })) }])));
/** A PDF without any file inside. */
const scan = (sizeBytes: number) => file('scan.pdf', writeWithTable({ 1: { value: '<< /Type /Catalog >>' }, 2: { value: '/Type /XObject', stream: randomBytes(sizeBytes) } }));
const page = file('page.xml', '<!DOCTYPE html><html><body>Not found</body></html>');

describe.each(['default', 'filesystem'] as const)('in binary mode %s', (mode) => {
	const node = useEInvoice(mode);

	it('reads XML and hybrids, and passes everything else on', async () => {
		const mail = await node.item([ubl('R-1'), await invoicePdf('R-2'), hybrid('R-3'), file('logo.png', 'no picture')], { subject: 'Invoices' });
		const scan = await node.item([await invoicePdf('R-4')]);
		const { run, extracted, needsReview, failed, other } = await node.read([mail, scan, await node.item([hybrid('R-5')]), await node.item([], { text: 'no file' })]);

		expect(run.error).toBeUndefined();
		expect(extracted.map(({ json, pairedItem }) => [json['Invoice Number'], json._sourceFile, pairedItem])).toEqual([
			['R-1', 'R-1.xml', { item: 0 }], ['R-3', 'R-3.pdf', { item: 0 }], ['R-5', 'R-5.pdf', { item: 2 }],
		]);
		expect([needsReview, failed]).toEqual([[], []]);
		expect(other.map(({ json, binary, pairedItem }) => [json, Object.keys(binary ?? {}), pairedItem])).toEqual([
			[{ subject: 'Invoices' }, ['attachment_1', 'attachment_3'], { item: 0 }], [{}, ['attachment_0'], { item: 1 }], [{ text: 'no file' }, [], { item: 3 }],
		]);
		expect(other[1].binary).toEqual(scan.binary);
	});
});

describe('the node', () => {
	const node = useEInvoice();

	it('gives rows that read as a table, with columns as the presets name them', async () => {
		const { extracted } = await node.read([await node.item([ubl('R-1')])]);

		expect(extracted.map(({ json, binary }) => [json, binary])).toEqual([
			[
				{
					'Document Type': 'Invoice', 'Invoice Number': 'R-1', 'Invoice Date': '2026-01-15', 'Due Date': '2026-02-14',
					'Vendor Name': 'Rheinwerk GmbH', 'Vendor Tax ID': 'DE123456789', 'Vendor Country': 'DE', 'Customer Name': 'Havel Technik AG', 'Customer Tax ID': 'DE987654321',
					'Buyer Reference': null, 'Purchase Order Number': null, Currency: 'EUR', Subtotal: 100, Tax: 19, 'Total Amount': 119, 'Prepaid Amount': 0, 'Amount Due': 119,
					'Payment Terms': null, 'Payment Reference': null, IBAN: 'DE79000000001234567890', 'Bank Account': null, BIC: null, 'E-Invoice Profile': 'EN 16931', _sourceFile: 'R-1.xml',
				},
				undefined,
			],
		]);
	});

	it('sends an invoice that breaks a rule to review, with the rule, a sentence and the document', async () => {
		const { extracted, needsReview, run } = await node.read([await node.item([ubl('R-1', { total: 120, due: 120 })]), await node.item([ubl('R-2')])]);

		expect(extracted.map(({ json }) => json['Invoice Number'])).toEqual(['R-2']);
		const [{ json, binary }] = needsReview;
		expect(String(json._review).replaceAll('\u00a0', ' ')).toBe('BR-CO-15: the total without VAT and the VAT make 119.00, but the total with VAT is 120.00');
		expect(json._reviewCodes).toBe('E_INVOICE_INVALID');
		expect(binary?.data.fileName).toBe('R-1.xml');
		expect(run.hints('E-Invoice').map(({ message }) => message)).toEqual(['1 of 2 rows needs review: 1 with an invalid e-invoice.']);
	});

	it('lets a rule be switched off, and sets the others', async () => {
		const broken = await node.item([ubl('R-1', { total: 120, due: 120, buyerReference: undefined })]);
		const off = await node.read([broken], { parameters: { reviewRules: { E_INVOICE_INVALID: { enabled: false } } } });
		const asked = await node.read([broken], { options: { requiredFields: 'Buyer Reference' } });

		expect(off.extracted).toHaveLength(1);
		expect(asked.needsReview.map(({ json }) => json._reviewCodes)).toEqual(['E_INVOICE_INVALID, REQUIRED_FIELD_MISSING']);
	});

	it('finds the same invoice twice, be it XML or hybrid', async () => {
		const { needsReview } = await node.read([await node.item([ubl('R-1')]), await node.item([hybrid('R-1')])]);

		expect(needsReview.map(({ json }) => [json._sourceFile, json._reviewCodes])).toEqual([['R-1.pdf', 'DUPLICATE']]);
	});

	it('gives a row for each line, which need not make up the total where something is taken off', async () => {
		const lines = [lineOf({ amount: 60, sellerItem: 'T-1' }), lineOf({ id: '2', amount: 50 })];
		const allowances = [{ amount: 10, reason: 'agreed', category: 'S', rate: 19 }];
		const { extracted, needsReview } = await node.read([await node.item([ubl('R-1', { lines, allowances, linesTotal: 110, allowancesTotal: 10 })])], { parameters: { structure: 'lineItem' } });

		expect(needsReview).toEqual([]);
		expect(extracted.map(({ json }) => [json['Invoice Number'], json['Line Item Position'], json['Line Item Number'], json['Line Item Amount'], json['Total Amount']])).toEqual([
			['R-1', '1', 'T-1', 60, 119], ['R-1', '2', null, 50, 119],
		]);
	});

	it('keeps a row for an invoice without lines', async () => {
		const { extracted } = await node.read([await node.item([ubl('R-1', { lines: [], taxes: [], linesTotal: undefined, specification: 'urn:factur-x.eu:1p0:minimum' })])], { parameters: { structure: 'lineItem' } });

		expect(extracted.map(({ json }) => [json['Invoice Number'], json['Line Item Description']])).toEqual([['R-1', null]]);
	});

	it('adds everything else that the invoice states', async () => {
		const own = { notes: [{ text: 'Thank you', subject: 'AAI' }], contract: 'C-7', prepaid: 19, due: 100 };
		const { extracted } = await node.read([await node.item([ubl('R-1', own)])], { options: { addInvoice: true } });

		expect(extracted[0].json._invoice).toMatchObject({
			vendor: { name: 'Rheinwerk GmbH', address: 'Hafenweg 4, 53111 Bonn', country: 'DE' }, taxes: [{ name: 'VAT', rate: 19, base: 100, amount: 19, category: 'S' }],
			prepaid: 19, amountDue: 100, references: { contract: 'C-7' }, notes: [{ text: 'Thank you', subject: 'AAI' }], lineItems: [{ description: 'Toner', quantity: 2, unit: 'H87', amount: 100 }],
		});
	});

	it('adds the files in the XML to the first row of their invoice', async () => {
		const content = Buffer.from('hours;12').toString('base64');
		const documents = [{ id: 'A', description: 'Hours', file: { content, fileName: 'hours.csv', mimeType: 'text/csv' } }, { id: 'B', url: 'https://example.com/b' }];
		const item = await node.item([ubl('R-1', { documents, lines: [lineOf({ amount: 60 }), lineOf({ id: '2', amount: 40 })] })]);
		const { extracted } = await node.read([item], { parameters: { structure: 'lineItem' }, options: { addAttachments: true, attach: 'all' } });

		expect(extracted.map(({ binary }) => Object.keys(binary ?? {}))).toEqual([['attachment_0', 'data'], ['data']]);
		const { attachment_0: attachment } = extracted[0].binary!;
		expect([attachment.fileName, attachment.mimeType, String(await node.bytes(attachment))]).toEqual(['hours.csv', 'text/csv', 'hours;12']);
	});

	it('gives one item a document where that is asked for', async () => {
		const { extracted } = await node.read([await node.item([ubl('R-1')])], { options: { groupRows: 'document', addInvoice: true, evidence: 'full' } });

		expect(extracted[0].json).toMatchObject({ fileName: 'R-1.xml', rows: [{ 'Invoice Number': 'R-1' }], _invoice: { profile: 'EN 16931' }, _extraction: { provider: 'E-Invoice', extractionId: null } });
	});

	it('fails XML that cannot be read, each for itself, and leaves other XML alone', async () => {
		const files = [
			file('broken.xml', writeUbl(invoiceOf()).slice(0, 900)),
			file('entities.xml', `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>${writeUbl(invoiceOf()).slice(40)}`),
			file('order.xml', '<rsm:SCRDMCCBDACIOMessageStructure xmlns:rsm="urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100"/>'),
			file('feed.xml', '<rss><channel/></rss>'),
			page,
			ubl('R-1'),
		];
		const { extracted, failed, other } = await node.read([await node.item(files)]);

		expect(failed.map(({ json }) => [json.fileName, json.code, json.stage, json.retryable])).toEqual([
			['broken.xml', 'XML_MALFORMED', 'check', false], ['entities.xml', 'XML_UNSAFE', 'check', false], ['order.xml', 'ORDER_INSTEAD_OF_INVOICE', 'check', false],
		]);
		expect(failed[2].json.message).toBe('order.xml cannot be read as an e-invoice: it is an order (Order-X) and no invoice. Ask its sender for a correct one.');
		expect(failed[0].binary?.data.fileName).toBe('broken.xml');
		expect(extracted.map(({ json }) => json['Invoice Number'])).toEqual(['R-1']);
		expect(Object.values(other[0].binary ?? {}).map(({ fileName }) => fileName)).toEqual(['feed.xml', 'page.xml']);
	});

	it('passes on a hybrid whose XML cannot be read, and says so', async () => {
		const broken = file('R-1.pdf', writeWithTable(hybridParts([{ name: 'factur-x.xml', content: '<broken' }])));
		const { other, failed, run } = await node.read([await node.item([broken])]);

		expect([other, failed].map((items) => items.length)).toEqual([1, 0]);
		expect(run.hints('E-Invoice').map(({ message }) => message)).toEqual(['The XML inside could not be read, so that the PDF went to Other: R-1.pdf (the attributes of broken are broken).']);
	});

	it('reads the fields that are named, and leaves the others to who comes next', async () => {
		const item = await node.item([ubl('R-1'), ubl('R-2')]);
		const { extracted, other } = await node.read([item], { options: { binaryFields: 'attachment_1' } });

		expect(extracted.map(({ json }) => json['Invoice Number'])).toEqual(['R-2']);
		expect(other.map(({ binary }) => Object.keys(binary ?? {}))).toEqual([['attachment_0']]);
	});

	it('has no PDF without XML in memory as a whole, however large it is: it is searched while its checksum is made, and nothing more', async () => {
		const { readContent, readWhole } = content;
		const read = { inPieces: 0, asAWhole: 0 };
		Object.assign(content, {
			readContent: async function* (...from: Parameters<typeof readContent>) {
				for await (const piece of readContent(...from)) {
					read.inPieces += piece.length;
					yield piece;
				}
			},
			readWhole: async (...from: Parameters<typeof readWhole>) => {
				const whole = await readWhole(...from);
				read.asAWhole += whole.length;
				return whole;
			},
		});
		const [large, small] = [scan(20_000_000), hybrid('R-1')];
		const { extracted, other } = await node.read([await node.item([large]), await node.item([small])]).finally(() => Object.assign(content, { readContent, readWhole }));

		expect([extracted, other].map((items) => items.length)).toEqual([1, 1]);
		expect(read).toEqual({ inPieces: large.bytes.length + small.bytes.length, asAWhole: small.bytes.length });
	});

	it('fails a file that is gone from the storage of n8n alone', async () => {
		const item = await node.item([ubl('R-1'), ubl('R-2')]);
		item.binary!.attachment_0.id = 'filesystem-v2:gone';
		const { failed, extracted, other } = await node.read([item]);

		expect(failed.map(({ json }) => [json.fileName, json.code, json.stage])).toEqual([['R-1.xml', 'UNREADABLE_FILE', 'check']]);
		expect([extracted.map(({ json }) => json['Invoice Number']), other]).toEqual([['R-2'], []]);
	});

	it('obeys On Error when a setting is none', async () => {
		const item = await node.item([ubl('R-1')]);
		const parameters = { structure: 'page' };

		expect((await node.read([item], { parameters })).run.error?.message).toBe('One Row Per cannot be "page"');
		const { failed, extracted, other } = await node.read([item], { parameters, node: { onError: 'continueRegularOutput' } });
		expect(failed.map(({ json }) => [json.code, json.stage])).toEqual([['INVALID_SETTING', 'service']]);
		expect([extracted, other]).toEqual([[], []]);
	});

	it('answers on one output as a tool of an agent, which gives files as JSON', async () => {
		const { binary } = await node.item([ubl('R-1'), ubl('R-2', { total: 120, due: 120 })]);
		const { extracted, needsReview } = await node.read([{ json: { ...binary } as never }], { node: { type: node.toolType } });

		expect(extracted.map(({ json }) => [json['Invoice Number'], json._reviewCodes])).toEqual([['R-1', undefined], ['R-2', 'E_INVOICE_INVALID']]);
		expect(needsReview).toEqual([]);
	});

	it('takes invoices under other prefixes and in UTF-16', async () => {
		const renamed = writeUbl(invoiceOf()).replaceAll('cbc:', 'b:').replaceAll('xmlns:cbc', 'xmlns:b');
		const { extracted } = await node.read([await node.item([file('R-1.xml', Buffer.from(`\ufeff${renamed}`, 'utf16le')), { ...ubl('R-2'), name: 'invoice' }])]);

		expect(extracted.map(({ json }) => json['Total Amount'])).toEqual([119, 119]);
	});
});
