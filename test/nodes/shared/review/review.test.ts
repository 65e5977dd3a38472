import fc from 'fast-check';

import type { ReasonCode } from '../../../../nodes/shared/review/reasons';
import { review } from '../../../../nodes/shared/review/review';
import { RULES } from '../../../../nodes/shared/review/rules/index';
import { reviewing } from '../../../support/panel';
import { note, ruleInput } from '../support/ruleInput';

const codes = RULES.map(({ code }) => code);
const columns = { Vendor: 'Acme', 'Invoice Number': '1', 'Invoice Date': '', Subtotal: '1', Tax: '1', Total: '3', Confidence: '0.1' };

/** Rows against which nearly every rule has something. */
const doubtful = (reviewRules: ReasonCode[]) => ({
	...ruleInput(
		[
			{ columns, fileName: 'a.pdf', automationReady: false, severity: 'risk' },
			{ columns, fileName: 'a.pdf' },
			{ columns: { Other: 'clean' }, fileName: 'b.pdf' },
		],
		{ notes: [note('In a.pdf')], failedPages: [{ fileName: 'a.pdf', page: 1 }], fileNames: ['a.pdf', 'b.pdf'] },
	),
	options: reviewing({ reviewRules, maxTotal: 1, sampleShare: 100 }),
});

it('gives a list of reasons for each row, in their order; an empty one means that nothing speaks against it', () => {
	const [first, second, clean] = review(doubtful(codes.filter((code) => code !== 'QA_SAMPLE')));

	expect(first.map(({ code }) => code)).toEqual([
		'AI_UNCERTAINTY',
		'PAGES_FAILED',
		'REQUIRED_FIELD_MISSING',
		'TOTALS_MISMATCH',
		'OUT_OF_RANGE',
		'LOW_CONFIDENCE',
		'NOT_AUTOMATION_READY',
		'RISK',
	]);
	expect(second.map(({ code }) => code)).toContain('DUPLICATE');
	expect(clean).toEqual([]);
	expect(review({ ...ruleInput([]), options: reviewing() })).toEqual([]);
});

it('applies the rules that are on, and no other', () => {
	fc.assert(
		fc.property(fc.subarray(codes), (rules) => {
			const found = new Set(review(doubtful(rules)).flat().map(({ code }) => code));
			for (const code of found) expect(rules).toContain(code);
			if (rules.length === 0) expect(found.size).toBe(0);
		}),
	);
});

it('takes its sample of the rows that are clean so far', () => {
	const [first, second, clean] = review(doubtful(codes));

	expect([...first, ...second].map(({ code }) => code)).not.toContain('QA_SAMPLE');
	expect(clean.map(({ code }) => code)).toEqual(['QA_SAMPLE']);
});
