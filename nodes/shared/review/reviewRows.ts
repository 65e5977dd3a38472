import type { IExecuteFunctions } from 'n8n-workflow';

import type { MadeBill } from '../bills/makeBill';
import { settle, type Failure } from '../errors';
import { flatten } from '../invoice/nested';
import type { Payable } from '../payables/payable';
import type { Evidence, ReviewRow } from './evidence';
import { NO_BANK_MEMORY, recallBankDetails, type BankMemory } from './memory/earlierBankDetails';
import { recallColumns } from './memory/earlierColumns';
import { openMemory } from './memory/openMemory';
import type { Reason, ReasonCode } from './reasons';
import { payablesOf, review } from './review';
import type { ReviewOptions } from './reviewOptions';
import { bankDetailsChanged } from './rules/bankDetailsChanged';
import { duplicates } from './rules/duplicates';
import { schemaDrift } from './rules/schemaDrift';

/**
 * Reviews rows that are about to be delivered, with what was delivered before.
 * When n8n cannot look that up, every row goes to review and says so: the rows are paid for, and an error here would lose
 * them, or have a retry pay for them again.
 * @param evidence by extraction ID
 * @param invoices that the rows make up, for who needs them too
 * @param makeBills makes the bills of these, where such are asked for
 * @returns the reasons of every row, in the order of the rows
 */
export async function reviewRows(
	ctx: IExecuteFunctions,
	rows: ReviewRow[],
	evidence: ReadonlyMap<string, Evidence>,
	options: ReviewOptions,
	invoices = payablesOf(rows, evidence, options),
	makeBills?: () => readonly MadeBill[],
): Promise<Reason[][]> {
	const flat = withFlatColumns(rows);
	const columns = recallColumns(ctx, flat, options.reviewRules.includes(schemaDrift.code) ? evidence : new Map());
	const input = { rows: flat, evidence, options, timezone: ctx.getTimezone(), earlierColumns: columns.byBatch, invoices, ...(makeBills && { makeBills }) };
	columns.remember();
	const memory = await settle(openMemory(ctx, input.rows, options));
	const banks = await settle(openBankMemory(ctx, input.rows, invoices, options));
	const reasons = review({
		...input,
		...(memory.ok && { deliveredBefore: memory.value.deliveredBefore }),
		...(banks.ok && { otherBankDetails: banks.value.otherBankDetails }),
	});
	if (memory.ok) memory.value.remember(reasons);
	const taken = banks.ok ? await settle(banks.value.remember(reasons)) : banks;
	return [
		{ code: duplicates.code, looked: memory },
		{ code: bankDetailsChanged.code, looked: taken },
	].reduce((all, { code, looked }) => (looked.ok ? all : withReason(all, notLookedUp(code, looked.failure))), reasons);
}

/** What earlier executions saw of bank details, where they are to be compared with them. */
async function openBankMemory(ctx: IExecuteFunctions, rows: ReviewRow[], invoices: () => readonly Payable[], { reviewRules, knownBankDetails }: ReviewOptions): Promise<BankMemory> {
	const isAsked = reviewRules.includes(bankDetailsChanged.code) && knownBankDetails === 'listAndEarlier';
	return isAsked ? await recallBankDetails(ctx, rows, invoices()) : NO_BANK_MEMORY;
}

function notLookedUp(code: ReasonCode, { message, advice }: Failure): Reason {
	return { code, message: [`${message}.`, advice].filter(Boolean).join(' ') };
}

function withReason(all: Reason[][], reason: Reason): Reason[][] {
	return all.map((reasons) => [...reasons, { ...reason }]);
}

/** The rules know columns by their names: what is nested becomes columns such as `vendor.name`. */
export function withFlatColumns<T extends ReviewRow>(rows: T[]): T[] {
	return rows.map((row) => {
		const columns = flatten(row.columns);
		return columns === row.columns ? row : { ...row, columns };
	});
}
