import { readEInvoice } from '../../../../nodes/shared/eInvoice/readEInvoice';
import { standardize } from '../../../../nodes/shared/eInvoice/standardize';
import { writeCii } from '../../../support/eInvoice/ciiWriter';
import { asRead, invoiceOf, lineOf } from '../../../support/eInvoice/invoices';
import { writeUbl } from '../../../support/eInvoice/ublWriter';

const read = (xml: string) => {
	const reading = readEInvoice(Buffer.from(xml));
	if (!reading.ok) throw new Error(reading.problem.message);
	return reading.invoice;
};
const problemOf = (xml: string) => {
	const reading = readEInvoice(Buffer.from(xml));
	return reading.ok ? undefined : reading.problem;
};

it('refuses an order by name', () => {
	const order = '<rsm:SCRDMCCBDACIOMessageStructure xmlns:rsm="urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100"/>';

	expect(problemOf(order)).toEqual({ code: 'ORDER_INSTEAD_OF_INVOICE', message: 'it is an order (Order-X) and no invoice' });
});

it.each(['<Invoice/>', '<Invoice xmlns="urn:other"/>', '<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>', '<rss/>'])('says of %s that it is no e-invoice', (xml) => {
	expect(problemOf(xml)?.code).toBe('NOT_AN_E_INVOICE');
});

it('overlooks what extensions add under other namespaces', () => {
	const xml = writeUbl(invoiceOf()).replace('<cbc:ID>R-100', '<ext:ID xmlns:ext="urn:somebody">X</ext:ID><cbc:ID>R-100');

	expect(read(xml).terms.number).toBe('R-100');
});

it('tells an amount or a date that is none, and guesses nothing', () => {
	const xml = writeCii(invoiceOf()).replace('<ram:GrandTotalAmount>119', '<ram:GrandTotalAmount>1.119,00').replace('20260115', '20261315');
	const { misread, terms } = read(xml);

	expect(misread).toEqual([{ number: 'BT-2', value: '20261315' }, { number: 'BT-112', value: '1.119,00' }]);
	expect([terms.issueDate, terms.total]).toEqual([undefined, undefined]);
});

it('takes a week or a month for no date, and for no mistake', () => {
	const xml = writeCii(invoiceOf({ deliveryDate: '2026-01-10' })).replace('format="102">20260110', 'format="610">202601');

	expect(read(xml)).toMatchObject({ misread: [], terms: { number: 'R-100' } });
	expect(read(xml).terms.deliveryDate).toBeUndefined();
});

it('gives the price of one where it is stated for several', () => {
	const { lineItems } = standardize(read(writeUbl(invoiceOf({ lines: [lineOf({ netPrice: 12.3, priceQuantity: 100 })] }))));

	expect(lineItems[0].unitPrice).toBe(0.123);
});

it('tells the tax in the currency of the invoice from that of the accounts', () => {
	const terms = invoiceOf({ taxCurrency: 'CZK', taxTotals: [{ amount: 480, currency: 'CZK' }, { amount: 19, currency: 'EUR' }] });

	expect(standardize(read(writeCii(terms)))).toMatchObject({ tax: 19, taxInAccountingCurrency: { currency: 'CZK', amount: 480 } });
});

it.each([
	['urn:cen.eu:en16931:2017', 'EN 16931', 'complete'],
	['urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0', 'XRechnung', 'complete'],
	['urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0', 'Peppol BIS Billing 3', 'complete'],
	['urn:factur-x.eu:1p0:minimum', 'Factur-X MINIMUM', 'minimum'],
	['urn:zugferd.de:2p0:basicwl', 'Factur-X BASIC WL', 'partial'],
	['urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic', 'Factur-X BASIC', 'complete'],
	['urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended', 'Factur-X EXTENDED', 'complete'],
	['urn:example:own', 'urn:example:own', 'complete'],
])('knows what %s is', (specification, name, level) => {
	expect(read(writeCii(invoiceOf({ specification }))).profile).toEqual({ name, level });
});

it('takes names of tax schemes in any case, and 0 and 1 for false and true', () => {
	const allowances = [{ amount: 10, reason: 'agreed', category: 'S', rate: 19 }];
	const xml = writeUbl(invoiceOf({ allowances })).replaceAll('<cbc:ID>VAT<', '<cbc:ID>vat<').replace('<cbc:ChargeIndicator>false<', '<cbc:ChargeIndicator>0<');

	expect(read(xml).terms).toMatchObject({ seller: { vatId: 'DE123456789' }, allowances });
});

it('leaves headings of lines and lines for information out of what counts, but loses none', () => {
	const lines = [lineOf({ status: 'GROUP', amount: 100 }), lineOf({ id: '1.1', status: 'DETAIL', amount: 60 }), lineOf({ id: '1.2', amount: 40 }), lineOf({ id: '2', status: 'INFORMATION', amount: 7 })];
	const { lineItems, otherLines } = standardize(asRead(invoiceOf({ lines })));

	expect([lineItems, otherLines].map((all) => all.map(({ position, amount }) => [position, amount]))).toEqual([[['1.1', 60], ['1.2', 40]], [['1', 100], ['2', 7]]]);
});

it.each(['2026-01-15-05:00', '2026-01-15+01:00', '2026-01-15Z'])('reads the date %s, which states its zone', (date) => {
	const { terms, misread } = read(writeUbl(invoiceOf()).replace('<cbc:IssueDate>2026-01-15<', `<cbc:IssueDate>${date}<`));

	expect([terms.issueDate, misread]).toEqual(['2026-01-15', []]);
});

it('takes an invoice out of the envelope of an access point', () => {
	const inside = writeUbl(invoiceOf()).replace(/<\?xml.*?\?>/, '');
	const envelope = (content: string) => `<s:StandardBusinessDocument xmlns:s="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"><s:StandardBusinessDocumentHeader><s:HeaderVersion>1.0</s:HeaderVersion></s:StandardBusinessDocumentHeader>${content}</s:StandardBusinessDocument>`;

	expect(read(envelope(inside)).terms.number).toBe('R-100');
	expect(problemOf(envelope('<Order/>'))?.code).toBe('NOT_AN_E_INVOICE');
	expect(problemOf(envelope(''))?.code).toBe('NOT_AN_E_INVOICE');
});
