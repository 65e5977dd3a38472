import { joinGroups, parameterGroup, type ParameterGroup, type Values } from '../node/parameters';
import type { ReasonCode } from './reasons';
import { RULES } from './rules/index';

/** For the *Options* of operations that yield rows: which rules are on, and what the rules have to set. */
export const reviewOptions = joinGroups(
	parameterGroup([
		{
			displayName: 'Review Rules',
			name: 'reviewRules',
			type: 'multiOptions',
			options: ruleChoices(),
			default: [...codesOnByDefault()],
			description: 'What sends a row to Review. Rules with limits of their own stay silent until you set them.',
		},
	]),
	joinSettings(),
);

export type ReviewOptions = Values<typeof reviewOptions>;

function ruleChoices() {
	return RULES.map(({ name, code, description }) => ({ name, value: code, description })).sort((left, right) => left.name.localeCompare(right.name));
}

function codesOnByDefault(): ReasonCode[] {
	return RULES.filter(({ isOnByDefault }) => isOnByDefault).map(({ code }) => code).sort();
}

/** What all checks together ask for: one that is given this can be given to any of them. */
type RuleSettings = (typeof RULES)[number]['check'] extends (input: never, settings: infer All) => unknown ? All : never;

function joinSettings(): ParameterGroup<RuleSettings> {
	const groups: ReadonlyArray<ParameterGroup<unknown>> = RULES.map(({ settings }) => settings);
	// TypeScript cannot follow the types through a list of any length.
	return groups.reduce((joined, group) => joinGroups(joined, group)) as ParameterGroup<RuleSettings>;
}
