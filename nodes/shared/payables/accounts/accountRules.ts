import { readAmount } from '../../invoice/amounts';
import { COLUMN_NAMES } from '../../invoice/columnNames';
import { readRate } from '../../invoice/taxes';
import { readText } from '../../invoice/text';
import { readList, type ListEntry, type ListShape } from '../list';
import { CODING_COLUMNS } from '../vendors/vendors';

/** A rule that says where lines go in the books. What is null or empty holds for all lines. */
export interface AccountRule {
	/** In the list, from one. */
	position: number;
	/** A vendor's ID or name. */
	vendor: string | null;
	/** Any of them begins a word of the line. */
	keywords: string[];
	/** In percent. */
	taxRate: number | null;
	/** Of the line, before tax, whatever its sign. */
	amountFrom: number | null;
	amountTo: number | null;
	account: string;
	taxCode: string | null;
	costCenter: string | null;
	tracking: string | null;
}

type Meaning = 'vendor' | 'keywords' | 'taxRate' | 'amountFrom' | 'amountTo' | 'account' | 'taxCode' | 'costCenter' | 'tracking';

const ACCOUNTS: ListShape<Meaning> = {
	name: 'Account Rules',
	columns: {
		vendor: ['vendor id', 'supplier id', ...COLUMN_NAMES.vendorName, 'kreditor'],
		keywords: ['keywords', 'keyword', 'key word', 'key words', 'contains', 'text', 'description', 'words', 'stichwort', 'stichwörter', 'stichworte', 'suchbegriff', 'mot clé', 'mots clés', 'palabra clave', 'palabras clave'],
		taxRate: [...COLUMN_NAMES.taxRate, 'tax', 'vat'],
		amountFrom: ['amount from', 'min amount', 'minimum amount', 'from amount', 'amount min', 'min', 'minimum', 'from', 'betrag von', 'von'],
		amountTo: ['amount to', 'max amount', 'maximum amount', 'to amount', 'amount max', 'max', 'maximum', 'to', 'betrag bis', 'bis'],
		...CODING_COLUMNS,
		tracking: ['tracking', 'tracking category', 'tracking option', 'class', 'project', 'project code', 'projekt', 'kostenträger', 'projet', 'proyecto', 'tag'],
	},
	needs: [{ oneOf: ['account'], called: 'the account' }],
};

/** Reads the list of account rules, in its order, since the first that holds wins; an entry without an account is none. @throws ServiceError (kind `usage`), see `readList` */
export function readAccountRules(given: unknown): AccountRule[] | undefined {
	return readList(given, ACCOUNTS)?.flatMap((entry, index) => asRule(entry, index + 1));
}

function asRule(entry: ListEntry<Meaning>, position: number): AccountRule[] {
	const text = (meaning: Meaning) => readText(entry[meaning]) ?? null;
	const amount = (meaning: Meaning) => readAmount(entry[meaning]) ?? null;
	const account = text('account');
	if (account === null) return [];
	return [
		{
			position,
			vendor: text('vendor'),
			keywords: keywordsOf(entry.keywords),
			taxRate: readRate(entry.taxRate) ?? null,
			amountFrom: amount('amountFrom'),
			amountTo: amount('amountTo'),
			account,
			taxCode: text('taxCode'),
			costCenter: text('costCenter'),
			tracking: text('tracking'),
		},
	];
}

function keywordsOf(value: unknown): string[] {
	const given = Array.isArray(value) ? value : [value];
	return given.flatMap((each) => readText(each)?.split(/[,;|\n]/) ?? []).map((each) => each.trim()).filter((each) => each !== '');
}
