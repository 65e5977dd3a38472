import type { StatedFigures } from '../../eInvoice/statedFigures';
import type { ColumnMeaning } from '../../invoice/columns';
import { spelling } from '../../invoice/identity';
import type { StandardizedInvoice } from '../../invoice/standardizedInvoice';
import { format, isClose } from '../../invoice/sums';
import { normalizeIban, readIbans } from '../../payables/iban';
import { normalizeTaxId } from '../../payables/taxIds/taxId';
import { isSameVendor } from '../../payables/vendors/sameVendor';
import { findInInvoices } from '../invoiceFindings';
import { defineRule, NO_SETTINGS } from './rule';

/** What the service read of a document is not what the XML inside it states: one of them is wrong, or somebody has changed one of them. */
export const eInvoiceDiffers = defineRule({
	code: 'E_INVOICE_DIFFERS',
	name: 'E-Invoice Differs',
	description: 'What was read of the document is not what its XML states',
	counted: ['that differs from its XML', 'that differ from their XML'],
	isOnByDefault: true,
	needs: 'comparison',
	settings: NO_SETTINGS,
	check: (input) => {
		const stated = (row: number) => input.rows[row].origin?.eInvoice;
		// The invoices of the rows are read only where there is something to compare them with.
		if (!input.rows.some((_, row) => stated(row))) return [];
		return findInInvoices(input, ({ invoice, rows: [row] }, field) => {
			const figures = stated(row);
			if (!figures) return [];
			return COMPARED.flatMap(({ about, called, differs }) => {
				const found = differs(invoice, figures);
				return found ? [{ about, message: `${field(about, called)} ${found[0]} is not the ${found[1]} of the XML in the document` }] : [];
			});
		});
	},
});

interface Compared {
	about: ColumnMeaning;
	/** Where the row has no column of the meaning. */
	called: string;
	/** What the row says and what the XML does, where both say something, and not the same. */
	differs(invoice: StandardizedInvoice, stated: StatedFigures): [row: string, xml: string] | undefined;
}

const COMPARED: readonly Compared[] = [
	{ about: 'invoiceNumber', called: 'Invoice Number', differs: ({ invoiceNumber }, { number }) => unlike(invoiceNumber, listed(number), (left, right) => spelling(left) === spelling(right)) },
	{ about: 'invoiceDate', called: 'Invoice Date', differs: ({ invoiceDate }, { date }) => unlike(invoiceDate, listed(date), isEqual) },
	{ about: 'dueDate', called: 'Due Date', differs: ({ dueDate }, stated) => unlike(dueDate, listed(stated.dueDate), isEqual) },
	{ about: 'currency', called: 'Currency', differs: ({ currency }, stated) => unlike(currency, listed(stated.currency), isEqual) },
	{ about: 'subtotal', called: 'Subtotal', differs: ({ subtotal }, { subtotals, isCredit }) => unlikeAmount(subtotal, subtotals, isCredit) },
	{ about: 'tax', called: 'Tax', differs: ({ tax }, stated) => unlikeAmount(tax, listed(stated.tax), stated.isCredit) },
	{ about: 'total', called: 'Total', differs: ({ total }, { totals, isCredit }) => unlikeAmount(total, totals, isCredit) },
	{ about: 'vendorName', called: 'Vendor', differs: ({ vendor }, { names }) => unlike(vendor.name, names, isSameVendor) },
	{ about: 'vendorTaxId', called: 'Vendor Tax ID', differs: ({ vendor: { taxId } }, { taxIds }) => unlike(taxId, taxIds.filter((stated) => areOfOneKind(taxId, stated)), isSameTaxId) },
	{ about: 'iban', called: 'IBAN', differs: ({ paymentDetails }, { ibans }) => unlike(paymentDetails.iban, ibans, isAmongIbans) },
];

function listed<T>(value: T | null): T[] {
	return value === null ? [] : [value];
}

/** What is read is one of what is stated, where both are there; an empty column contradicts nothing. */
function unlike(read: string | null, stated: readonly string[], isSame: (read: string, stated: string) => boolean): [string, string] | undefined {
	if (read === null || stated.length === 0 || stated.some((each) => isSame(read, each))) return undefined;
	return [read, stated[0]];
}

function unlikeAmount(read: number | null, stated: readonly number[], isCredit: boolean): [string, string] | undefined {
	const size = (amount: number) => (isCredit ? Math.abs(amount) : amount);
	if (read === null || stated.length === 0 || stated.some((each) => isClose(size(read), size(each), HALF_A_CENT))) return undefined;
	return [format(read), format(stated[0])];
}

const HALF_A_CENT = 0.005;

const isEqual = (left: string, right: string): boolean => left === right;

/** With the country before it or without; a document may print several in one line. */
function isSameTaxId(read: string, stated: string): boolean {
	const [left, right] = [normalizeTaxId(read), normalizeTaxId(stated)];
	const body = right.replace(/^[A-Z]{2}/, '');
	return left === right || left === body || (body.length >= 6 && left.includes(body)) || left.replace(/^[A-Z]{2}/, '') === right;
}

/** A vendor has a VAT ID and a tax number, and a document may print the one of which its XML says nothing. */
function areOfOneKind(read: string | null, stated: string): boolean {
	const [left, right] = [normalizeTaxId(read ?? ''), normalizeTaxId(stated)];
	const hasCountry = (id: string) => /^[A-Z]{2}/.test(id);
	return hasCountry(left) === hasCountry(right) || left.replace(/\D/g, '').length === right.replace(/\D/g, '').length;
}

/** A document may print accounts that its XML does not name; paid is to one that it does. */
function isAmongIbans(read: string, stated: string): boolean {
	return readIbans(read).includes(normalizeIban(stated));
}
