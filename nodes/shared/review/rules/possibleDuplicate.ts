import { isCredit } from '../../payables/credit';
import { identityOf } from '../../payables/earlierInvoices';
import type { Payable } from '../../payables/payable';
import { findInInvoices } from '../invoiceFindings';
import { recognizedKey, shortened } from './possibleDuplicate/likeNumbers';
import { defineRule, NO_SETTINGS, type RuleInput } from './rule';

/**
 * An invoice that may have come before under another number: the same vendor, total and date; a number that differs only in what recognition
 * confuses; or the same vendor and total with a number that lost its beginning or its end. The first stays, each further one goes to review. The
 * same vendor and number is `DUPLICATE`, and not told twice.
 */
export const possibleDuplicate = defineRule({
	code: 'POSSIBLE_DUPLICATE',
	name: 'Possible Duplicate',
	description: 'An invoice that is nearly the same came before under another number',
	counted: ['possible duplicate', 'possible duplicates'],
	isOnByDefault: false,
	partOf: 'possibleDuplicates',
	settings: NO_SETTINGS,
	check: (input) => {
		const seen = createSeen();
		for (const earlier of input.books.earlier?.all ?? []) seen.add(withKeys({ ...earlier, isCredit: (earlier.total ?? 0) < 0, from: 'the list of earlier invoices' }));
		return findInInvoices(input, (payable, field) => {
			const candidate = asSeen(payable, input);
			if (!candidate) return [];
			const like = seen.like(candidate);
			seen.add(candidate);
			if (!like || isOtherCurrency(like.first, candidate)) return [];
			const number = candidate.number === null ? 'The invoice' : `${field('invoiceNumber', 'Invoice')} ${candidate.number}`;
			const other = `${like.first.number ?? 'one without a number'}${like.first.from === undefined ? '' : ` in ${like.first.from}`}`;
			return [{ about: candidate.number === null ? 'total' : 'invoiceNumber', message: `${number} may be ${other}: ${like.why}` }];
		});
	},
});

function isOtherCurrency(left: Seen, right: Seen): boolean {
	return left.currency !== null && right.currency !== null && left.currency !== right.currency;
}

/** What is kept of an invoice, with what finds those that are alike; undefined where it says too little for that. */
interface Seen extends Stated {
	identity: string | undefined;
	/** Without what recognition confuses. An invoice and its credit note are no duplicates. */
	recognized: string | undefined;
	/** Of the vendor. */
	amount: string | undefined;
}

function withKeys(stated: Stated): Seen {
	const { owner, number, total, isCredit } = stated;
	const kind = `${isCredit ? 'credit' : 'invoice'} ${owner}`;
	return {
		...stated,
		identity: identityOf(owner, number),
		recognized: number === null ? undefined : `${kind}\n${recognizedKey(number)}`,
		amount: total === null || total === 0 ? undefined : `${kind}\n${Math.round(Math.abs(total) * 100)}`,
	};
}

interface Stated {
	owner: string;
	number: string | null;
	date: string | null;
	total: number | null;
	currency: string | null;
	isCredit: boolean;
	/** Where it came: a document, or the list. */
	from?: string;
}

function asSeen({ invoice, owner, rows: [first] }: Payable, { rows }: RuleInput): Seen | undefined {
	if (owner === undefined) return undefined;
	const { invoiceNumber: number, invoiceDate: date, total, currency } = invoice;
	return withKeys({ owner, number, date, total, currency, isCredit: isCredit(invoice), from: rows[first].fileName });
}

/** Finds those that are alike by what they have in common, never one by one. */
function createSeen() {
	const exact = new Set<string>();
	const byRecognition = new Map<string, Seen>();
	const byAmount = new Map<string, ReturnType<typeof sameAmounts>>();
	return {
		add(seen: Seen): void {
			if (seen.identity !== undefined) exact.add(seen.identity);
			if (seen.recognized !== undefined) keep(byRecognition, seen.recognized, seen);
			if (seen.amount === undefined) return;
			const known = byAmount.get(seen.amount);
			if (known) known.add(seen);
			else byAmount.set(seen.amount, sameAmounts(seen));
		},
		like(seen: Seen): { first: Seen; why: string } | undefined {
			if (seen.identity !== undefined && exact.has(seen.identity)) return undefined;
			const confused = seen.recognized === undefined ? undefined : byRecognition.get(seen.recognized);
			if (confused) return { first: confused, why: 'the numbers differ only in what recognition confuses' };
			return seen.amount === undefined ? undefined : byAmount.get(seen.amount)?.like(seen);
		},
	};
}

/** Invoices of one vendor with one total. Numbers are taken apart when there is a second one: most totals come once. */
function sameAmounts(first: Seen) {
	const waiting = [first];
	const byDate = new Map<string, Seen>();
	const byWhole = new Map<string, Seen>();
	const byRest = new Map<string, Seen>();
	const enter = (seen: Seen) => {
		if (seen.date !== null) keep(byDate, seen.date, seen);
		const [whole, ...rests] = seen.number === null ? [] : shortened(seen.number);
		if (whole !== undefined) keep(byWhole, whole, seen);
		for (const rest of rests) keep(byRest, rest, seen);
	};
	return {
		add: (seen: Seen) => void waiting.push(seen),
		like(seen: Seen): { first: Seen; why: string } | undefined {
			for (const each of waiting.splice(0)) enter(each);
			const [whole, ...rests] = seen.number === null ? [] : shortened(seen.number);
			const part = (whole === undefined ? undefined : byRest.get(whole)) ?? rests.map((rest) => byWhole.get(rest)).find((found) => found);
			if (part) return { first: part, why: 'the same total, and one number is a part of the other' };
			const same = seen.date === null ? undefined : byDate.get(seen.date);
			return same && { first: same, why: 'the same vendor, total and date' };
		},
	};
}

function keep(index: Map<string, Seen>, key: string, seen: Seen): void {
	if (!index.has(key)) index.set(key, seen);
}
