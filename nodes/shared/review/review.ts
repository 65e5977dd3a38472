import type { MadeBill } from '../bills/makeBill';
import { once } from '../once';
import { identityOf } from '../payables/earlierInvoices';
import { readPayables, type Payable } from '../payables/payable';
import type { EarlierDelivery } from './evidence';
import { layoutRuns, layoutsOf } from './layoutRuns';
import type { Reason, ReasonCode } from './reasons';
import type { ReviewOptions } from './reviewOptions';
import { RULES } from './rules/index';
import type { Finding, RuleInput } from './rules/rule';

export interface ReviewInput extends Pick<RuleInput, 'rows' | 'evidence' | 'timezone'> {
	options: ReviewOptions;
	/** See `memory/`; nothing was delivered before where it is missing. */
	deliveredBefore?: ReadonlyMap<number, EarlierDelivery>;
	/** The same for the columns of batches. */
	earlierColumns?: ReadonlyMap<string, readonly string[]>;
	/** The same for the bank details of payables, by their index. */
	otherBankDetails?: ReadonlySet<number>;
	/** The invoices that the rows make up, for who has read them already. */
	invoices?: () => readonly Payable[];
	/** Makes their bills, where such are asked for. */
	makeBills?: () => readonly MadeBill[];
}

/** The reasons of every row, in the order of the rows; an empty list, which clean rows share, means that nothing speaks against it. */
export function review({ rows, evidence, timezone, options, ...known }: ReviewInput): Reason[][] {
	const reasons = new Array<Reason[]>(rows.length).fill([]);
	// Finding what columns mean is a good part of the work: once for all rules.
	const runs = layoutRuns(rows);
	const payables = known.invoices ?? payablesOf(rows, evidence, options);
	const input: RuleInput = {
		rows,
		layouts: layoutsOf(runs),
		runs,
		evidence,
		timezone,
		books: options.books,
		get payables() {
			return payables();
		},
		get bills() {
			return known.makeBills?.();
		},
		deliveredBefore: withListed(known.deliveredBefore ?? new Map(), payables, options),
		earlierColumns: known.earlierColumns ?? new Map(),
		otherBankDetails: known.otherBankDetails ?? new Set(),
		isFlagged: (row, codes) => (codes ? reasons[row].some(({ code }) => codes.includes(code)) : reasons[row].length > 0),
	};
	for (const { code, check } of RULES) {
		if (!options.reviewRules.includes(code)) continue;
		for (const found of check(input, options)) {
			const reason = reasonOf(code, found);
			if (reasons[found.row].length === 0) reasons[found.row] = [reason];
			else reasons[found.row].push(reason);
		}
	}
	return reasons;
}

function reasonOf(code: ReasonCode, { field, message, suggestions }: Finding): Reason {
	const reason: Reason = field === undefined ? { code, message } : { code, field, message };
	if (suggestions) reason.suggestions = suggestions;
	return reason;
}

/** The invoices that rows make up, looked up in the lists; read when somebody first asks. */
export function payablesOf(rows: ReviewInput['rows'], evidence: ReviewInput['evidence'], { books }: Pick<ReviewOptions, 'books'>): () => readonly Payable[] {
	return once(() => readPayables(rows, (extractionId) => evidence.get(extractionId)?.perLineItem ?? false, books));
}

/** What the list of earlier invoices has came before as well. */
function withListed(delivered: ReadonlyMap<number, EarlierDelivery>, payables: () => readonly Payable[], { books: { earlier } }: ReviewOptions): ReadonlyMap<number, EarlierDelivery> {
	if (!earlier) return delivered;
	const listed = payables().flatMap(({ invoice, owner, rows }): Array<[number, EarlierDelivery]> => {
		const identity = identityOf(owner, invoice.invoiceNumber);
		return identity !== undefined && earlier.has(identity) ? rows.map((row) => [row, { isListed: true }]) : [];
	});
	return new Map([...listed, ...delivered]);
}
