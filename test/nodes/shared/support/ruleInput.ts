import type { IDataObject } from 'n8n-workflow';

import type { Evidence, ReviewRow, UncertaintyNote } from '../../../../nodes/shared/review/evidence';
import { layoutRuns, layoutsOf } from '../../../../nodes/shared/review/layoutRuns';
import { readBooks, type GivenLists } from '../../../../nodes/shared/payables/books';
import { readPayables } from '../../../../nodes/shared/payables/payable';
import type { Finding, Rule, RuleInput } from '../../../../nodes/shared/review/rules/rule';

/** Rows of one extraction, `ext_1`, with all that a test does not care about filled in. @param lists as the panel gives them */
export function ruleInput(given: Array<Partial<ReviewRow> & { columns: IDataObject }>, evidence: Partial<Evidence> = {}, lists: GivenLists = {}): RuleInput {
	const rows = given.map((row) => ({ extractionId: 'ext_1', ...row }));
	const runs = layoutRuns(rows);
	const books = readBooks(lists);
	return {
		rows,
		books,
		get payables() {
			return readPayables(rows, () => evidence.perLineItem ?? false, books);
		},
		otherBankDetails: new Set(),
		layouts: layoutsOf(runs),
		runs,
		evidence: new Map([['ext_1', { notes: [], failedPages: [], perLineItem: false, fileNames: [], ...evidence }]]),
		deliveredBefore: new Map(),
		earlierColumns: new Map(),
		timezone: 'UTC',
		isFlagged: () => false,
	};
}

/** What a rule finds, with its code. @param set what the panel has of its settings */
export function findings<Settings>({ code, check, settings }: Rule<string, Settings>, input: RuleInput, set: IDataObject = {}): Array<Finding & { code: string }> {
	return check(input, settings.read(set)).map((finding) => ({ code, ...finding }));
}

/** The indexes of the rows that a rule flags, once for each reason. */
export function flagged<Settings>(rule: Rule<string, Settings>, input: RuleInput, set: IDataObject = {}): number[] {
	return findings(rule, input, set).map(({ row }) => row);
}

export function note(topic: string, description = '', suggestions: UncertaintyNote['suggestions'] = []): UncertaintyNote {
	return { topic, description, suggestions };
}
