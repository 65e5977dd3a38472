import type { InvoiceLine, InvoiceTerms } from '../../../nodes/shared/eInvoice/model/invoice';
import { profileOf } from '../../../nodes/shared/eInvoice/profile';
import type { EInvoice } from '../../../nodes/shared/eInvoice/readEInvoice';

export const SPECIFICATION = 'urn:cen.eu:en16931:2017';

/** A line of 2 pieces for 50.00 each, at 19%. */
export function lineOf(own: Partial<InvoiceLine> = {}): InvoiceLine {
	return {
		id: '1', name: 'Toner', quantity: 2, unit: 'H87', netPrice: 50, amount: 100, category: 'S', rate: 19,
		notes: [], allowances: [], charges: [], classifications: [], attributes: [], ...own,
	};
}

/** An invoice that breaks no rule: 100.00 and 19.00 make 119.00. */
export function invoiceOf(own: Partial<InvoiceTerms> = {}): InvoiceTerms {
	return {
		specification: SPECIFICATION, number: 'R-100', issueDate: '2026-01-15', dueDate: '2026-02-14', typeCode: '380', currency: 'EUR',
		seller: {
			name: 'Rheinwerk GmbH', vatId: 'DE123456789', ids: [], globalIds: [],
			address: { street: 'Hafenweg 4', city: 'Bonn', postCode: '53111', country: 'DE' },
		},
		buyer: {
			name: 'Havel Technik AG', vatId: 'DE987654321', ids: [], globalIds: [],
			address: { street: 'Am Kanal 9', city: 'Berlin', postCode: '10115', country: 'DE' },
		},
		payments: [{ code: '58', iban: 'DE79000000001234567890' }],
		linesTotal: 100, subtotal: 100, taxTotals: [{ amount: 19, currency: 'EUR' }], total: 119, due: 119,
		taxes: [{ type: 'VAT', base: 100, amount: 19, category: 'S', rate: 19 }],
		lines: [lineOf()],
		notes: [], precedingInvoices: [], allowances: [], charges: [], serviceCharges: [], thirdPartyPayments: [], documents: [], ...own,
	};
}

/** The same as it is after it has been read. */
export function asRead(terms: InvoiceTerms): EInvoice {
	const currencies = terms.taxTotals.flatMap(({ currency }) => currency ?? []);
	return { terms, profile: profileOf(terms.specification), misread: [], currencies };
}
