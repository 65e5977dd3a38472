import type { IDataObject, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { parameterGroup, type ParameterGroup } from '../node/parameters';
import type { GivenLists } from '../payables/books';
import type { PayablesCheck } from './rules/rule';

/** The entry of *Review Rules* with the checks, and the parameter in it. */
export const PAYABLES = 'accountsPayable';
export const PAYABLES_NAME = 'Accounts Payable';
const CHECKS = 'checks';

interface Check {
	name: string;
	/** The list that it compares with; without it, its rules find nothing. */
	list?: ParameterGroup<GivenLists>;
}

function list<const Name extends keyof GivenLists>(displayName: string, name: Name, node: string, columns: string) {
	return parameterGroup([
		{
			displayName,
			name,
			type: 'json',
			// An empty text is an error to n8n's editor.
			default: '[]',
			description: `The items of a node before this one, such as a data table, a spreadsheet or a database, by expression, e.g. <code>{{ $('${node}').all() }}</code>; or a list of objects as JSON. Columns are found by their usual names: ${columns}.`,
		},
	]);
}

/** What of the books invoices are compared with. Each is off until it is added. */
export const PAYABLES_CHECKS: Readonly<Record<PayablesCheck, Check>> = {
	vendors: {
		name: 'Vendors',
		list: list('Known Vendors', 'knownVendors', 'Vendors', 'Vendor ID, Name, Aliases, Tax ID, IBAN, Bank Account, Country, Currency, Account, Tax Code, Cost Center, Payment Terms'),
	},
	bankDetails: { name: 'Bank Details' },
	taxes: { name: 'Taxes' },
	dates: { name: 'Dates' },
	possibleDuplicates: { name: 'Possible Duplicates' },
	purchaseOrders: {
		name: 'Purchase Orders',
		list: list('Purchase Orders', 'purchaseOrders', 'Orders', 'PO Number, Vendor, Currency, Total, and of lines Item Number, Description, Quantity, Unit Price, Amount, Invoiced Quantity; one entry for each line, or one for each order'),
	},
	receipts: { name: 'Receipts', list: list('Receipts', 'receipts', 'Receipts', 'PO Number, Item Number, Description, Received Quantity') },
	earlierInvoices: {
		name: 'Earlier Invoices',
		list: list('Earlier Invoices', 'earlierInvoices', 'Ledger', 'Vendor, Invoice Number, Invoice Date, Total, Currency, PO Number, and of lines Item Number, Description, Quantity, Line Amount'),
	},
	accounts: {
		name: 'Accounts',
		list: list('Account Rules', 'accountRules', 'Accounts', 'Vendor, Keywords, Tax Rate, Amount From, Amount To; Account, Tax Code, Cost Center, Tracking. The first rule that holds wins; what is empty holds for all lines'),
	},
};

/** As much of a rule as the panel has. */
export interface CheckRule {
	code: string;
	name: string;
	description: string;
	partOf?: PayablesCheck;
	settings: ParameterGroup<unknown>;
	hasLimits?: boolean;
}

const ENTRIES = Object.entries(PAYABLES_CHECKS) as Array<[PayablesCheck, Check]>;

/**
 * The checks in a panel, as one entry of *Review Rules*.
 * @param entryOf what the panel has of one rule beside its switch
 * @param without names of checks, codes of rules and names of settings that make no sense where the parameter stands
 */
export function payablesEntry(rules: readonly CheckRule[], entryOf: (rule: CheckRule) => INodeProperties[], without: readonly string[]): INodePropertyCollection {
	const options = ENTRIES.filter(([key]) => !without.includes(key)).map(([key, { name, list: given }]): INodePropertyCollection => {
		const own = rules.filter(({ partOf, code }) => partOf === key && !without.includes(code));
		return { displayName: name, name: key, values: [...(given?.properties ?? []), ...switchOf(own).properties, ...own.flatMap(entryOf)] };
	});
	const checks: INodeProperties = {
		displayName: 'Checks',
		name: CHECKS,
		type: 'fixedCollection',
		placeholder: 'Add Check',
		default: {},
		description: 'What invoices are compared with: lists of yours, and what can be calculated. Each check is off until it is added, and one with a list until that is given.',
		options: options.sort((left, right) => left.displayName.localeCompare(right.displayName)),
	};
	return { displayName: PAYABLES_NAME, name: PAYABLES, values: [checks] };
}

/** What is on in an entry: the rules that it has, unless somebody takes one out. */
function switchOf(rules: readonly CheckRule[]) {
	return parameterGroup([
		{
			displayName: 'Reasons',
			name: 'reasons',
			type: 'multiOptions',
			options: rules.map(({ code, name, description }) => ({ name, value: code, description })).sort((left, right) => left.name.localeCompare(right.name)),
			default: [...rules.map(({ code }) => code)],
			description: 'Which findings send rows to review',
		},
	]);
}

/**
 * What the checks say: the codes of the rules that are on, the lists as they were given, and all settings side by side.
 * @param rules what *Review Rules* has
 * @throws ServiceError (kind `usage`)
 */
export function readPayablesChecks(rules: IDataObject, known: readonly CheckRule[], limits: string): { codes: string[]; lists: GivenLists; settings: IDataObject } {
	const added = ((rules[PAYABLES] as IDataObject | null | undefined)?.[CHECKS] ?? {}) as IDataObject;
	const entries = ENTRIES.flatMap(([key, { list: given }]) => {
		const entry = added[key] as IDataObject | null | undefined;
		return entry ? [{ entry, given, own: known.filter(({ partOf }) => partOf === key) }] : [];
	});
	return {
		codes: entries.flatMap(({ entry, own }) => switchOf(own).read(entry).reasons),
		lists: Object.assign({}, ...entries.map(({ entry, given }) => given?.read(entry))) as GivenLists,
		settings: Object.assign({}, ...entries.map(({ entry }) => ({ ...entry, ...(entry[limits] as IDataObject | undefined) }))) as IDataObject,
	};
}
