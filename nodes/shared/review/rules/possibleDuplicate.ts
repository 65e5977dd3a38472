import { isCredit } from '../../payables/credit';
import type { Payable } from '../../payables/payable';
import { findInInvoices } from '../invoiceFindings';
import { createSeen, withKeys, type Seen } from './possibleDuplicate/seenInvoices';
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

/** Undefined where the invoice does not say whose it is. */
function asSeen({ invoice, owner, rows: [first] }: Payable, { rows, evidence }: RuleInput): Seen | undefined {
	if (owner === undefined) return undefined;
	const { invoiceNumber: number, invoiceDate: date, total, currency } = invoice;
	const { extractionId, fileName } = rows[first];
	const linesOf = evidence.get(extractionId)?.perLineItem ? `${extractionId}\n${fileName}` : undefined;
	return withKeys({ owner, number, date, total, currency, isCredit: isCredit(invoice), from: fileName, linesOf });
}
