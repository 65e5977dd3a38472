import fc from 'fast-check';

import type { InvoiceTerms } from '../../../../nodes/shared/eInvoice/model/invoice';
import { readEInvoice } from '../../../../nodes/shared/eInvoice/readEInvoice';
import { findViolations, INVOICE_RULES } from '../../../../nodes/shared/eInvoice/rules/findViolations';
import { standardize } from '../../../../nodes/shared/eInvoice/standardize';
import { arbitraryInvoice } from '../../../support/eInvoice/arbitraryInvoice';
import { writeCii } from '../../../support/eInvoice/ciiWriter';
import { asRead, invoiceOf, lineOf } from '../../../support/eInvoice/invoices';
import { writeUbl } from '../../../support/eInvoice/ublWriter';

const [EXTENDED, XRECHNUNG_EXTENSION] = ['urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended', 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0'];
const codesOf = (terms: InvoiceTerms) => [...new Set(findViolations(asRead(terms)).map(({ rule }) => rule))];
const base = invoiceOf();
const seller = base.seller!;
const buyer = base.buyer!;
const [tax] = base.taxes;

/** An invoice of 100.00 without VAT, for the category with this code. */
function untaxed(category: string, own: Partial<InvoiceTerms> = {}, exemption: string | undefined = 'see the law'): InvoiceTerms {
	const rate = category === 'O' ? undefined : 0;
	return invoiceOf({
		taxTotals: [{ amount: 0, currency: 'EUR' }], total: 100, due: 100, deliveryDate: '2026-01-10', deliveredTo: { address: { country: 'FR' } },
		taxes: [{ type: 'VAT', base: 100, amount: 0, category, ...(rate !== undefined && { rate }), ...(exemption && { exemption }) }],
		lines: [lineOf({ category, rate })],
		...(category === 'O' && { seller: { ...seller, vatId: undefined, taxNumber: '12/345', ids: [{ id: '7' }] }, buyer: { ...buyer, vatId: undefined } }),
		...own,
	});
}

/** The same with 10.00 taken off, or put on, and one line of 110.00 or 90.00. */
function withPart(kind: 'allowances' | 'charges', part: Partial<InvoiceTerms['allowances'][number]>, from: InvoiceTerms = base): InvoiceTerms {
	const own = { amount: 10, reason: 'agreed', category: from.lines[0].category, rate: from.lines[0].rate, ...part };
	const lines = kind === 'allowances' ? 110 : 90;
	return { ...from, linesTotal: lines, lines: [{ ...from.lines[0], amount: lines }], [kind]: [own], [`${kind}Total`]: own.amount ?? 0 };
}

it('finds nothing in invoices that are right, in any category', () => {
	const right = [
		base, withPart('allowances', {}), withPart('charges', {}),
		untaxed('Z', {}, ''), ...['E', 'AE', 'K', 'G', 'O'].map((category) => untaxed(category)),
		...['E', 'AE', 'K', 'G', 'O'].flatMap((category) => [withPart('allowances', {}, untaxed(category)), withPart('charges', {}, untaxed(category))]),
		...['L', 'M'].map((category) => invoiceOf({ taxes: [{ ...tax, category }], lines: [lineOf({ category })] })),
		splitPayment(), invoiceOf({ payments: [{ code: '31', bic: 'HARBDE22' }] }),
		invoiceOf({ prepaid: 19, rounding: 0.5, due: 100.5 }),
	];

	expect(right.map(codesOf)).toEqual(right.map(() => []));
});

/** An invoice that breaks a rule and, but for those named behind it, no other. */
const BROKEN: Array<[rule: string, terms: InvoiceTerms, also?: string[]]> = [
	['BR-CO-10', invoiceOf({ lines: [lineOf({ amount: 99.99 })] })],
	['BR-CO-11', { ...withPart('allowances', {}), allowancesTotal: 9, subtotal: 101, total: 120, due: 120 }],
	['BR-CO-11', invoiceOf({ allowances: [{ amount: 0, reason: 'agreed', category: 'S', rate: 19 }] })],
	['BR-CO-12', invoiceOf({ charges: [{ amount: 0, reason: 'agreed', category: 'S', rate: 19 }] })],
	['BR-CO-15', invoiceOf({ taxTotals: [{ amount: 19, currency: 'EUR' }, { amount: 19, currency: 'EUR' }] })],
	['BR-CO-09', invoiceOf({ seller: { ...seller, vatId: 'ZZ123456789' } })],
	['BR-CO-12', { ...withPart('charges', {}), chargesTotal: 11, subtotal: 101, total: 120, due: 120 }],
	['BR-CO-13', invoiceOf({ subtotal: 100.01, total: 119.01, due: 119.01 })],
	['BR-CO-14', invoiceOf({ taxTotals: [{ amount: 19.01, currency: 'EUR' }], total: 119.01, due: 119.01 })],
	['BR-CO-15', invoiceOf({ total: 119.01, due: 119.01 })],
	['BR-CO-16', invoiceOf({ due: 118.99 })],
	['BR-DEX-09', invoiceOf({ specification: XRECHNUNG_EXTENSION, due: 118.99 })],
	['BR-CO-03', invoiceOf({ taxPointDate: '2026-01-15', taxPointCode: '35' })],
	['BR-CO-04', invoiceOf({ lines: [lineOf({ amount: 100 }), lineOf({ id: '2', amount: 0, category: undefined, rate: undefined })] })],
	['BR-CO-09', invoiceOf({ seller: { ...seller, vatId: '123456789' } })],
	['BR-CO-17', invoiceOf({ taxes: [{ ...tax, amount: 20 }], taxTotals: [{ amount: 20, currency: 'EUR' }], total: 120, due: 120 }), ['BR-S-09']],
	['BR-CO-18', invoiceOf({ taxes: [] }), ['BR-S-01']],
	['BR-CO-25', invoiceOf({ dueDate: undefined })],
	['BR-CO-26', invoiceOf({ seller: { ...seller, vatId: undefined, taxNumber: '12/345' } })],
	['BR-01', invoiceOf({ specification: undefined })],
	['BR-02', invoiceOf({ number: undefined })],
	['BR-03', invoiceOf({ issueDate: undefined })],
	['BR-04', invoiceOf({ typeCode: undefined })],
	['BR-05', invoiceOf({ currency: undefined })],
	['BR-06', invoiceOf({ seller: { ...seller, name: undefined } })],
	['BR-07', invoiceOf({ buyer: { ...buyer, name: undefined } })],
	['BR-08', invoiceOf({ seller: { ...seller, address: undefined } })],
	['BR-09', invoiceOf({ seller: { ...seller, address: { city: 'Bonn' } } })],
	['BR-10', invoiceOf({ buyer: { ...buyer, address: undefined } })],
	['BR-11', invoiceOf({ buyer: { ...buyer, address: { city: 'Berlin' } } })],
	['BR-12', invoiceOf({ linesTotal: undefined })],
	['BR-13', invoiceOf({ subtotal: undefined })],
	['BR-14', invoiceOf({ total: undefined })],
	['BR-15', invoiceOf({ due: undefined })],
	['BR-16', invoiceOf({ lines: [] }), ['BR-S-01', 'BR-S-08']],
	['BR-17', invoiceOf({ payee: { id: { id: '7' } } })],
	['BR-18', invoiceOf({ taxRepresentative: { vatId: 'DE1', address: { country: 'DE' } } })],
	['BR-19', invoiceOf({ taxRepresentative: { name: 'Elbe Tax', vatId: 'DE1' } })],
	['BR-20', invoiceOf({ taxRepresentative: { name: 'Elbe Tax', vatId: 'DE1', address: { city: 'Bonn' } } })],
	['BR-56', invoiceOf({ taxRepresentative: { name: 'Elbe Tax', address: { country: 'DE' } } })],
	['BR-57', invoiceOf({ deliveredTo: { address: { city: 'Bonn' } } })],
	['BR-53', invoiceOf({ taxCurrency: 'CZK' })],
	['BR-21', invoiceOf({ lines: [lineOf({ id: undefined })] })],
	['BR-22', invoiceOf({ lines: [lineOf({ quantity: undefined })] })],
	['BR-23', invoiceOf({ lines: [lineOf({ unit: undefined })] })],
	['BR-24', invoiceOf({ lines: [lineOf(), lineOf({ id: '2', amount: undefined })] })],
	['BR-25', invoiceOf({ lines: [lineOf({ name: undefined })] })],
	['BR-26', invoiceOf({ lines: [lineOf({ netPrice: undefined })] })],
	['BR-27', invoiceOf({ lines: [lineOf({ netPrice: -50, quantity: -2 })] })],
	['BR-28', invoiceOf({ lines: [lineOf({ grossPrice: -50 })] })],
	['BR-29', invoiceOf({ period: { start: '2026-01-31', end: '2026-01-01' } })],
	['BR-30', invoiceOf({ lines: [lineOf({ period: { start: '2026-01-31', end: '2026-01-01' } })] })],
	['BR-31', invoiceOf({ allowances: [{ reason: 'agreed', category: 'S', rate: 19 }], allowancesTotal: 0 })],
	['BR-32', withPart('allowances', { category: undefined, rate: undefined }), ['BR-S-08']],
	['BR-33', withPart('allowances', { reason: undefined })],
	['BR-36', invoiceOf({ charges: [{ reason: 'agreed', category: 'S', rate: 19 }], chargesTotal: 0 })],
	['BR-37', withPart('charges', { category: undefined, rate: undefined }), ['BR-S-08']],
	['BR-38', withPart('charges', { reason: undefined })],
	['BR-41', invoiceOf({ lines: [lineOf({ allowances: [{ reason: 'agreed' }] })] })],
	['BR-42', invoiceOf({ lines: [lineOf({ allowances: [{ amount: 1 }] })] })],
	['BR-43', invoiceOf({ lines: [lineOf({ charges: [{ reason: 'agreed' }] })] })],
	['BR-44', invoiceOf({ lines: [lineOf({ charges: [{ amount: 1 }] })] })],
	['BR-45', invoiceOf({ taxes: [{ ...tax, base: undefined }] }), ['BR-S-09']],
	['BR-46', invoiceOf({ taxes: [{ ...tax, amount: undefined }], taxTotals: [], total: 100, due: 100 })],
	['BR-47', invoiceOf({ taxes: [{ ...tax, category: undefined }] }), ['BR-S-01']],
	['BR-48', untaxed('E', { taxes: [{ type: 'VAT', base: 100, amount: 0, category: 'E', exemption: 'see the law' }] })],
	['BR-49', invoiceOf({ payments: [{ iban: 'DE79000000001234567890' }] })],
	['BR-50', invoiceOf({ payments: [{ code: '30', bic: 'HARBDE22' }] }), ['BR-61']],
	['BR-61', invoiceOf({ payments: [{ code: '30' }] })],
	['BR-CL-03', invoiceOf({ taxTotals: [{ amount: 19, currency: 'EUR' }, { amount: 19, currency: 'EURO' }] })],
	['BR-CL-04', invoiceOf({ currency: 'EURO', taxTotals: [{ amount: 19 }] })],
	['BR-CL-05', invoiceOf({ taxCurrency: 'KCS', taxTotals: [{ amount: 19, currency: 'EUR' }, { amount: 480, currency: 'KCS' }] }), ['BR-CL-03']],
	['BR-CL-14', invoiceOf({ buyer: { ...buyer, address: { country: 'Germany' } } })],
	['BR-CL-17', invoiceOf({ taxes: [tax, { type: 'VAT', base: 0, amount: 0, category: 'X', rate: 0 }] })],
	['BR-CL-18', invoiceOf({ lines: [lineOf(), lineOf({ id: '2', amount: 0, category: 'X' })] })],
	['BR-B-01', { ...splitPayment(), buyer }],
	['BR-B-02', { ...splitPayment(), lines: [lineOf({ category: 'B' }), lineOf({ id: '2', amount: 0 })] }, ['BR-S-01']],
	...ofCategories(),
];

/** Both in Italy, where the buyer pays the VAT to the state. */
function splitPayment(): InvoiceTerms {
	const address = { country: 'IT' };
	return invoiceOf({ seller: { ...seller, address }, buyer: { ...buyer, address }, taxes: [{ ...tax, category: 'B' }], lines: [lineOf({ category: 'B' })] });
}

function ofCategories(): typeof BROKEN {
	const taxed = (code: string) => invoiceOf({ taxes: [{ ...tax, category: code }], lines: [lineOf({ category: code })] });
	const zero = untaxed('Z', {}, '');
	const categories: Array<[name: string, code: string, right: InvoiceTerms]> = [
		['S', 'S', base], ['AF', 'L', taxed('L')], ['AG', 'M', taxed('M')],
		['Z', 'Z', zero], ['E', 'E', untaxed('E')], ['AE', 'AE', untaxed('AE')], ['IC', 'K', untaxed('K')], ['G', 'G', untaxed('G')], ['O', 'O', untaxed('O')],
	];
	return categories.flatMap(([name, code, right]): typeof BROKEN => {
		const isCharged = right.taxTotals[0].amount > 0;
		const other = { ...tax, category: isCharged ? 'Z' : 'S', rate: isCharged ? 0 : 19, amount: 0, base: 0 };
		const nobody = { ...seller, vatId: undefined, ids: [{ id: '7' }] };
		const hidden = code === 'O' ? { ...nobody, vatId: 'DE1' } : nobody;
		const [own] = right.taxes;
		const wrongRate = isCharged ? (code === 'S' ? 0 : undefined) : code === 'O' ? 0 : 7;
		const withKind = (kind: 'allowances' | 'charges') => withPart(kind, {}, right);
		return [
			[`BR-${name}-01`, isCharged ? { ...zero, taxes: [...zero.taxes, { ...own, base: 0, amount: 0 }] } : { ...right, taxes: [own, { ...own, base: 0 }] }, isCharged ? [] : [`BR-${name}-08`]],
			[`BR-${name}-02`, { ...right, seller: hidden }],
			[`BR-${name}-03`, { ...withKind('allowances'), seller: hidden }, [`BR-${name}-02`]],
			[`BR-${name}-04`, { ...withKind('charges'), seller: hidden }, [`BR-${name}-02`]],
			[`BR-${name}-05`, { ...right, lines: [...right.lines, lineOf({ id: '2', amount: 0, category: code, rate: wrongRate })] }],
			[`BR-${name}-06`, { ...right, allowances: [{ amount: 0, reason: 'agreed', category: code, rate: wrongRate }], allowancesTotal: 0 }],
			[`BR-${name}-07`, { ...right, charges: [{ amount: 0, reason: 'agreed', category: code, rate: wrongRate }], chargesTotal: 0 }],
			[`BR-${name}-08`, { ...right, taxes: [{ ...own, base: isCharged ? 101 : 100.01 }] }],
			[`BR-${name}-09`, { ...right, taxes: [{ ...own, amount: isCharged ? 20 : 0.01 }], taxTotals: [{ amount: isCharged ? 20 : 0.01, currency: 'EUR' }], total: isCharged ? 120 : 100.01, due: isCharged ? 120 : 100.01 }, isCharged ? ['BR-CO-17'] : []],
			[`BR-${name}-10`, { ...right, taxes: [{ ...own, exemption: own.exemption ? undefined : 'see the law' }] }],
			...(code === 'K' ? ([['BR-IC-11', { ...right, deliveryDate: undefined }], ['BR-IC-12', { ...right, deliveredTo: undefined }]] as typeof BROKEN) : []),
			...(code === 'O'
				? ([
						['BR-O-11', { ...right, taxes: [own, other] }, ['BR-S-01']],
						['BR-O-12', { ...right, lines: [...right.lines, lineOf({ id: '2', amount: 0 })] }, ['BR-S-01']],
						['BR-O-13', { ...right, allowances: [{ amount: 0, reason: 'agreed', category: 'S', rate: 19 }], allowancesTotal: 0 }, ['BR-S-01']],
						['BR-O-14', { ...right, charges: [{ amount: 0, reason: 'agreed', category: 'S', rate: 19 }], chargesTotal: 0 }, ['BR-S-01']],
					] as typeof BROKEN)
				: []),
		];
	});
}

it.each(BROKEN)('%s is found where it is broken, and nothing else', (rule, terms, also = []) => {
	expect(codesOf(terms).sort()).toEqual([rule, ...also].sort());
});

it('has an invoice that breaks it for every rule', () => {
	expect([...new Set(INVOICE_RULES.map(({ code }) => code))].sort()).toEqual([...new Set(BROKEN.map(([rule]) => rule))].sort());
});

it('gives the same verdict on an invoice in CII and in UBL', () => {
	const verdict = (xml: string) => {
		const reading = readEInvoice(Buffer.from(xml));
		return reading.ok ? findViolations(reading.invoice) : reading.problem;
	};

	fc.assert(fc.property(arbitraryInvoice, (terms) => expect(verdict(writeCii(terms))).toEqual(verdict(writeUbl(terms)))), { numRuns: 60 });
	for (const [, terms] of BROKEN) expect(verdict(writeCii(terms))).toEqual(verdict(writeUbl(terms)));
});

it('says what is wrong in words and figures', () => {
	expect(findViolations(asRead(invoiceOf({ total: 1190, due: 1190 })))).toEqual([
		{ rule: 'BR-CO-15', message: 'the total without VAT and the VAT make 119.00, but the total with VAT is 1,190.00' },
	]);
	expect(findViolations(asRead(invoiceOf({ lines: [lineOf({ id: '7', unit: undefined })] })))).toEqual([{ rule: 'BR-23', message: 'line 7 has no unit' }]);
});

it('tells a mistake on thousands of lines three times', () => {
	const lines = Array.from({ length: 5000 }, (_, index) => lineOf({ id: String(index), amount: 0.02, unit: undefined }));

	expect(findViolations(asRead(invoiceOf({ lines })))).toHaveLength(3);
});

it('asks less of profiles that hold less', () => {
	const minimum = invoiceOf({ specification: 'urn:factur-x.eu:1p0:minimum', lines: [], taxes: [], linesTotal: undefined, dueDate: undefined, payments: [], buyer: { name: 'Havel', ids: [], globalIds: [] } });

	expect(codesOf(minimum)).toEqual([]);
	// It cannot say what is paid already, so that nothing can be said of what is due.
	expect(codesOf({ ...minimum, due: 70 })).toEqual([]);
	expect(codesOf({ ...minimum, specification: 'urn:factur-x.eu:1p0:basicwl', due: 70 })).toContain('BR-CO-16');
	expect(codesOf({ ...minimum, total: 120, due: 120 })).toEqual(['BR-CO-15']);
	expect(codesOf({ ...minimum, seller: { ...seller, address: { city: 'Bonn' } } })).toEqual(['BR-09']);
});

it('counts lines of groups once', () => {
	const lines = [lineOf({ id: '1', status: 'GROUP' }), lineOf({ id: '1.1', parentId: '1', status: 'DETAIL' }), lineOf({ id: '1.2', parentId: '1', status: 'INFORMATION', amount: 7 })];

	expect(codesOf(invoiceOf({ specification: EXTENDED, lines }))).toEqual([]);
});

it('lets sellers round the tax of each line, but not by one', () => {
	const taxedAt = (amount: number) => invoiceOf({ taxes: [{ ...tax, amount }], taxTotals: [{ amount, currency: 'EUR' }], total: 100 + amount, due: 100 + amount });

	expect(codesOf(taxedAt(19.99))).toEqual([]);
	expect(codesOf(taxedAt(18.01))).toEqual([]);
	expect(codesOf(taxedAt(18))).toEqual(['BR-CO-17', 'BR-S-09']);
});

it('counts what the seller paid for the buyer in the extension of XRechnung', () => {
	const terms = invoiceOf({ specification: XRECHNUNG_EXTENSION, thirdPartyPayments: [{ amount: 10, description: 'road toll' }], due: 129 });
	const reading = readEInvoice(Buffer.from(writeUbl(terms)));

	expect(reading.ok && [findViolations(reading.invoice), standardize(reading.invoice).thirdPartyPayments]).toEqual([[], [{ description: 'road toll', amount: 10 }]]);
	expect(codesOf({ ...terms, specification: base.specification })).toEqual(['BR-CO-16']);
});

it('allows a cent for each amount of a sum in EXTENDED, and nowhere else', () => {
	const lines = (amount: number) => [lineOf({ amount }), lineOf({ id: '2', amount: 40 })];
	const total = (due: number) => ({ total: due, due });

	expect(codesOf(invoiceOf({ specification: EXTENDED, lines: lines(60.02) }))).toEqual([]);
	expect(codesOf(invoiceOf({ specification: EXTENDED, lines: lines(60.03) }))).toEqual(['BR-CO-10']);
	expect(codesOf(invoiceOf({ lines: lines(60.01) }))).toEqual(['BR-CO-10']);
	expect(codesOf(invoiceOf({ specification: EXTENDED, ...total(119.01) }))).toEqual([]);
	expect(codesOf(invoiceOf({ specification: EXTENDED, ...total(119.02) }))).toEqual(['BR-CO-15']);
	expect(codesOf({ ...untaxed('E'), specification: EXTENDED, lines: [lineOf({ category: 'E', rate: 0, amount: 100.01 })] })).toEqual([]);
});

it('knows the currencies that amounts state themselves', () => {
	const reading = readEInvoice(Buffer.from(writeUbl(base).replace(/(<cbc:(?:Payable|LineExtension)Amount currencyID=")EUR/g, '$1XXY')));

	expect(reading.ok && findViolations(reading.invoice)).toEqual([{ rule: 'BR-CL-03', message: '"XXY" is no currency of ISO 4217' }]);
});
