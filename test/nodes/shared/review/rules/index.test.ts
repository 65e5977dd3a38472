import glob from 'fast-glob';
import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PAYABLES } from '../../../../../nodes/shared/review/payablesChecks';
import { readRules, reviewRulesParameter } from '../../../../../nodes/shared/review/reviewOptions';
import { RULES } from '../../../../../nodes/shared/review/rules/index';
import { defineRule, type Rule } from '../../../../../nodes/shared/review/rules/rule';
import { totals } from '../../../../../nodes/shared/review/rules/totals';
import { flagged, ruleInput } from '../../support/ruleInput';

const FOLDER = join(__dirname, '../../../../../nodes/shared/review/rules');
/** What every rule file is made of; the two others are what rules are, and the list of them. */
const files = glob.sync('*.ts', { cwd: FOLDER, ignore: ['index.ts', 'rule.ts'] }).sort();

const ALL: ReadonlyArray<Omit<Rule<string, unknown>, 'check'>> = RULES;
const panel = reviewRulesParameter(ALL.flatMap(({ needs }) => needs ?? [])).options as INodePropertyCollection[];
const entries = panel.filter(({ name }) => name !== PAYABLES);
const checks = panel.find(({ name }) => name === PAYABLES)?.values[0].options as INodePropertyCollection[];
const inRules = ALL.filter(({ partOf }) => !partOf);

it.each(files)('%s is one rule with its settings, its default, its wording and its check', (file) => {
	const exported = Object.values(jest.requireActual<Record<string, unknown>>(join(FOLDER, file)));

	expect(exported).toHaveLength(1);
	expect(exported[0]).toMatchObject({
		code: expect.stringMatching(/^[A-Z_]+$/),
		name: expect.stringMatching(/\S/),
		description: expect.stringMatching(/\S/),
		counted: [expect.stringMatching(/\S/), expect.stringMatching(/\S/)],
		isOnByDefault: expect.any(Boolean),
		settings: { properties: expect.any(Array), read: expect.any(Function) },
		check: expect.any(Function),
	});
	expect(RULES).toContain(exported[0]);
});

it('the list has every file once, and no code or name twice', () => {
	expect(RULES).toHaveLength(files.length);
	expect(new Set(RULES.map(({ code }) => code)).size).toBe(RULES.length);
	expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
});

it('the list makes the entries of the panel, in the order of their names, each with its switch and its settings', () => {
	const byName = [...inRules].sort((left, right) => left.name.localeCompare(right.name));

	expect(entries.map(({ name, displayName }) => ({ name, displayName }))).toEqual(byName.map(({ name, code }) => ({ name: code, displayName: name })));
	for (const [index, rule] of byName.entries()) {
		const { settings, hasLimits }: Pick<Rule<string, unknown>, 'settings' | 'hasLimits'> = rule;
		const [first, ...others] = entries[index].values;
		expect(first).toMatchObject({ name: 'enabled', type: 'boolean', default: true, description: expect.stringMatching(/^Whether rows go to review/) });
		expect(hasLimits ? others[0].options : others).toEqual(settings.properties);
	}
});

it('the list makes the checks of accounts payable, each with its reasons and the settings of all its rules', () => {
	const ofPayables = ALL.filter(({ partOf }) => partOf);

	expect(new Set(checks.map(({ name }) => name))).toEqual(new Set(ofPayables.map(({ partOf }) => partOf)));
	for (const { name, values } of checks) {
		const own = ofPayables.filter(({ partOf }) => partOf === name);
		const offered = values.find((value) => value.name === 'reasons');
		expect([...(offered?.default as string[])].sort()).toEqual(own.map(({ code }) => code).sort());
		const settings = own.flatMap((rule) => rule.settings.properties.map((property) => property.name));
		const placed = values.flatMap((value) => (value.type === 'collection' ? (value.options as INodeProperties[]) : [value])).map((value) => value.name);
		expect(placed).toEqual(expect.arrayContaining(settings));
	}
});

it('the list makes what is on where nobody added a rule', () => {
	expect(readRules({}).reviewRules).toEqual(RULES.filter(({ isOnByDefault }) => isOnByDefault).map(({ code }) => code));
});

it('a rule gets its settings with their types', () => {
	const rule = defineRule({ ...totals, check: (_, { tolerance }) => [{ row: 0, message: tolerance.toFixed(1) }] });
	expect(flagged(rule, ruleInput([]))).toEqual([0]);
});

it('README.md explains the code of every rule, and of no other', () => {
	const [, section] = /^### Reasons for review\n([\s\S]*?)^##/m.exec(readFileSync(join(__dirname, '../../../../../README.md'), 'utf8')) ?? [];
	const explained = [...(section ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, code]) => code);

	expect(explained.sort()).toEqual(RULES.map(({ code }) => code).sort());
});
