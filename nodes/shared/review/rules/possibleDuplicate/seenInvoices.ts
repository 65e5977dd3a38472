import { identityOf } from '../../../payables/earlierInvoices';
import { recognizedKey, shortened } from './likeNumbers';

/** What an invoice states that may be stated by another one too. */
export interface Stated {
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

/** What is kept of an invoice, with what finds those that are alike. */
export interface Seen extends Stated {
	exact: string | undefined;
	/** Without what recognition confuses. An invoice and its credit note are no duplicates. */
	recognized: string | undefined;
	/** Of the vendor. */
	amount: string | undefined;
	/** What may be left of the number, see `shortened`: only asked for where a total comes twice. */
	parts: string[] | undefined;
}

function partsOf(seen: Seen): string[] {
	return (seen.parts ??= seen.number === null ? [] : shortened(seen.number));
}

export function withKeys({ owner, number, date, total, currency, isCredit, from, linesOf }: Stated): Seen {
	const kind = `${isCredit ? 'credit' : 'invoice'} ${owner}`;
	const exact = identityOf(kind, number);
	const recognized = number === null ? undefined : `${kind}\n${recognizedKey(number)}`;
	const amount = total === null || total === 0 ? undefined : `${kind}\n${Math.round(Math.abs(total) * 100)}`;
	return { owner, number, date, total, currency, isCredit, from, linesOf, exact, recognized, amount, parts: undefined };
}

/** Finds those that are alike by what they have in common, never one by one. */
export function createSeen() {
	const byExact = new FirstByKey();
	const byRecognition = new FirstByKey();
	/** Most totals of a vendor come once: then nothing is taken apart. */
	const byAmount = new Map<string, Seen | SameAmounts>();
	const withAmount = (amount: string): SameAmounts | undefined => {
		const known = byAmount.get(amount);
		if (!known || known instanceof SameAmounts) return known;
		const same = new SameAmounts(known);
		byAmount.set(amount, same);
		return same;
	};
	return {
		add(seen: Seen): void {
			byExact.keep(seen.exact, seen);
			byRecognition.keep(seen.recognized, seen);
			if (seen.amount === undefined) return;
			const same = withAmount(seen.amount);
			if (same) same.add(seen);
			else byAmount.set(seen.amount, seen);
		},
		like(seen: Seen): Likeness | undefined {
			const same = byExact.find(seen.exact, seen);
			if (same) return same.linesOf !== undefined && same.linesOf === seen.linesOf ? undefined : { first: same, why: 'the same vendor and number' };
			const confused = byRecognition.find(seen.recognized, seen);
			if (confused) return { first: confused, why: 'the numbers differ only in what recognition confuses' };
			return seen.amount === undefined ? undefined : withAmount(seen.amount)?.like(seen);
		},
	};
}

interface Likeness {
	first: Seen;
	why: string;
}

/** Invoices of one vendor with one total. */
class SameAmounts {
	private readonly byDate = new FirstByKey();
	private readonly byWhole = new FirstByKey();
	private readonly byRest = new FirstByKey();

	constructor(first: Seen) {
		this.add(first);
	}

	add(seen: Seen): void {
		this.byDate.keep(seen.date ?? undefined, seen);
		const [whole, ...rests] = partsOf(seen);
		this.byWhole.keep(whole, seen);
		for (const rest of rests) this.byRest.keep(rest, seen);
	}

	like(seen: Seen): Likeness | undefined {
		const [whole, ...rests] = partsOf(seen);
		const part = this.byRest.find(whole, seen) ?? rests.map((rest) => this.byWhole.find(rest, seen)).find((found) => found);
		if (part) return { first: part, why: 'the same total, and one number is a part of the other' };
		const same = this.byDate.find(seen.date ?? undefined, seen);
		return same && { first: same, why: 'the same vendor, total and date' };
	}
}

/** The first of each key in each currency; one without a currency may be in any. */
class FirstByKey {
	private readonly first = new Map<string, Seen>();
	/** Those in other currencies than the first. */
	private others?: Map<string, Seen[]>;

	keep(key: string | undefined, seen: Seen): void {
		if (key === undefined) return;
		const first = this.first.get(key);
		if (!first) this.first.set(key, seen);
		else if (first.currency !== seen.currency) this.keepOther(key, seen);
	}

	find(key: string | undefined, { currency }: Seen): Seen | undefined {
		if (key === undefined) return undefined;
		const fits = (each: Seen) => each.currency === null || currency === null || each.currency === currency;
		const first = this.first.get(key);
		return !first || fits(first) ? first : this.others?.get(key)?.find(fits);
	}

	private keepOther(key: string, seen: Seen): void {
		this.others ??= new Map<string, Seen[]>();
		const known = this.others.get(key);
		if (!known) this.others.set(key, [seen]);
		else if (!known.some(({ currency }) => currency === seen.currency)) known.push(seen);
	}
}
