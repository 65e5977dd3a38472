import type { Coding, LineItem, StandardizedInvoice } from '../../invoice/standardizedInvoice';
import { ownerOfName, ownerOfText } from '../owner';
import type { VendorIndex } from '../vendors/vendorIndex';
import type { Vendor } from '../vendors/vendors';
import { readAccountRules, type AccountRule } from './accountRules';
import { indexKeywords } from './keywords';

/** What of a line a rule may ask for. */
export type LineToCode = Pick<LineItem, 'description' | 'itemNumber' | 'taxRate' | 'amount'>;

/** The account rules, by all that they ask for. */
export interface AccountIndex {
	/**
	 * Says where the lines of an invoice go: by the first rule of the list that holds, else by the account of the vendor in the list of known vendors; null
	 * when neither says. What the rule leaves open the vendor's entry may say.
	 * @param vendor the known vendor of the invoice
	 * @param owner see `owner.ts`
	 */
	coder(invoice: StandardizedInvoice, vendor: Vendor | undefined, owner: string | undefined): (line: LineToCode) => Coding | null;
}

/** Reads and indexes the rules. @throws ServiceError (kind `usage`), see `readList` */
export function readAccountIndex(given: unknown, vendors: VendorIndex | undefined): AccountIndex | undefined {
	const rules = readAccountRules(given);
	if (!rules) return undefined;
	const byOwner = new Map<string, AccountRule[]>();
	const general: AccountRule[] = [];
	for (const rule of rules) {
		if (rule.vendor === null) {
			if (rule.keywords.length === 0) general.push(rule);
			continue;
		}
		const owner = ownerOfText(rule.vendor, vendors);
		byOwner.set(owner, [...(byOwner.get(owner) ?? []), rule]);
	}
	const byKeyword = indexKeywords(rules.filter(({ vendor }) => vendor === null).flatMap(entriesOf));
	// The rules of one vendor may be many: of these, too, only those whose word is there are looked at.
	const ofOwner = new Map([...byOwner].map(([owner, own]) => [owner, { always: own.filter(({ keywords }) => keywords.length === 0), byKeyword: indexKeywords(own.flatMap(entriesOf)) }]));

	return {
		coder(invoice, vendor, owner) {
			const owners = new Set([owner, invoice.vendor.name === null ? undefined : ownerOfName(invoice.vendor.name)]);
			const own = [...owners].flatMap((each) => (each === undefined ? [] : (ofOwner.get(each) ?? [])));
			const ownRate = invoice.taxes.length === 1 ? invoice.taxes[0].rate : null;
			const otherwise = vendor?.account ? { account: vendor.account, taxCode: vendor.taxCode, costCenter: vendor.costCenter, tracking: null, source: 'vendor' } : null;
			return (line) => {
				const text = `${line.description ?? ''} ${line.itemNumber ?? ''}`;
				const rate = line.taxRate ?? ownRate;
				let first: AccountRule | undefined;
				const consider = (possible: readonly AccountRule[]) => {
					for (const rule of possible) if ((first === undefined || rule.position < first.position) && holds(rule, rate, line.amount)) first = rule;
				};
				consider(general);
				consider(byKeyword.find(text));
				for (const rules of own) {
					consider(rules.always);
					consider(rules.byKeyword.find(text));
				}
				return first ? asCoding(first, vendor) : otherwise && { ...otherwise };
			};
		},
	};
}

function entriesOf(rule: AccountRule): Array<{ keyword: string; value: AccountRule }> {
	return rule.keywords.map((keyword) => ({ keyword, value: rule }));
}

function holds({ taxRate, amountFrom, amountTo }: AccountRule, rate: number | null, amount: number | null): boolean {
	if (taxRate !== null && (rate === null || Math.abs(rate - taxRate) > 0.005)) return false;
	if (amountFrom === null && amountTo === null) return true;
	return amount !== null && Math.abs(amount) >= (amountFrom ?? 0) && Math.abs(amount) <= (amountTo ?? Infinity);
}

function asCoding({ position, account, taxCode, costCenter, tracking }: AccountRule, vendor: Vendor | undefined): Coding {
	return { account, taxCode: taxCode ?? vendor?.taxCode ?? null, costCenter: costCenter ?? vendor?.costCenter ?? null, tracking, source: `rule ${position}` };
}
