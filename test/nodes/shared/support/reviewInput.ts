import type { IDataObject } from 'n8n-workflow';

import type { Evidence, ReasonCode, ReviewInput, ReviewRow, Rule, UncertaintyNote } from '../../../../nodes/shared/review/reasons';

/** Rows of one extraction, `ext_1`, with all that a test does not care about filled in. */
export function reviewInput(
	rows: Array<Partial<ReviewRow> & { columns: IDataObject }>,
	evidence: Partial<Evidence> = {},
	settings: Partial<ReviewInput['settings']> = {},
): ReviewInput {
	return {
		rows: rows.map((row) => ({ extractionId: 'ext_1', ...row })),
		evidence: new Map([['ext_1', { notes: [], failedPages: [], perLineItem: false, fileNames: [], ...evidence }]]),
		settings: { rules: new Set<ReasonCode>(), requiredFields: [], tolerance: 0.02, ...settings },
	};
}

/** The indexes of the rows that a rule flags, once for each reason. */
export function flagged(rule: Rule, input: ReviewInput): number[] {
	return rule(input).map(({ row }) => row);
}

export function note(topic: string, description = '', suggestions: UncertaintyNote['suggestions'] = []): UncertaintyNote {
	return { topic, description, suggestions };
}
