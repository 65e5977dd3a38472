import { identify } from '../../invoice/identity';
import { parameterGroup } from '../../node/parameters';
import type { EarlierDelivery, ReviewRow } from '../evidence';
import { identityHash } from './duplicates/identityHash';
import { trackRepeatedHashes } from './duplicates/repeatedHashes';
import { defineRule, type Finding, type RuleInput } from './rule';

/**
 * The same vendor and number twice: the first stays, each further one goes to review and says where it came before. The first goes
 * to review as well when it was delivered before these rows, see `memory/`. The lines of one invoice share its number, so with one
 * row per line only another document is a duplicate.
 */
export const duplicates = defineRule({
	code: 'DUPLICATE',
	name: 'Duplicate',
	description: 'The same vendor and invoice number came before',
	counted: ['duplicate', 'duplicates'],
	isOnByDefault: true,
	settings: parameterGroup([
		{
			displayName: 'Look for Duplicates In',
			name: 'duplicateScope',
			type: 'options',
			options: [
				{ name: 'All Executions', value: 'ever', description: 'Also what this node delivered in earlier executions, even from the same file sent again' },
				{ name: 'All Executions, Other Files Only', value: 'everOtherFile', description: 'Also what this node delivered in earlier executions, but the same file may come again' },
				{ name: 'This Execution', value: 'run', description: 'Only what this node delivers in the same execution, in earlier rounds of a loop too' },
			],
			default: 'run',
			description: 'Where to look for an invoice with the same vendor and number',
		},
		{
			displayName: 'Remembered Invoices',
			name: 'rememberedInvoices',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 5000,
			description: 'How many invoices n8n remembers for this node when it looks for duplicates in all executions. The oldest are forgotten first.',
		},
	]),
	check: (input) => {
		const { rows, layouts, evidence, deliveredBefore } = input;
		const firstOfOwners = new Map<string, Map<string, ReviewRow>>();
		const found: Finding[] = [];
		for (const index of suspects(input)) {
			const row = rows[index];
			const identity = identify(row.columns, layouts[index]);
			if (!identity) continue;
			const { owner, key, field, number } = identity;
			let ofOwner = firstOfOwners.get(owner);
			if (!ofOwner) firstOfOwners.set(owner, (ofOwner = new Map()));
			const first = ofOwner.get(key);
			if (!first) ofOwner.set(key, row);
			const isRepeated = first && !isSameInvoice(first, row, evidence.get(row.extractionId)?.perLineItem);
			const earlier = isRepeated ? first : deliveredBefore.get(index);
			if (earlier) found.push({ row: index, field, message: `Invoice ${number} came ${describe(earlier)}` });
		}
		return found;
	},
});

function describe({ isOtherExecution, isListed, fileName }: EarlierDelivery): string {
	if (isListed) return 'before, in the list of earlier invoices';
	if (isOtherExecution) return 'in an earlier execution';
	return fileName ? `before in ${fileName}` : 'before';
}

/** The rows that may be duplicates, or the first of some, in order: most rows are neither. */
function suspects({ rows, runs, deliveredBefore }: RuleInput): number[] {
	const tracked = trackRepeatedHashes(rows.length);
	const hashes = new Int32Array(rows.length);
	for (const { layout, from, to } of runs) {
		const hashOf = identityHash(layout);
		for (let row = from; row < to; row++) {
			const hash = hashOf(rows[row].columns);
			if (hash !== 0) tracked.add(hash);
			hashes[row] = hash;
		}
	}
	const found: number[] = [];
	if (tracked.repeated.size === 0 && deliveredBefore.size === 0) return found;
	hashes.forEach((hash, row) => {
		if (tracked.repeated.has(hash) || deliveredBefore.has(row)) found.push(row);
	});
	return found;
}

function isSameInvoice(left: ReviewRow, right: ReviewRow, perLineItem = false): boolean {
	return perLineItem && left.fileName === right.fileName && left.extractionId === right.extractionId;
}
