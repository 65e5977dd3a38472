import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import { failAs, usageError } from '../../errors';
import { layoutOf, valueOf } from '../../invoice/columns';
import { readText } from '../../invoice/text';
import { readIbans } from '../../payables/iban';
import type { Payable } from '../../payables/payable';
import { normalizeAccount } from '../../payables/vendors/vendors';
import type { ReviewRow } from '../evidence';
import type { Reason } from '../reasons';

/** What earlier executions saw of the bank details of vendors. */
export interface BankMemory {
	/** Indexes of payables that state others. */
	readonly otherBankDetails: ReadonlySet<number>;
	/** Takes back what only doubtful invoices stated. @param reasons of each row */
	remember(reasons: readonly Reason[][]): Promise<void>;
}

export const NO_BANK_MEMORY: BankMemory = { otherBankDetails: new Set(), remember: async () => undefined };

/** How many vendors, with their accounts, are remembered. */
const MAX_ENTRIES = 20_000;

/**
 * Asks n8n's deduplication store, in the scope of the workflow, which is another one than that of the invoices. It only answers "was this text there before": of each vendor
 * it has that there were bank details, and each of them. A vendor that is new is known by its first invoice; of one that is known, only what was on a
 * clean invoice counts, or a fraud that came twice would pass.
 * @throws ServiceError (kind `usage`) when n8n has no such store or cannot use it
 */
export async function recallBankDetails(ctx: IExecuteFunctions, rows: readonly ReviewRow[], payables: readonly Payable[]): Promise<BankMemory> {
	const stated = payables.flatMap((payable, index) => marksOf(payable, index, rows));
	if (stated.length === 0) return NO_BANK_MEMORY;
	const store = storeOf(ctx);
	const known = await store.checkAndRecord([...new Set(stated.flatMap(({ vendor, details }) => [vendor, ...details]))]);
	const first = new Map<string, string[]>();
	const other = new Set<number>();
	for (const { index, vendor, details } of stated) {
		if (!known.has(vendor) && !first.has(vendor)) first.set(vendor, details);
		if (details.some((each) => !known.has(each) && !first.get(vendor)?.includes(each))) other.add(index);
	}
	return {
		otherBankDetails: other,
		async remember(reasons) {
			const isClean = ({ index }: Stated) => payables[index].rows.every((row) => reasons[row].length === 0);
			const kept = new Set(stated.filter(isClean).flatMap(({ vendor, details }) => [vendor, ...details]));
			await store.remove(stated.flatMap(({ vendor, details }) => [vendor, ...details]).filter((mark) => !known.has(mark) && !kept.has(mark)));
		},
	};
}

interface Stated {
	/** Of the payable. */
	index: number;
	/** That the vendor had bank details at all. */
	vendor: string;
	details: string[];
}

function marksOf({ owner, invoice, rows: [first] }: Payable, index: number, rows: readonly ReviewRow[]): Stated[] {
	if (owner === undefined) return [];
	const { columns } = rows[first];
	const account = readText(valueOf(columns, layoutOf(columns), 'bankAccount'));
	const ibans = readIbans(invoice.paymentDetails.iban);
	const details = ibans.length > 0 ? ibans : account === undefined ? [] : [normalizeAccount(account)];
	const mark = (...parts: string[]) => createHash('sha256').update(['bank details', owner, ...parts].join('\n')).digest('base64');
	return details.length === 0 ? [] : [{ index, vendor: mark(), details: details.map((each) => mark(each)) }];
}

function storeOf({ helpers }: IExecuteFunctions) {
	if (typeof helpers.checkProcessedAndRecord !== 'function') throw usageError('This version of n8n cannot remember bank details from one execution to the next', ADVICE);
	const options = { mode: 'entries' as const, maxEntries: MAX_ENTRIES };
	return {
		async checkAndRecord(entries: string[]): Promise<Set<string>> {
			const { processed } = await failAs(describe, async () => await helpers.checkProcessedAndRecord(entries, 'workflow', options));
			return new Set(processed.map(String));
		},
		async remove(entries: string[]): Promise<void> {
			if (entries.length > 0) await failAs(describe, async () => await helpers.removeProcessed([...new Set(entries)], 'workflow', options));
		},
	};
}

const ADVICE = 'Save the workflow and run it again, or set Compare With to Known Vendors.';

function describe(error: unknown) {
	const message = error instanceof Error ? error.message : String(error);
	return usageError(`n8n could not look up the bank details of earlier executions: ${message}`, ADVICE).failure;
}
