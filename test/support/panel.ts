import type { IDataObject, INodeProperties, INodePropertyCollection, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { PAYABLES } from '../../nodes/shared/review/payablesChecks';
import { readRules, reviewRulesParameter, RULES_PARAMETER, type ReviewOptions } from '../../nodes/shared/review/reviewOptions';
import { RULES } from '../../nodes/shared/review/rules/index';

/** What the panel of a node shows for an operation; of a trigger, which has none, everything. */
export function panelOf({ properties }: Pick<INodeTypeDescription, 'properties'>, { resource, operation }: IDataObject = {}): INodeProperties[] {
	const shows = (wanted: unknown[] | undefined, chosen: unknown) => !wanted || wanted.includes(chosen);
	return properties.filter(({ displayOptions }) => shows(displayOptions?.show?.resource, resource) && shows(displayOptions?.show?.operation, operation));
}

/**
 * Puts options where a panel has them: tests name them alone, since in which collection one stands says nothing of what it does.
 * `reviewRules` has the codes of the rules that are on; all others are switched off.
 */
export function inPanel(panel: INodeProperties[], options: IDataObject): IDataObject {
	const placed: Record<string, IDataObject> = {};
	const { [RULES_PARAMETER]: on, ...others } = options;
	const entries = (panel.find(({ name }) => name === RULES_PARAMETER)?.options ?? []) as INodePropertyCollection[];
	const rules = entries.filter(({ name }) => name !== PAYABLES);
	const [payables] = entries.filter(({ name }) => name === PAYABLES).flatMap(({ values }) => values);
	const checks = (payables?.options ?? []) as INodePropertyCollection[];
	let inChecks: IDataObject = {};
	if (on) {
		placed[RULES_PARAMETER] = Object.fromEntries(rules.map(({ name }) => [name, { enabled: (on as string[]).includes(name) }]));
		for (const { name, values } of checks) {
			const known = (values.find((value) => value.name === 'reasons')?.options ?? []) as INodePropertyOptions[];
			const reasons = known.map(({ value }) => value as string).filter((code) => (on as string[]).includes(code));
			if (reasons.length > 0) inChecks[name] = { reasons };
		}
	}
	for (const [name, value] of Object.entries(others)) {
		const collection = panel.find(({ type, options: entries }) => type === 'collection' && (entries as INodeProperties[]).some((entry) => entry.name === name));
		const rule = rules.find(({ values }) => placeIn(values, name));
		const check = checks.find(({ values }) => placeIn(values, name));
		if (collection) placed[collection.name] = { ...placed[collection.name], [name]: value };
		else if (rule) placed[RULES_PARAMETER] = withSetting(placed[RULES_PARAMETER] ?? {}, rule, name, value);
		else if (check) inChecks = withSetting(inChecks, check, name, value);
		else throw new Error(`No panel has the option "${name}"`);
	}
	if (Object.keys(inChecks).length > 0) placed[RULES_PARAMETER] = { ...placed[RULES_PARAMETER], [PAYABLES]: { [payables.name]: inChecks } };
	return placed;
}

function withSetting(rules: IDataObject, { name: code, values }: INodePropertyCollection, name: string, value: unknown): IDataObject {
	const own = (rules[code] ?? {}) as IDataObject;
	const limits = placeIn(values, name);
	const added = limits === name ? { [name]: value } : { [limits as string]: { ...(own[limits as string] as IDataObject), [name]: value } };
	return { ...rules, [code]: { ...own, ...added } as IDataObject };
}

/** The entry of a rule that a setting is, or stands in. */
function placeIn(values: INodeProperties[], name: string): string | undefined {
	return values.find((entry) => entry.name === name || (entry.type === 'collection' && (entry.options as INodeProperties[]).some((limit) => limit.name === name)))?.name;
}

/** What the rules say when these options are set, for tests without a node. */
export function reviewing(options: IDataObject = {}): ReviewOptions {
	const everything = RULES.flatMap(({ needs }) => needs ?? []);
	return readRules((inPanel([reviewRulesParameter(everything)], options)[RULES_PARAMETER] ?? {}) as IDataObject);
}
