import type { IDataObject } from 'n8n-workflow';

/** A vendor's invoice becomes a bill, a credit note a credit. */
export type BillKind = 'bill' | 'credit';

/** An invoice as books take it. The amounts of a credit are positive where they are given back, as all books want them. */
export interface Bill {
	kind: BillKind;
	/** As the books know the vendor; the ID is null only where none is needed. */
	vendor: { id: string | null; name: string | null };
	number: string;
	/** YYYY-MM-DD. */
	date: string;
	dueDate: string | null;
	/** ISO 4217; null only where none is needed. */
	currency: string | null;
	/** The currency that the vendor's entry in the list states. */
	vendorCurrency: string | null;
	purchaseOrder: string | null;
	/** Whether lines have tax codes, and carry their tax themselves. Otherwise what is tax stands in lines of its own. */
	isTaxed: boolean;
	/** At least one. Net and tax of all of them are the total, to the cent. */
	lines: BillLine[];
	/** All taxes together, wherever they stand. */
	tax: number;
	/** Including tax. */
	total: number;
	/** Equal for the same invoice, see `billKey.ts`. */
	key: string;
}

/** Amounts are exact decimals of the currency. */
export interface BillLine {
	description: string;
	/** Null only where none is needed. */
	account: string | null;
	taxCode: string | null;
	costCenter: string | null;
	tracking: string | null;
	/** With the price of one before tax, where the two make up the net to the cent. */
	quantity: number | null;
	unitPrice: number | null;
	net: number;
	tax: number;
	gross: number;
}

/** Why there is no bill. */
export interface BillProblem {
	about: 'vendor' | 'account' | 'number' | 'date' | 'currency' | 'total' | 'lines' | 'coding';
	/** A sentence without its full stop. */
	message: string;
}

/** What a service makes of a bill. */
export interface BillWriter {
	/** As people call it. */
	name: string;
	/** Whether it knows vendors and accounts by IDs of its own, and amounts by their currency. */
	isLedger: boolean;
	/** The last part of the address of its create calls; missing where it has none. */
	endpoints?: Readonly<Record<BillKind, string>>;
	/** What of it the service would refuse. */
	refuse(bill: Bill): BillProblem[];
	/** The body of the create call. */
	write(bill: Bill): IDataObject;
}

/** As much of a text as a service takes, in characters. */
export function cut(text: string, length: number): string {
	return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
