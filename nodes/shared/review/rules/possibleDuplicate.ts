import { isCredit } from '../../payables/credit';
import { identityOf } from '../../payables/earlierInvoices';
import type { Payable } from '../../payables/payable';
import { findInInvoices } from '../invoiceFindings';
import { recognizedKey, shortened } from './possibleDuplicate/likeNumbers';
import { defineRule, NO_SETTINGS, type RuleInput } from './rule';

/**
 * An invoice that may have come before: the same vendor, total and date under another number; a number that differs only in what recognition
 * confuses; the same vendor and total with a number that lost its beginning or its end; or the same number of a vendor whose name is spelled
 * otherwise. The first stays, each further one goes to review. What `DUPLICATE` found is not told twice.
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
			if (!like || payable.rows.some((row) => input.isFlagged(row, ['DUPLICATE']))) return [];
			const number = candidate.number === null ? 'The invoice' : `${field('invoiceNumber', 'Invoice')} ${candidate.number}`;
			const other = `${like.first.number ?? 'one without a number'}${like.first.from === undefined ? '' : ` in ${like.first.from}`}`;
			return [{ about: candidate.number === null ? 'total' : 'invoiceNumber', message: `${number} may be ${other}: ${like.why}` }];
		});
	},
});

/** What is kept of an invoice, with what finds those that are alike; undefined where it says too little for that. */
interface Seen extends Stated {
	exact: string | undefined;
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
		exact: identityOf(kind, number),
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
	/** Equal for the lines of one invoice, which may be told apart by nothing else. */
	linesOf?: string;
}

function asSeen({ invoice, owner, rows: [first] }: Payable, { rows, evidence }: RuleInput): Seen | undefined {
	if (owner === undefined) return undefined;
	const { invoiceNumber: number, invoiceDate: date, total, currency } = invoice;
	const { extractionId, fileName } = rows[first];
	const linesOf = evidence.get(extractionId)?.perLineItem ? `${extractionId}\n${fileName}` : undefined;
	return withKeys({ owner, number, date, total, currency, isCredit: isCredit(invoice), from: fileName, linesOf });
}

/** Finds those that are alike by what they have in common, never one by one. */
function createSeen() {
	const byExact = createIndex();
	const byRecognition = createIndex();
	const byAmount = new Map<string, ReturnType<typeof sameAmounts>>();
	return {
		add(seen: Seen): void {
			byExact.keep(seen.exact, seen);
			byRecognition.keep(seen.recognized, seen);
			if (seen.amount === undefined) return;
			const known = byAmount.get(seen.amount);
			if (known) known.add(seen);
			else byAmount.set(seen.amount, sameAmounts(seen));
		},
		like(seen: Seen): Likeness | undefined {
			const same = byExact.find(seen.exact, seen);
			if (same) return same.linesOf !== undefined && same.linesOf === seen.linesOf ? undefined : { first: same, why: 'the same vendor and number' };
			const confused = byRecognition.find(seen.recognized, seen);
			if (confused) return { first: confused, why: 'the numbers differ only in what recognition confuses' };
			return seen.amount === undefined ? undefined : byAmount.get(seen.amount)?.like(seen);
		},
	};
}

interface Likeness {
	first: Seen;
	why: string;
}

/** Invoices of one vendor with one total. Numbers are taken apart when there is a second one: most totals come once. */
function sameAmounts(first: Seen) {
	const waiting = [first];
	const [byDate, byWhole, byRest] = [createIndex(), createIndex(), createIndex()];
	const enter = (seen: Seen) => {
		byDate.keep(seen.date ?? undefined, seen);
		const [whole, ...rests] = seen.number === null ? [] : shortened(seen.number);
		byWhole.keep(whole, seen);
		for (const rest of rests) byRest.keep(rest, seen);
	};
	return {
		add: (seen: Seen) => void waiting.push(seen),
		like(seen: Seen): Likeness | undefined {
			for (const each of waiting.splice(0)) enter(each);
			const [whole, ...rests] = seen.number === null ? [] : shortened(seen.number);
			const part = byRest.find(whole, seen) ?? rests.map((rest) => byWhole.find(rest, seen)).find((found) => found);
			if (part) return { first: part, why: 'the same total, and one number is a part of the other' };
			const same = byDate.find(seen.date ?? undefined, seen);
			return same && { first: same, why: 'the same vendor, total and date' };
		},
	};
}

/** The first of each key in each currency; one without a currency may be in any. */
function createIndex() {
	const index = new Map<string, Seen[]>();
	return {
		keep(key: string | undefined, seen: Seen): void {
			if (key === undefined) return;
			const known = index.get(key);
			if (!known) index.set(key, [seen]);
			else if (!known.some(({ currency }) => currency === seen.currency)) known.push(seen);
		},
		find: (key: string | undefined, { currency }: Seen): Seen | undefined =>
			key === undefined ? undefined : index.get(key)?.find((each) => each.currency === null || currency === null || each.currency === currency),
	};
}
