import type { IDataObject } from 'n8n-workflow';

import { clock } from '../clock';
import type { ReviewOptions } from '../review/reviewOptions';
import { RULES } from '../review/rules/index';
import type { EvidenceKind } from '../review/rules/rule';

/** What is the same in the audit records of an execution: when, and the rules that were on with their settings. */
export interface Audit {
	/** ISO 8601. */
	at: string;
	provider: string;
	rules: ReadonlyArray<{ code: string; settings: IDataObject }>;
}

/**
 * @param options as the panel gives them; lists of the books are no settings, and left out
 * @param tells what the service tells beside the columns: a rule that could find nothing has not passed either
 */
export function readAudit(options: ReviewOptions, provider: string, tells: readonly EvidenceKind[]): Audit {
	const values: IDataObject = { ...options, books: undefined };
	const canFind = ({ needs }: { needs?: EvidenceKind }) => needs === undefined || needs === 'bills' || tells.includes(needs);
	const rules = RULES.filter((rule) => options.reviewRules.includes(rule.code) && canFind(rule)).map(({ code, settings }) => ({
		code,
		settings: Object.fromEntries(settings.properties.flatMap(({ name }) => (values[name] === undefined ? [] : [[name, values[name]]]))),
	}));
	return { at: new Date(clock.now()).toISOString(), provider, rules };
}
