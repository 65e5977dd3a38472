import type { INodePropertyCollection } from 'n8n-workflow';

import { PAYABLES } from '../../../../nodes/shared/review/payablesChecks';
import { readRules, reviewProperties, reviewRulesParameter } from '../../../../nodes/shared/review/reviewOptions';
import { RULES } from '../../../../nodes/shared/review/rules/index';
import { reviewing } from '../../../support/panel';

/** Those that were on from the first version on; the sample is one once it is added, and e-invoices have theirs where there is one. */
const EVER_ON = [
	'AI_UNCERTAINTY',
	'DUPLICATE',
	'E_INVOICE_DIFFERS',
	'E_INVOICE_INVALID',
	'LOW_CONFIDENCE',
	'NOT_AUTOMATION_READY',
	'OUT_OF_RANGE',
	'PAGES_FAILED',
	'REQUIRED_FIELD_MISSING',
	'RISK',
	'SCHEMA_DRIFT',
	'TOTALS_MISMATCH',
];
const LIMITS = ['dateFrom', 'dateTo', 'maxTotal', 'minTotal', 'maxAgeDays', 'maxDaysAhead'] as const;
const offered = (...given: Parameters<typeof reviewRulesParameter>) => (reviewRulesParameter(...given).options as INodePropertyCollection[]).map(({ name }) => name);

it('has, where nobody added one, the rules of the first version on, and samples nothing', () => {
	const options = readRules({});

	expect([...options.reviewRules].sort()).toEqual(EVER_ON);
	expect(options).toMatchObject({ tolerance: 0.02, minConfidence: 0.8, duplicateScope: 'run', rememberedInvoices: 5000, requiredFields: '' });
});

it('takes the switch and the settings of a rule together', () => {
	expect(readRules({ TOTALS_MISMATCH: { tolerance: 0 } })).toMatchObject({ tolerance: 0, reviewRules: expect.arrayContaining(['TOTALS_MISMATCH']) });
	expect(readRules({ TOTALS_MISMATCH: { enabled: false } }).reviewRules).not.toContain('TOTALS_MISMATCH');
	expect(readRules({ QA_SAMPLE: {} })).toMatchObject({ sampleShare: 5, reviewRules: expect.arrayContaining(['QA_SAMPLE']) });
	expect(reviewing({ reviewRules: ['DUPLICATE'] }).reviewRules).toEqual(['DUPLICATE']);
});

it('sets no limit that is not added, or whose expression gives null or nothing', () => {
	for (const nothing of [undefined, null, '']) {
		const options = readRules({ OUT_OF_RANGE: { limits: Object.fromEntries(LIMITS.map((name) => [name, nothing])) } });
		expect(LIMITS.map((name) => options[name])).toEqual(LIMITS.map(() => undefined));
	}
	expect(readRules({ OUT_OF_RANGE: { limits: { maxTotal: 0, maxAgeDays: 0 } } })).toMatchObject({ maxTotal: 0, maxAgeDays: 0 });
});

it('has its defaults for null in every other setting, and for a rule that is null', () => {
	const nulls = Object.fromEntries(RULES.map(({ code, settings }) => [code, { enabled: null, ...Object.fromEntries(settings.properties.map(({ name }) => [name, null])) }]));
	const { reviewRules, ...settings } = readRules(nulls);

	expect(reviewRules).toEqual(RULES.filter((rule) => !('partOf' in rule)).map(({ code }) => code));
	expect(settings).toEqual({ ...readRules({}), reviewRules: undefined });
	expect(readRules({ DUPLICATE: null }).reviewRules).toContain('DUPLICATE');
});

it('offers what the evidence of a service can trigger, without what makes no sense there', () => {
	const columnsOnly = [PAYABLES, 'DUPLICATE', 'LOW_CONFIDENCE', 'OUT_OF_RANGE', 'QA_SAMPLE', 'REQUIRED_FIELD_MISSING', 'TOTALS_MISMATCH'];

	expect(offered([]).sort()).toEqual([...columnsOnly].sort());
	expect(offered(['severity', 'automationReady']).sort()).toEqual([...columnsOnly, 'NOT_AUTOMATION_READY', 'RISK'].sort());
	expect(offered([], ['QA_SAMPLE', 'tolerance']).sort()).toEqual(columnsOnly.filter((code) => code !== 'QA_SAMPLE').sort());
	expect(JSON.stringify(reviewRulesParameter([], ['tolerance']))).not.toContain('"tolerance"');
});

it('offers no rules where rows are not reviewed', () => {
	const [first, rules] = reviewProperties([]);
	expect(first).toMatchObject({ name: 'reviewRows', default: true });
	expect(rules).toEqual({ ...reviewRulesParameter([]), displayOptions: { show: { reviewRows: [true] } } });
});

it('says which rules are off until somebody adds them', () => {
	expect(reviewRulesParameter([]).description).toContain('is on, but for Accounts Payable and QA Sample: add one');
	expect(reviewRulesParameter([], ['QA_SAMPLE']).description).toContain('is on, but for Accounts Payable: add one');
});

it('gives no two settings one name, and none the name of the switch', () => {
	const names = RULES.flatMap(({ settings }) => settings.properties.map(({ name }) => name));
	expect(new Set([...names, 'enabled', 'limits']).size).toBe(names.length + 2);
});
