import { COLUMN_NAMES } from '../../invoice/columnNames';
import { readCurrency } from '../../invoice/currency';
import { readText } from '../../invoice/text';
import { readCountry } from '../countries';
import { readIbans } from '../iban';
import { readList, type ListEntry, type ListShape } from '../list';
import { normalizeTaxId } from '../taxIds/taxId';

/** An entry of the list of known vendors; what the list leaves open is null or empty. */
export interface Vendor {
	id: string | null;
	name: string | null;
	/** Its name and what else it is called. */
	names: string[];
	/** As `normalizeTaxId` and `normalizeIban` write them. */
	taxIds: string[];
	ibans: string[];
	/** Numbers of other bank accounts, digits and letters alone. */
	bankAccounts: string[];
	/** ISO 3166-1. */
	country: string | null;
	/** ISO 4217, more than one where the vendor invoices in several. */
	currencies: string[];
	account: string | null;
	taxCode: string | null;
	costCenter: string | null;
	paymentTerms: string | null;
}

type Meaning = 'id' | 'name' | 'aliases' | 'taxId' | 'iban' | 'bankAccount' | 'country' | 'currency' | 'account' | 'taxCode' | 'costCenter' | 'terms';

/** Names of columns with accounts, tax codes and cost centres: the same in the lists of vendors and of account rules. */
export const CODING_COLUMNS = {
	account: ['account', 'account code', 'account number', 'account id', 'gl account', 'gl code', 'ledger account', 'expense account', 'default account', 'nominal code', 'konto', 'sachkonto', 'aufwandskonto', 'kontonummer', 'compte', 'compte comptable', 'cuenta', 'cuenta contable', 'conto'],
	taxCode: ['tax code', 'tax code id', 'tax type', 'vat code', 'default tax code', 'steuerschlüssel', 'steuerkennzeichen', 'code tva', 'código impuesto'],
	costCenter: ['cost center', 'cost centre', 'department', 'kostenstelle', 'centre coût', 'centre coûts', 'centro coste', 'centro costes'],
} as const;

const VENDORS: ListShape<Meaning> = {
	name: 'Known Vendors',
	columns: {
		id: ['vendor id', 'supplier id', 'vendor number', 'vendor no', 'supplier number', 'supplier no', 'vendor code', 'contact id', 'kreditor', 'kreditornummer', 'kreditorennummer', 'lieferantennummer', 'numéro fournisseur', 'number', 'code', 'key', 'id'],
		name: [...COLUMN_NAMES.vendorName, 'name', 'display name', 'company', 'company name', 'contact name', 'firma', 'firmenname', 'nom', 'raison sociale', 'nombre', 'razón social', 'ragione sociale'],
		aliases: ['aliases', 'alias', 'also known as', 'other names', 'alternative names', 'aka', 'trading name', 'trade name', 'andere namen', 'autres noms'],
		taxId: [...COLUMN_NAMES.vendorTaxId, 'vat', 'tax ids', 'tax number', 'vat numbers', 'ein', 'cnpj', 'uid', 'uid nummer', 'mwst nummer', 'tva', 'numéro tva', 'partita iva', 'org number', 'organisation number'],
		iban: [...COLUMN_NAMES.iban, 'ibans'],
		bankAccount: [...COLUMN_NAMES.bankAccount, 'bank accounts', 'bank account details'],
		country: [...COLUMN_NAMES.vendorCountry, 'country', 'country code', 'land', 'pays', 'país', 'paese'],
		currency: [...COLUMN_NAMES.currency, 'vendor currency', 'default currency', 'currencies'],
		account: CODING_COLUMNS.account,
		taxCode: CODING_COLUMNS.taxCode,
		costCenter: CODING_COLUMNS.costCenter,
		terms: [...COLUMN_NAMES.paymentTerms, 'term', 'payment term', 'net days', 'payment days', 'days', 'zahlungsbedingung', 'conditions'],
	},
	needs: [{ oneOf: ['name', 'taxId', 'iban'], called: 'the name, the tax ID or the IBAN of a vendor' }],
};

/** Reads the list of known vendors. @throws ServiceError (kind `usage`), see `readList` */
export function readVendors(given: unknown): Vendor[] | undefined {
	const entries = readList(given, VENDORS)?.map(asVendor);
	return entries && merge(entries);
}

/** One vendor may have several entries, such as one for each account: those with the same ID, or without one the same name. */
function merge(entries: Vendor[]): Vendor[] {
	const merged = new Map<string, Vendor>();
	entries.forEach((entry, index) => {
		const key = entry.id === null ? `name ${entry.name?.toLowerCase() ?? index}` : `id ${entry.id}`;
		const known = merged.get(key);
		merged.set(key, known ? join(known, entry) : entry);
	});
	return [...merged.values()];
}

/** What the first entry leaves open the second may say; of names, numbers and currencies both count. */
function join(first: Vendor, second: Vendor): Vendor {
	const both = (of: (vendor: Vendor) => string[]) => [...new Set([...of(first), ...of(second)])];
	return {
		id: first.id ?? second.id,
		name: first.name ?? second.name,
		names: both(({ names }) => names),
		taxIds: both(({ taxIds }) => taxIds),
		ibans: both(({ ibans }) => ibans),
		bankAccounts: both(({ bankAccounts }) => bankAccounts),
		country: first.country ?? second.country,
		currencies: both(({ currencies }) => currencies),
		account: first.account ?? second.account,
		taxCode: first.taxCode ?? second.taxCode,
		costCenter: first.costCenter ?? second.costCenter,
		paymentTerms: first.paymentTerms ?? second.paymentTerms,
	};
}

function asVendor(entry: ListEntry<Meaning>): Vendor {
	const text = (meaning: Meaning) => readText(entry[meaning]) ?? null;
	const name = text('name');
	return {
		id: text('id'),
		name,
		names: [...(name === null ? [] : [name]), ...several(entry.aliases, /[;|\n]|, /)],
		taxIds: several(entry.taxId, /[,;|\n]/).map(normalizeTaxId).filter((id) => id !== ''),
		ibans: several(entry.iban, /\n/).flatMap(readIbans),
		bankAccounts: several(entry.bankAccount, /[,;|\n]/).map(normalizeAccount).filter((account) => account !== ''),
		country: readCountry(entry.country) ?? null,
		currencies: several(entry.currency, /[,;|/\n]/).flatMap((currency) => readCurrency(currency) ?? []),
		account: text('account'),
		taxCode: text('taxCode'),
		costCenter: text('costCenter'),
		paymentTerms: text('terms'),
	};
}

/** The number of a bank account as it is compared. */
export function normalizeAccount(text: string): string {
	return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** What a cell holds of which there may be several: a list, or one text. */
function several(value: unknown, separator: RegExp): string[] {
	const given = Array.isArray(value) ? value : [value];
	return given.flatMap((each) => readText(each)?.split(separator) ?? []).map((each) => each.trim()).filter((each) => each !== '');
}
