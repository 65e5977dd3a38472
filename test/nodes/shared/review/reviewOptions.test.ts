import type { INodeProperties } from 'n8n-workflow';

import { reviewOptions } from '../../../../nodes/shared/review/reviewOptions';
import { RULES } from '../../../../nodes/shared/review/rules/index';

const codes = RULES.map(({ code }) => code);
/** Those that were on from the first version on. */
const EVER_ON = [
	'AI_UNCERTAINTY',
	'DUPLICATE',
	'LOW_CONFIDENCE',
	'NOT_AUTOMATION_READY',
	'OUT_OF_RANGE',
	'PAGES_FAILED',
	'QA_SAMPLE',
	'REQUIRED_FIELD_MISSING',
	'RISK',
	'SCHEMA_DRIFT',
	'TOTALS_MISMATCH',
];
const propertyOf = (name: string) => reviewOptions.properties.find((property) => property.name === name);
const choicesOf = (property: INodeProperties | undefined) => property?.options?.map((choice) => ('value' in choice ? choice.value : ''));

it('has, unless set, the rules of the first version on, each rule offered in the node, and samples nothing', () => {
	const options = reviewOptions.read({});

	expect(options.reviewRules).toEqual(expect.arrayContaining(EVER_ON));
	expect(choicesOf(propertyOf('reviewRules'))?.sort()).toEqual([...codes].sort());
	expect(options.tolerance).toBe(0.02);
	expect(options.sampleShare ?? 0).toBe(0);
});

it('takes the options as they are set', () => {
	const options = reviewOptions.read({ reviewRules: ['DUPLICATE'], requiredFields: 'PO Number, Due Date', tolerance: 0 });

	expect(options).toMatchObject({ reviewRules: ['DUPLICATE'], requiredFields: 'PO Number, Due Date', tolerance: 0 });
	expect(reviewOptions.read({ reviewRules: [] }).reviewRules).toEqual([]);
});

it('sets no limit where the option is not added, or its expression gives null or nothing', () => {
	const limits = ['dateFrom', 'dateTo', 'maxTotal', 'minTotal', 'maxAgeDays', 'maxDaysAhead', 'sampleShare'] as const;
	for (const nothing of [undefined, null, '']) {
		const options = reviewOptions.read(Object.fromEntries(limits.map((name) => [name, nothing])));
		expect(limits.map((name) => options[name])).toEqual(limits.map(() => undefined));
	}
	expect(reviewOptions.read({ maxTotal: 0, maxAgeDays: 0 })).toMatchObject({ maxTotal: 0, maxAgeDays: 0 });
});

it('has its defaults for null in every other option', () => {
	const { minConfidence, tolerance, duplicateScope, rememberedInvoices, requiredFields } = reviewOptions.read(
		Object.fromEntries(reviewOptions.properties.map(({ name }) => [name, null])),
	);
	expect({ minConfidence, tolerance, duplicateScope, rememberedInvoices, requiredFields }).toEqual({
		minConfidence: 0.8,
		tolerance: 0.02,
		duplicateScope: 'run',
		rememberedInvoices: 5000,
		requiredFields: '',
	});
});

it('gives no two settings one name', () => {
	const names = reviewOptions.properties.map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
});
