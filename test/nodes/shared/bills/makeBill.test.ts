import fc from 'fast-check';

import type { Bill } from '../../../../nodes/shared/bills/bill';
import { billWriter } from '../../../../nodes/shared/bills/billOption';
import { makeBill, type MadeBill } from '../../../../nodes/shared/bills/makeBill';
import type { LineItem, StandardizedInvoice, VendorMatch } from '../../../../nodes/shared/invoice/standardizedInvoice';
import { flatRow } from '../../../../nodes/shared/bills/writers/flatRow';
import { quickBooks } from '../../../../nodes/shared/bills/writers/quickBooks';
import { xero } from '../../../../nodes/shared/bills/writers/xero';
import { zohoBooks } from '../../../../nodes/shared/bills/writers/zohoBooks';

const CONTACT = '430fa14a-f945-44d3-9f97-5df5e28441b8';

function invoice(more: Partial<StandardizedInvoice> = {}, taxCode: string | null = null): StandardizedInvoice {
	return {
		vendor: { name: 'ACME GmbH', address: null, country: 'DE', taxId: null, match: { id: CONTACT, name: 'ACME GmbH', matchedBy: 'name', account: '4930', taxCode, costCenter: null, paymentTerms: '30', currency: 'EUR' } },
		customer: { name: null, address: null, taxId: null },
		invoiceNumber: 'RE-2026-0342',
		documentType: null,
		invoiceDate: '2026-01-15',
		dueDate: null,
		currency: 'EUR',
		subtotal: 100,
		tax: 19,
		taxes: [{ name: 'VAT', rate: 19, amount: 19 }],
		total: 119,
		purchaseOrderNumber: null,
		paymentTerms: null,
		paymentDetails: { iban: null, bic: null },
		lineItems: [],
		...more,
	};
}

/** @param entry what the list of known vendors says otherwise */
function ofVendor(entry: Partial<VendorMatch>): StandardizedInvoice {
	const given = invoice();
	if (given.vendor.match) given.vendor.match = { ...given.vendor.match, ...entry };
	return given;
}

function line(amount: number, more: Partial<LineItem> = {}): LineItem {
	return { description: 'Paper', itemNumber: null, quantity: null, unit: null, unitPrice: null, taxRate: null, taxAmount: null, amount, ...more };
}

function billOf(given: StandardizedInvoice, writer = quickBooks): Bill {
	const made = makeBill({ invoice: given }, writer);
	if (made.problems) throw new Error(made.problems.map(({ message }) => message).join('; '));
	return made.bill;
}

const messages = (made: MadeBill) => (made.problems ?? []).map(({ message }) => message);
const inLines = ({ lines }: Bill) => lines.map(({ description, net, tax }) => [description, net, tax]);

describe('lines', () => {
	it('carry their tax where they have tax codes; otherwise it is a line of its own for each rate', () => {
		const taxes = [{ name: 'VAT 19%', rate: 19, amount: 19 }, { name: 'VAT', rate: 7, amount: 3.5 }];
		const both = { lineItems: [line(100, { taxRate: 19 }), line(50, { taxRate: 7, description: 'Book' })], taxes, subtotal: 150, tax: 22.5, total: 172.5 };
		expect(inLines(billOf(invoice(both, 'V')))).toEqual([['Paper', 100, 19], ['Book', 50, 3.5]]);
		expect(inLines(billOf(invoice(both)))).toEqual([['Paper', 100, 0], ['Book', 50, 0], ['VAT 19%', 19, 0], ['VAT 7%', 3.5, 0]]);
	});

	it('of an invoice without any are one for each tax rate, else one', () => {
		const taxes = [{ name: 'VAT', rate: 19, amount: 19 }, { name: 'VAT', rate: 7, amount: 3.5 }];
		expect(inLines(billOf(invoice({ taxes, tax: 22.5, subtotal: 150, total: 172.5 }, 'V')))).toEqual([['19%', 100, 19], ['7%', 50, 3.5]]);
		expect(inLines(billOf(invoice({ taxes, tax: 22.5, subtotal: 180, total: 202.5 }, 'V')))).toEqual([['19%', 100, 19], ['7%', 50, 3.5], ['0%', 30, 0]]);
		expect(inLines(billOf(invoice({}, 'V')))).toEqual([['Invoice RE-2026-0342', 100, 19]]);
	});

	it('have discount, shipping and rounding beside them', () => {
		const adjustments = [{ name: 'Discount', amount: -10 }, { name: 'Shipping', amount: 5 }];
		const lines = { lineItems: [line(60), line(45.02)], adjustments, tax: 0, taxes: [], subtotal: 100, total: 100 };
		expect(inLines(billOf(invoice(lines)))).toEqual([['Paper', 60, 0], ['Paper', 45.02, 0], ['Discount', -10, 0], ['Shipping', 5, 0], ['Rounding', -0.02, 0]]);
	});

	it('that include the tax have it taken out', () => {
		expect(inLines(billOf(invoice({ lineItems: [line(59.5), line(59.5)] }, 'V')))).toEqual([['Paper', 50, 9.5], ['Paper', 50, 9.5]]);
	});

	it('that do not add up make no bill', () => {
		expect(messages(makeBill({ invoice: invoice({ lineItems: [line(60), line(30)] }) }, quickBooks))).toEqual(['The bill needs lines that add up: they are 90.00 instead of 100.00']);
	});

	it('with a tax code beside lines without one make no bill', () => {
		const code = ({ description }: { description: string | null }) => ({ account: '4930', taxCode: description === 'Paper' ? 'V' : null, costCenter: null, tracking: null, source: 'rule 1' });
		const made = makeBill({ invoice: invoice({ lineItems: [line(60), line(40, { description: 'Desk' })] }), code }, quickBooks);
		expect(messages(made)).toEqual(['The bill needs a tax code for line 2 (Desk), since other lines have one']);
	});
});

it('names all that is missing, and makes no half of a bill', () => {
	const bare = invoice({ invoiceNumber: null, invoiceDate: null, currency: null, vendor: { name: 'ACME GmbH', address: null, country: null, taxId: null } });
	expect(makeBill({ invoice: bare }, xero)).not.toHaveProperty('body');
	expect(messages(makeBill({ invoice: bare }, xero))).toEqual([
		'The bill needs the ID of ACME GmbH in Xero, which Known Vendors does not have',
		'The bill needs an invoice number',
		'The bill needs an invoice date that can only be read in one way',
		'The bill needs a currency',
		'The bill needs an account for the invoice: none of Account Rules applies, and the vendor has none',
	]);
	expect(messages(makeBill({ invoice: invoice({ total: null, subtotal: null, tax: null, taxes: [] }) }, flatRow))).toEqual(['The bill needs a total']);
	expect(messages(makeBill({ invoice: invoice({ currency: 'USD' }) }, zohoBooks))).toEqual(['Zoho Books books in the currency of ACME GmbH, and that is EUR, not USD']);
});

it('says what a service cannot take', () => {
	const code = () => ({ account: '4930', taxCode: null, costCenter: null, tracking: 'Office', source: 'rule 1' });
	expect(messages(makeBill({ invoice: invoice(), code }, xero))).toContain('Xero takes tracking as "Category: Option", two at the most, and the lists have "Office"');
	expect(messages(makeBill({ invoice: invoice(), code }, zohoBooks))).toContain('Zoho Books takes tracking as "tag ID: option ID", and the lists have "Office"');
	expect(messages(makeBill({ invoice: ofVendor({ id: 'V-17' }) }, xero))).toEqual(['Xero knows ACME GmbH by a ContactID such as 430fa14a-f945-44d3-9f97-5df5e28441b8, and Known Vendors has V-17']);
	let next = 1;
	const centers = () => ({ account: '4930', taxCode: null, costCenter: String(next++), tracking: null, source: 'rule 1' });
	expect(messages(makeBill({ invoice: invoice({ lineItems: [line(60), line(40)] }), code: centers }, quickBooks))).toEqual(['QuickBooks Online has one location for a whole bill, and the lines have several cost centers']);
});

it('gives credits as such, with amounts above zero, however they are stated', () => {
	const stated = [
		invoice({ subtotal: -100, tax: -19, total: -119, taxes: [{ name: 'VAT', rate: 19, amount: -19 }], lineItems: [line(-100, { quantity: -4, unitPrice: 25 })] }, 'V'),
		invoice({ documentType: 'Credit Note', lineItems: [line(-100, { quantity: -4, unitPrice: 25 })] }, 'V'),
		invoice({ documentType: 'Gutschrift', lineItems: [line(100, { quantity: 4, unitPrice: 25 })] }, 'V'),
	];
	for (const each of stated) expect(billOf(each)).toMatchObject({ kind: 'credit', total: 119, lines: [{ net: 100, tax: 19, quantity: 4, unitPrice: 25 }] });
	const made = [quickBooks, xero, zohoBooks].map((writer) => makeBill({ invoice: stated[0] }, writer));
	expect(made.map((each) => !each.problems && each.endpoint)).toEqual(['vendorcredit', 'CreditNotes', 'vendorcredits']);
	const row = makeBill({ invoice: stated[0] }, flatRow);
	expect(row).toMatchObject({ body: { Type: 'Credit', Net: -100, Tax: -19, Total: -119, 'Vendor ID': CONTACT } });
	expect(row).not.toHaveProperty('endpoint');
});

it('takes no currency for one that is none, as an e-invoice may state it', () => {
	const odd = invoice({ currency: 'Euro' });
	expect(messages(makeBill({ invoice: odd }, xero))).toEqual(['The bill needs a currency, and Euro is no code of one']);
	expect(billOf(odd, flatRow)).toMatchObject({ currency: 'Euro', total: 119 });
});

it('takes the due date from the terms of the vendor where the document has none, and the currency too', () => {
	expect(billOf(invoice({ currency: null }))).toMatchObject({ dueDate: '2026-02-14', currency: 'EUR' });
	expect(billOf(invoice({ dueDate: '2026-01-20' })).dueDate).toBe('2026-01-20');
	const without = { ...ofVendor({ paymentTerms: null }), paymentTerms: '2/10 net 45' };
	expect(billOf(without).dueDate).toBe('2026-03-01');
	expect(billOf({ ...without, paymentTerms: 'upon receipt' }).dueDate).toBeNull();
});

it('cuts what is too long for a service where nothing is lost', () => {
	const long = invoice({ invoiceNumber: 'INVOICE-2026-000000000342', lineItems: [line(100, { description: 'x'.repeat(5000) })] });
	const description = expect.stringMatching(/^x{3999}…$/);
	expect(makeBill({ invoice: long }, quickBooks)).toMatchObject({
		body: { DocNumber: 'ICE-2026-000000000342', PrivateNote: 'Invoice INVOICE-2026-000000000342', Line: [{ Description: description }, { Description: 'VAT 19%' }] },
	});
});

describe('of any invoice that adds up', () => {
	const cents = fc.integer({ min: 200, max: 5_000_000 });
	const rates = fc.uniqueArray(fc.constantFrom(5, 7, 8.1, 10, 19, 20, 25), { minLength: 1, maxLength: 3 });
	/** Lines at some rates, with what comes to them; each tax is rounded as its writer does. */
	const stated = fc
		.record({
			lines: fc.array(fc.record({ net: cents, rate: fc.nat() }), { maxLength: 8 }),
			rates,
			shipping: fc.integer({ min: 0, max: 5000 }),
			discount: fc.integer({ min: 0, max: 100 }),
			rounding: fc.integer({ min: -5, max: 5 }),
			sign: fc.constantFrom(1, -1),
			isGross: fc.boolean(),
			taxCode: fc.constantFrom(null, 'V'),
			currency: fc.constantFrom('EUR', 'USD', 'JPY'),
			number: fc.string({ minLength: 1, maxLength: 30 }).filter((text) => /[a-z0-9]/i.test(text)),
		})
		.map(({ lines, rates: known, shipping, discount, rounding, sign, isGross, taxCode, currency, number }) => {
			const own = lines.map(({ net, rate }) => ({ net, rate: known[rate % known.length] }));
			const all = own.length === 0 ? [{ net: 10_000, rate: known[0] }] : own;
			const amounts = known.map((rate) => ({ rate, units: Math.round(all.reduce((sum, each) => sum + (each.rate === rate ? each.net * rate : 0), 0) / 100) }));
			const tax = amounts.reduce((sum, { units }) => sum + units, 0);
			const lineTax = all.map(({ net, rate }) => Math.round((net * rate) / 100));
			const gross = isGross && own.length > 0;
			const total = all.reduce((sum, { net }) => sum + net, 0) + shipping - discount + (gross ? lineTax.reduce((sum, each) => sum + each, 0) : tax) + (own.length > 0 ? rounding : 0);
			const asAmount = (units: number) => (units * sign) / 100 + 0;
			return {
				taxCode,
				invoice: invoice(
					{
						invoiceNumber: number,
						currency,
						lineItems: own.map(({ net, rate }, index) => line(asAmount(net + (gross ? lineTax[index] : 0)), { taxRate: rate })),
						adjustments: [{ name: 'Shipping', amount: shipping / 100 }, { name: 'Discount', amount: -discount / 100 }],
						taxes: amounts.map(({ rate, units }) => ({ name: 'VAT', rate, amount: asAmount(units) })),
						tax: asAmount(tax),
						subtotal: null,
						total: asAmount(total),
					},
					taxCode,
				),
			};
		});

	it('the lines are the total to the cent', () => {
		fc.assert(
			fc.property(stated, ({ invoice: given }) => {
				const { lines, total } = billOf(given);
				const units = (amount: number) => Math.round(amount * 100);
				expect(total).toBe(Math.abs(given.total ?? 0));
				expect(lines.reduce((sum, { net, tax }) => sum + units(net) + units(tax), 0)).toBe(units(total));
				for (const { net, tax, gross, quantity, unitPrice } of lines) {
					expect(units(net) + units(tax)).toBe(units(gross));
					for (const amount of [net, tax, gross]) expect(amount).toBe(Number(amount.toFixed(2)));
					if (quantity !== null && unitPrice !== null) expect(units(quantity * unitPrice)).toBe(units(net));
				}
			}),
			{ numRuns: 500 },
		);
	});

	it('the key is the same for the same invoice, and another for another, within what services take', () => {
		fc.assert(
			fc.property(stated, fc.integer({ min: 1, max: 99 }), ({ invoice: given }, more) => {
				const { key } = billOf(given);
				expect(billOf(structuredClone(given)).key).toBe(key);
				expect(billOf({ ...given, vendor: { ...given.vendor, name: 'Acme' } }).key).toBe(key);
				expect(key).toMatch(/^[\da-f]{32}$/);
				const others = [{ ...given, invoiceNumber: `${given.invoiceNumber}x${more}` }, { ...given, invoiceDate: '2025-01-15' }, { ...given, documentType: 'Credit Note', total: Math.abs(given.total ?? 0) * -1 }];
				for (const other of others.filter((each) => JSON.stringify(each) !== JSON.stringify(given))) {
					const made = makeBill({ invoice: other }, quickBooks);
					if (!made.problems && made.bill.kind !== billOf(given).kind) expect(made.bill.key).not.toBe(key);
					if (other.invoiceNumber !== given.invoiceNumber || other.invoiceDate !== given.invoiceDate) expect(billOf(other).key).not.toBe(key);
				}
			}),
			{ numRuns: 200 },
		);
	});
});

it('every choice of the option has a writer', () => {
	expect((['flatRow', 'quickBooks', 'xero', 'zohoBooks'] as const).map((addBill) => billWriter({ addBill })?.name)).toEqual(['a flat row', 'QuickBooks Online', 'Xero', 'Zoho Books']);
	expect(billWriter({ addBill: 'none' })).toBeUndefined();
});
