import type { IDataObject, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { joinGroups, parameterGroup, readParameters, readRaw, type Context, type ParameterGroup } from '../node/parameters';
import type { ReasonCode } from './reasons';
import { RULES } from './rules/index';
import type { EvidenceKind, Rule } from './rules/rule';

/** What all checks together ask for: one that is given this can be given to any of them. */
type RuleSettings = (typeof RULES)[number]['check'] extends (input: never, settings: infer All) => unknown ? All : never;

/** Which rules are on, and what the rules have to set. */
export type ReviewOptions = RuleSettings & { reviewRules: ReasonCode[] };

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

/** The rules that can find something in what a service tells. */
function rulesFor(told: readonly EvidenceKind[]): RuleEntry[] {
	const all: readonly RuleEntry[] = RULES;
	return all.filter(({ needs }) => !needs || told.includes(needs));
}

/** What a panel has of the review. The parameters are those of `reviewRulesParameter`. */
export function reviewProperties(told: readonly EvidenceKind[], without?: readonly string[]): INodeProperties[] {
	return [...reviewSwitch.properties, { ...reviewRulesParameter(told, without), displayOptions: { show: { reviewRows: [true] } } }];
}

/**
 * The rules in a panel, each under its code with its switch and its settings.
 * @param told what the service tells beside the columns
 * @param without codes of rules and names of settings that make no sense where the parameter stands
 */
export function reviewRulesParameter(told: readonly EvidenceKind[], without: readonly string[] = []): INodeProperties {
	const rules = rulesFor(told).filter(({ code }) => !without.includes(code));
	const off = rules.filter(({ isOnByDefault }) => !isOnByDefault).map(({ name }) => name);
	return {
		displayName: 'Review Rules',
		name: RULES_PARAMETER,
		type: 'fixedCollection',
		placeholder: 'Change a Rule',
		default: {},
		description: `What sends rows to review. Every rule of the list is on${off.length > 0 ? `, but for ${off.join(', ')}` : ''}: add one to set it or to switch it off.`,
		options: rules.map((rule) => entryOf(rule, without)).sort((left, right) => left.displayName.localeCompare(right.displayName)),
	};
}

function entryOf(rule: RuleEntry, without: readonly string[]): INodePropertyCollection {
	const settings = rule.settings.properties.filter(({ name }) => !without.includes(name));
	const limits: INodeProperties = { displayName: 'Limits', name: LIMITS, type: 'collection', placeholder: 'Add Limit', default: {}, options: settings };
	return { displayName: rule.name, name: rule.code, values: [...switchOf(rule).properties, ...(rule.hasLimits ? [limits] : settings)] };
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
 * What the rules in a panel say. One that was not added is as it is by default, and so is one that the panel does not offer.
 * @throws ServiceError (kind `usage`) when an expression gives something that a setting cannot be
 */
export function readRules(added: IDataObject): ReviewOptions {
	const entries = RULES.map((rule) => ({ rule, entry: added[rule.code] as IDataObject | null | undefined }));
	const isOn = ({ rule, entry }: (typeof entries)[number]): boolean => (entry ? switchOf(rule).read(entry).enabled : rule.isOnByDefault);
	const settings = entries.map(({ entry }) => ({ ...entry, ...(entry?.[LIMITS] as IDataObject | undefined) }));
	return { ...allSettings.read(Object.assign({}, ...settings) as IDataObject), reviewRules: entries.filter(isOn).map(({ rule }) => rule.code) };
}

/** Reads the review of an operation or a trigger. @throws ServiceError (kind `usage`) */
export function readReviewOptions(ctx: Context): ReviewOptions {
	const rules = readRules((readRaw(ctx, RULES_PARAMETER) ?? {}) as IDataObject);
	return readParameters(ctx, reviewSwitch).reviewRows ? rules : { ...rules, reviewRules: [] };
}
