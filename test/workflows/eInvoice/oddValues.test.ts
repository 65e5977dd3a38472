import fc from 'fast-check';

import { arbitraryInvoice } from '../../support/eInvoice/arbitraryInvoice';
import { writeCii } from '../../support/eInvoice/ciiWriter';
import { invoiceOf } from '../../support/eInvoice/invoices';
import { writeUbl } from '../../support/eInvoice/ublWriter';
import type { TestFile } from '../../support/testDocuments';
import { useEInvoice } from './eInvoiceFixture';

const node = useEInvoice();

/** What no field of an e-invoice should state, and any may. */
const ODD = [
	'', ' ', '0', '-0', '-1', '--5', '1,5', '1e400', '1e-400', 'NaN', 'Infinity', '9'.repeat(30), '0.0000001', '%', 'null', '__proto__', 'constructor', 'x'.repeat(300),
	'EURO', '€', 'eur', 'XXX', 'DE', 'DE00', 'S', '380', '381', 'yesterday', '20261345', '2026-02-30', '2026-13-01T00:00:00Z', '10000-01-01', '0000-00-00',
];

const BOOKS = {
	vendors: { knownVendors: [{ 'Vendor ID': 'V-1', Name: 'Rheinwerk GmbH', IBAN: 'DE79000000001234567890', Account: '4930', Currency: 'EUR', 'Payment Terms': '30' }] },
	purchaseOrders: { purchaseOrders: [{ 'PO Number': 'PO-1', Vendor: 'Rheinwerk GmbH', Total: 100 }] },
	receipts: { receipts: [{ 'PO Number': 'PO-1', 'Item Number': '1', 'Received Quantity': 1 }] },
	earlierInvoices: { earlierInvoices: [{ Vendor: 'Rheinwerk GmbH', 'Invoice Number': 'R-0', 'Invoice Date': '2026-01-01', Total: 119 }] },
	accounts: { accountRules: [{ Account: '4930', Keywords: 'paper' }] },
	bankDetails: {}, taxes: {}, dates: {}, possibleDuplicates: {},
};

/** An invoice in both syntaxes, in which some texts are odd ones. */
const strange = fc
	.tuple(fc.oneof(arbitraryInvoice, fc.constant(invoiceOf())), fc.array(fc.tuple(fc.nat(), fc.constantFrom(...ODD)), { minLength: 1, maxLength: 4 }))
	.map(([terms, replacements]) => [writeCii(terms), writeUbl(terms)].map((xml) => replacements.reduce(replaceText, xml)));

function replaceText(xml: string, [place, odd]: [number, string]): string {
	const texts = [...xml.matchAll(/>([^<>]+)</g)];
	const { index, 0: found } = texts[place % texts.length];
	return `${xml.slice(0, index)}>${odd}<${xml.slice(index + found.length)}`;
}

it.each(['flatRow', 'quickBooks', 'xero', 'zohoBooks'])('whatever an e-invoice states, it comes out and the others too, with every check and a bill for %s', async (addBill) => {
	await fc.assert(
		fc.asyncProperty(fc.array(strange, { minLength: 1, maxLength: 8 }), fc.constantFrom('invoice', 'lineItem'), async (written, structure) => {
			const files = written.flat().map((xml, index): TestFile => ({ name: `${index}.xml`, bytes: Buffer.from(xml) }));
			const checks = { accountsPayable: { checks: BOOKS } };
			const { run, extracted, needsReview, failed, other } = await node.read([await node.item(files)], { parameters: { structure, reviewRules: checks }, options: { addBill, addInvoice: true } });
			expect(run.error).toBeUndefined();
			const rows = [...extracted, ...needsReview].map(({ json }) => json._sourceFile);
			expect([...new Set(rows), ...failed.map(({ json }) => json.fileName)].sort()).toEqual(files.map(({ name }) => name).sort());
			expect(other).toEqual([]);
		}),
		{ numRuns: 4 },
	);
});
