import fc from 'fast-check';

import type { InvoiceTerms } from '../../../nodes/shared/eInvoice/model/invoice';

/** Any text that XML can hold; blanks around it are no part of it. */
const text = fc
	.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
	.map((value) => value.replace(/[^\P{Cc}\n\t]|[\ufffe\uffff]|\p{Cs}/gu, '').trim())
	// A note that begins like one with a subject is one, in UBL.
	.filter((value) => value !== '' && !value.startsWith('#'));
const amount = fc.integer({ min: -99_999_999, max: 99_999_999 }).map((cents) => cents / 100);
const rate = fc.integer({ min: 0, max: 3000 }).map((hundredths) => hundredths / 100);
const day = fc
	.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
	.map((value) => value.toISOString().slice(0, 10));
const code = (...codes: string[]) => fc.constantFrom(...codes);
const few = <T>(each: fc.Arbitrary<T>, minLength = 0) => fc.array(each, { minLength, maxLength: 3 });
const some = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(fields, { requiredKeys: [] });

const identifier = fc.oneof(fc.record({ id: text }), fc.record({ id: text, scheme: code('0088', '0060', '9930') }));
const address = fc.record({ country: code('DE', 'FR', 'BE', 'US') }).chain((country) =>
	some({ street: text, addition: text, line3: text, city: text, postCode: text, region: text }).map((rest) => ({ ...rest, ...country })),
);
const party = fc
	.tuple(
		fc.record({ name: text, ids: few(fc.record({ id: text })), globalIds: few(fc.record({ id: text, scheme: code('0088', '0204') })), address }),
		some({ tradingName: text, registration: identifier, vatId: text, taxNumber: text, legalInformation: text, electronicAddress: identifier }),
		fc.record({ name: text, phone: text, email: text }),
	)
	.map(([needed, more, contact]) => ({ ...needed, ...more, contact }));
const period = fc.record({ start: day, end: day });
const allowance = fc.tuple(fc.record({ amount }), some({ base: amount, percent: rate, reason: text, reasonCode: text })).map(([needed, more]) => ({ ...needed, ...more }));
const documentAllowance = fc.tuple(allowance, fc.record({ category: code('S', 'Z', 'E'), rate })).map(([part, tax]) => ({ ...part, ...tax }));

const line = fc
	.tuple(
		fc.record({
			id: text, name: text, quantity: amount, unit: code('H87', 'HUR', 'KGM'), netPrice: amount, amount, category: code('S', 'Z', 'E'), rate,
			notes: few(text), allowances: few(allowance), charges: few(allowance), classifications: few(text), attributes: few(fc.record({ name: text, value: text })),
		}),
		some({ description: text, sellerItem: text, buyerItem: text, standardItem: identifier, object: identifier, orderLine: text, accounting: text, period, origin: code('DE', 'CN') }),
		some({ grossPrice: amount, priceDiscount: amount, priceQuantity: fc.integer({ min: 1, max: 1000 }), priceUnit: code('H87') }),
	)
	.map((parts): InvoiceTerms['lines'][number] => Object.assign({}, ...parts) as InvoiceTerms['lines'][number]);

const needed = fc.record({
	specification: code('urn:cen.eu:en16931:2017', 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0'),
	number: text, issueDate: day, typeCode: code('380', '381', '384'), currency: code('EUR'), seller: party, buyer: party,
	payments: few(fc.tuple(fc.record({ code: code('58', '30', '59') }), some({ text, iban: text, accountName: text, bic: text, card: text, cardHolder: text, debitedAccount: text })).map(([own, more]) => ({ ...own, ...more }))),
	linesTotal: amount, subtotal: amount, total: amount, due: amount,
	taxTotals: fc.tuple(fc.record({ amount, currency: fc.constant('EUR') }), few(fc.record({ amount, currency: fc.constant('CZK') }))).map(([own, others]) => [own, ...others.slice(0, 1)]),
	taxes: few(fc.tuple(fc.record({ type: fc.constant('VAT'), base: amount, amount, category: code('S', 'Z', 'E'), rate }), some({ exemption: text, exemptionCode: text })).map(([own, more]) => ({ ...own, ...more })), 1),
	notes: few(fc.oneof(fc.record({ text }), fc.record({ text, subject: code('AAI', 'ADU', 'REG') }))),
	precedingInvoices: few(fc.record({ number: text, date: day })),
	allowances: few(documentAllowance), charges: few(documentAllowance), serviceCharges: fc.constant<InvoiceTerms['serviceCharges']>([]), thirdPartyPayments: fc.constant<InvoiceTerms['thirdPartyPayments']>([]),
	documents: few(fc.tuple(fc.record({ id: text }), some({ description: text, url: text, file: fc.record({ content: fc.base64String({ minLength: 4, maxLength: 40 }), fileName: code('plan.pdf', 'hours.csv'), mimeType: code('application/pdf', 'text/csv') }) })).map(([own, more]) => ({ ...own, ...more }))),
	lines: few(line, 1),
});
const optional = some({
	process: text, taxCurrency: code('CZK'), taxPointDate: day, dueDate: day, buyerReference: text, project: text, contract: text, order: text,
	salesOrder: text, receivingAdvice: text, despatchAdvice: text, tender: text, object: identifier, accounting: text, paymentTerms: text, deliveryDate: day, period,
	payee: fc.record({ name: text, id: identifier, registration: identifier }),
	taxRepresentative: fc.record({ name: text, vatId: text, address }),
	deliveredTo: fc.record({ name: text, location: identifier, address }),
	paymentReference: text, mandate: text, creditor: text, allowancesTotal: amount, chargesTotal: amount, prepaid: amount, rounding: amount,
});

/** Any invoice that both syntaxes can state. */
export const arbitraryInvoice: fc.Arbitrary<InvoiceTerms> = fc.tuple(needed, optional).map(([own, more]) => ({ ...own, ...more }));
