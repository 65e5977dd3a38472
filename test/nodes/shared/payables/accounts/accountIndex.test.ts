import { toStandardizedInvoice } from '../../../../../nodes/shared/invoice/toStandardizedInvoice';
import { readBooks } from '../../../../../nodes/shared/payables/books';
import { readPayables } from '../../../../../nodes/shared/payables/payable';

const RULES = [
	{ Vendor: 'V-1', 'Amount From': 800, Account: '0400', 'Tax Code': 'VSt19', Tracking: 'Assets' },
	{ Keywords: 'web host; IT', Account: '4964', 'Cost Center': 'K1' },
	{ Keywords: 'hosting', Account: '4965' },
	{ 'Tax Rate': '7%', Account: '4940' },
	{ Vendor: 'beta ltd', Account: '5000' },
];
const VENDORS = [{ id: 'V-1', name: 'ACME GmbH', account: '3400', tax_code: 'T' }];

function codings(vendor: string, lines: Array<{ description: string; amount?: number; tax_rate?: number }>) {
	const books = readBooks({ accountRules: RULES, knownVendors: VENDORS });
	const [{ invoice }] = readPayables([{ columns: { 'Vendor Name': vendor, Total: 10, line_items: lines }, extractionId: 'e' }], () => false, books);
	return [...invoice.lineItems.map(({ coding }) => coding), invoice.coding].map((coding) => coding && `${coding.account} ${coding.taxCode ?? '-'} ${coding.costCenter ?? '-'} ${coding.tracking ?? '-'} (${coding.source})`);
}

it('takes the first rule of the list that holds, tells which one it was, and falls back to the account of the vendor', () => {
	expect(codings('Acme', [{ description: 'Server', amount: 900 }, { description: 'Web hosting', amount: 20 }, { description: 'Paper', amount: 5, tax_rate: 7 }, { description: 'Paper', amount: 5 }])).toEqual([
		'0400 VSt19 - Assets (rule 1)',
		'4964 T K1 - (rule 2)',
		'4940 T - - (rule 4)',
		'3400 T - - (vendor)',
		'3400 T - - (vendor)',
	]);
	expect(codings('BETA Limited', [{ description: 'Anything' }, { description: 'Cloud HOSTING fee' }])).toEqual(['5000 - - - (rule 5)', '4965 - - - (rule 3)', '5000 - - - (rule 5)']);
});

it('takes a keyword where a word begins with it, and a short one only as a word', () => {
	expect(codings('Nobody', [{ description: 'ghosting' }, { description: 'italics' }, { description: 'it support' }])).toEqual([null, null, '4964 - K1 - (rule 2)', null]);
});

it('leaves the standardized invoice as it is where no list was given', () => {
	const rows = [{ columns: { 'Vendor Name': 'Acme', Total: 10, line_items: [{ description: 'x', amount: 1 }] }, extractionId: 'e' }];
	expect(readPayables(rows, () => false, readBooks({})).map(({ invoice }) => invoice)).toEqual([toStandardizedInvoice([rows[0].columns])]);
});
