import type { IDataObject, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { joinGroups, parameterGroup, readParameters, readRaw, type Context, type ParameterGroup } from '../node/parameters';
import { readBooks, type Books } from '../payables/books';
import { PAYABLES_NAME, payablesEntry, readPayablesChecks } from './payablesChecks';
import type { ReasonCode } from './reasons';
import { RULES } from './rules/index';
import type { EvidenceKind, Rule } from './rules/rule';

/** What all checks together ask for: one that is given this can be given to any of them. */
type RuleSettings = (typeof RULES)[number]['check'] extends (input: never, settings: infer All) => unknown ? All : never;

/** Which rules are on, what the rules have to set, and the lists that they compare with. */
export type ReviewOptions = RuleSettings & { reviewRules: ReasonCode[]; books: Books };

/** Whether there is a review at all. */
const reviewSwitch = parameterGroup([
	{
		displayName: 'Review Rows',
		name: 'reviewRows',
		type: 'boolean',
		required: true,
		default: true,
		description: 'Whether rows that a rule doubts go to review, with the reasons. Otherwise all rows are extracted as they are.',
	},
]);

/** The parameter with the rules, and of a rule the collection with its limits. */
export const RULES_PARAMETER = 'reviewRules';
const LIMITS = 'limits';

/** What the panel has of a rule. */
type RuleEntry = Omit<Rule<ReasonCode, unknown>, 'check'>;

const ALL: readonly RuleEntry[] = RULES;
/** Those that stand in *Accounts Payable*. */
const OF_PAYABLES = ALL.filter(({ partOf }) => partOf);

/** The rules of *Review Rules* that can find something in what a service tells. */
function rulesFor(told: readonly EvidenceKind[]): RuleEntry[] {
	return ALL.filter(({ needs, partOf }) => !partOf && (!needs || told.includes(needs)));
}

/** What a panel has of the review. The parameters are those of `reviewRulesParameter`. */
export function reviewProperties(told: readonly EvidenceKind[], without?: readonly string[]): INodeProperties[] {
	return [...reviewSwitch.properties, { ...reviewRulesParameter(told, without), displayOptions: { show: { reviewRows: [true] } } }];
}

/**
 * The rules in a panel, each under its code with its switch and its settings; those that compare with the books under one entry.
 * @param told what the service tells beside the columns
 * @param without codes of rules and names of settings that make no sense where the parameter stands
 */
export function reviewRulesParameter(told: readonly EvidenceKind[], without: readonly string[] = []): INodeProperties {
	const rules = rulesFor(told).filter(({ code }) => !without.includes(code));
	const off = [...rules.filter(({ isOnByDefault }) => !isOnByDefault).map(({ name }) => name), PAYABLES_NAME].sort();
	const payables = payablesEntry(OF_PAYABLES, (rule) => settingsOf(rule, without), without);
	return {
		displayName: 'Review Rules',
		name: RULES_PARAMETER,
		type: 'fixedCollection',
		placeholder: 'Change a Rule',
		default: {},
		description: `What sends rows to review. Every rule of the list is on, but for ${off.join(' and ')}: add one to set it or to switch it off.`,
		options: [...rules.map((rule) => entryOf(rule, without)), payables].sort((left, right) => left.displayName.localeCompare(right.displayName)),
	};
}

function entryOf(rule: RuleEntry, without: readonly string[]): INodePropertyCollection {
	return { displayName: rule.name, name: rule.code, values: [...switchOf(rule).properties, ...settingsOf(rule, without)] };
}

function settingsOf(rule: Pick<RuleEntry, 'settings' | 'hasLimits'>, without: readonly string[]): INodeProperties[] {
	const settings = rule.settings.properties.filter(({ name }) => !without.includes(name));
	return rule.hasLimits ? [{ displayName: 'Limits', name: LIMITS, type: 'collection', placeholder: 'Add Limit', default: {}, options: settings }] : settings;
}

function switchOf({ description }: Pick<RuleEntry, 'description'>) {
	const reason = description.charAt(0).toLowerCase() + description.slice(1);
	return parameterGroup([
		{ displayName: 'Send Rows to Review', name: 'enabled', type: 'boolean', default: true, description: `Whether rows go to review for this reason: ${reason}` },
	]);
}

const allSettings = joinSettings();

function joinSettings(): ParameterGroup<RuleSettings> {
	const groups: ReadonlyArray<ParameterGroup<unknown>> = RULES.map(({ settings }) => settings);
	// TypeScript cannot follow the types through a list of any length.
	return groups.reduce((joined, group) => joinGroups(joined, group)) as ParameterGroup<RuleSettings>;
}

/**
 * What the rules in a panel say. One that was not added is as it is by default, and so is one that the panel does not offer. The lists
 * are read here, once.
 * @param added what *Review Rules* has, by the codes of rules
 * @throws ServiceError (kind `usage`) when an expression gives something that a setting cannot be, or a list cannot be understood
 */
export function readRules(added: IDataObject): ReviewOptions {
	const payables = readPayablesChecks(added, OF_PAYABLES, LIMITS);
	const entries = RULES.map((rule) => ({ rule, entry: added[rule.code] as IDataObject | null | undefined }));
	const isOn = ({ rule, entry }: (typeof entries)[number]): boolean => {
		if ('partOf' in rule) return payables.codes.includes(rule.code);
		return entry ? switchOf(rule).read(entry).enabled : rule.isOnByDefault;
	};
	const settings = entries.map(({ entry }) => ({ ...entry, ...(entry?.[LIMITS] as IDataObject | undefined) }));
	return {
		...allSettings.read(Object.assign({}, ...settings, payables.settings) as IDataObject),
		reviewRules: entries.filter(isOn).map(({ rule }) => rule.code),
		books: readBooks(payables.lists),
	};
}

/** Reads the review of an operation or a trigger. @throws ServiceError (kind `usage`) */
export function readReviewOptions(ctx: Context): ReviewOptions {
	if (!readParameters(ctx, reviewSwitch).reviewRows) return { ...readRules({}), reviewRules: [] };
	return readRules((readRaw(ctx, RULES_PARAMETER) ?? {}) as IDataObject);
}
