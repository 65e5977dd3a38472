import type { IDataObject } from 'n8n-workflow';

import { billWriter, type BillOptions } from '../../shared/bills/billOption';
import { makeBill, type BillSource, type MadeBill } from '../../shared/bills/makeBill';
import { normalizeName } from '../../shared/invoice/columnNames';
import { flatten } from '../../shared/invoice/nested';
import type { Coding, VendorMatch } from '../../shared/invoice/standardizedInvoice';
import { readText } from '../../shared/invoice/text';
import type { Books } from '../../shared/payables/books';
import { readPayables } from '../../shared/payables/payable';
import { CODING_COLUMNS } from '../../shared/payables/vendors/vendors';
import type { AskedRow } from './askedRow';
import { withCorrections, type Correction } from './corrections';
import { columnsOf } from './fields';

/** The bills of what a person approves, by the first row of each invoice; and by row, in sentences, why there is none. */
export interface ReviewedBills {
	bills: ReadonlyMap<number, MadeBill>;
	problems: ReadonlyMap<number, string[]>;
}

/**
 * Makes bills of the rows as they are corrected: one for the rows of a document that have the same number, if all of them are approved. Columns *Vendor ID*
 * and *Account* (with *Tax Code*), in which a person has written something, say what the lists do not know.
 * @param corrections by row
 * @param isApproved whether a row counts as approved, by its ID
 */
export function reviewedBills(rows: AskedRow[], corrections: ReadonlyMap<number, Correction[]>, isApproved: (id: number) => boolean, { addBill, books }: BillOptions & { books: Books }): ReviewedBills {
	const writer = billWriter({ addBill });
	const bills = new Map<number, MadeBill>();
	const problems = new Map<number, string[]>();
	if (!writer) return { bills, problems };
	const corrected = rows.map(({ id, json }) => flatten(columnsOf(withCorrections(json, corrections.get(id) ?? []))));
	const sources = rows.map(({ id, json }, index) => {
		const fileName = readText(json._sourceFile);
		return { columns: corrected[index], extractionId: readText(json._extractionId) ?? `row ${id}`, ...(fileName !== undefined && { fileName }) };
	});
	for (const payable of readPayables(sources, () => true, books)) {
		const approved = payable.rows.filter((row) => isApproved(rows[row].id));
		if (approved.length === 0) continue;
		const isWhole = approved.length === payable.rows.length;
		const made = makeBill(asEntered(payable, enteredIn(corrected[payable.rows[0]]), books), writer);
		if (isWhole && !made.problems) bills.set(rows[payable.rows[0]].id, made);
		const said = isWhole ? (made.problems ?? []).map(({ message }) => `${message}.`) : ['The bill needs all rows of the invoice, and not all are approved.'];
		for (const row of approved) if (said.length > 0) problems.set(rows[row].id, said);
	}
	return { bills, problems };
}

interface Entered {
	vendorId?: string;
	account?: string;
	taxCode?: string;
}

const ENTERED: ReadonlyArray<readonly [keyof Entered, readonly string[]]> = [
	['vendorId', ['vendor id', 'supplier id', 'contact id']],
	['account', CODING_COLUMNS.account],
	['taxCode', CODING_COLUMNS.taxCode],
];

function enteredIn(columns: IDataObject): Entered {
	const byName = new Map(Object.entries(columns).map(([column, value]) => [normalizeName(column), readText(value)]));
	return Object.fromEntries(ENTERED.map(([key, names]) => [key, names.map((name) => byName.get(name)).find((value) => value !== undefined)]));
}

/** What a person has written wins over the lists, for the whole invoice. */
function asEntered({ invoice, code }: BillSource, { vendorId, account, taxCode }: Entered, { vendors }: Books): BillSource {
	const listed = vendorId === undefined ? undefined : vendors?.named(vendorId);
	const known = invoice.vendor.match;
	const match: VendorMatch | null | undefined =
		vendorId === undefined || known?.id === vendorId
			? known
			: {
					id: vendorId,
					name: listed?.name ?? invoice.vendor.name,
					matchedBy: 'name',
					account: listed?.account ?? null,
					taxCode: listed?.taxCode ?? null,
					costCenter: listed?.costCenter ?? null,
					paymentTerms: listed?.paymentTerms ?? null,
					// A person has looked: what is not in the list is taken to be in the currency of its invoice.
					currency: listed ? (listed.currencies[0] ?? null) : invoice.currency,
				};
	const vendor = { ...invoice.vendor, ...(match !== undefined && { match }) };
	if (account === undefined) return { invoice: { ...invoice, vendor }, ...(code && { code }) };
	const coding: Coding = { account, taxCode: taxCode ?? match?.taxCode ?? null, costCenter: match?.costCenter ?? null, tracking: null, source: 'person' };
	return { invoice: { ...invoice, vendor, lineItems: invoice.lineItems.map((line) => ({ ...line, coding })) }, code: () => coding };
}
