import { identify } from '../../invoice/identity';
import { layoutAt, type Finding, type ReviewInput, type ReviewRow, type Rule } from '../reasons';
import { trackRepeatedHashes } from './duplicates/repeatedHashes';

/**
 * The same vendor and number twice in one execution: the first stays, each further one goes to review and names it. As an option,
 * the first goes to review as well when an earlier execution delivered it. The lines of one invoice share its number, so
 * with one row per line only another document is a duplicate.
 */
export const duplicates: Rule = (input: ReviewInput) => {
	const { rows, evidence, seenBefore, earlierRounds } = input;
	const first = new Map<string, Map<string, ReviewRow>>();
	const found: Finding[] = [];
	const add = (row: number, field: string, message: string) =>
		found.push({ row, reason: { code: 'DUPLICATE', field, message } });

	for (const index of suspects(input)) {
		const row = rows[index];
		const identity = identify(row.columns, layoutAt(input, index));
		if (!identity) continue;
		const { owner, key, field, number } = identity;
		let ofOwner = first.get(owner);
		if (!ofOwner) first.set(owner, (ofOwner = new Map()));
		const earlier = ofOwner.get(key);
		if (!earlier) ofOwner.set(key, row);
		if (earlier && !isSameInvoice(earlier, row, evidence.get(row.extractionId)?.perLineItem)) {
			add(index, field, cameBefore(number, earlier.fileName));
		} else if (earlierRounds?.has(index)) {
			add(index, field, cameBefore(number, earlierRounds.get(index)));
		} else if (seenBefore?.has(index)) {
			add(index, field, `Invoice ${number} of the same vendor came in an earlier execution.`);
		}
	}
	return found;
};

function cameBefore(number: string, fileName: string | undefined): string {
	return `Invoice ${number} of the same vendor came before${fileName ? ` in ${fileName}` : ''}.`;
}

/** The rows that may be duplicates, or the first of some, in order: most rows are neither. */
function suspects(input: ReviewInput): number[] {
	const { rows, seenBefore, earlierRounds } = input;
	const tracked = trackRepeatedHashes(rows.length);
	const hashes = rows.map((row, index) => {
		const identity = identify(row.columns, layoutAt(input, index));
		return identity ? tracked.add(`${identity.owner}\n${identity.key}`) : 0;
	});
	const found: number[] = [];
	hashes.forEach((hash, index) => {
		if (tracked.repeated.has(hash) || seenBefore?.has(index) || earlierRounds?.has(index)) found.push(index);
	});
	return found;
}

function isSameInvoice(left: ReviewRow, right: ReviewRow, perLineItem = false): boolean {
	return perLineItem && left.fileName === right.fileName && left.extractionId === right.extractionId;
}
