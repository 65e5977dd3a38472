import type { IExecuteFunctions } from 'n8n-workflow';

import type { DocumentFailure } from '../documents/document';
import type { Evidence } from '../review/evidence';
import type { Reason } from '../review/reasons';
import { RULES } from '../review/rules/index';
import { failurePhrase } from './failurePhrases';
import type { WorkSummary } from './workSummary';

/**
 * Says in the node's panel what needs attention, since the first output shows only what is clean: `2 of 9 rows need review: 1 duplicate,
 * 1 with totals that do not add up. 2 documents failed: 1 is encrypted, 1 cannot be read.` A row counts for each of its reasons.
 * @param nouns what has failed, where that is not documents
 */
export function addHints(
	ctx: IExecuteFunctions,
	reasons: Reason[][],
	failures: Array<Pick<DocumentFailure, 'code' | 'stage'>>,
	evidence: Iterable<Evidence> = [],
	summaries: WorkSummary[] = [],
	nouns: readonly [one: string, several: string] = ['document', 'documents'],
): void {
	const missing = summaries.flatMap(({ missingFiles }) => missingFiles);
	const flagged = reasons.filter((list) => list.length > 0);
	const unsaid = [...new Set([...evidence].flatMap((known) => known.unsaid ?? []))];
	const hints = [
		...(flagged.length > 0 ? [`${flagged.length} of ${counted(reasons.length, ['row', 'rows'])} ${flagged.length === 1 ? 'needs' : 'need'} review: ${reviewed(flagged)}.`] : []),
		...(failures.length > 0 ? [`${counted(failures.length, nouns)} failed: ${failed(failures)}.`] : []),
		...(missing.length > 0 ? [`${counted(missing.length, ['result file', 'result files'])} could not be downloaded (${[...new Set(missing.map(({ code }) => code))].join(', ')}).`] : []),
		...(unsaid.length > 0 ? [`The service did not say ${unsaid.join(', nor ')}: look at its dashboard if it matters to you.`] : []),
	];
	// The method is missing in older versions of n8n.
	if (hints.length > 0) ctx.addExecutionHints?.({ message: hints.join(' '), location: 'outputPane', type: 'warning' });
}

/** What rules found, the most frequent first. */
function reviewed(flagged: Reason[][]): string {
	const codes = tally(flagged.flatMap((reasons) => [...new Set(reasons.map(({ code }) => code))]));
	return codes.map(([code, count]) => counted(count, RULES.find((rule) => rule.code === code)?.counted ?? [code, code])).join(', ');
}

/** Why documents failed, the most frequent first. What is said of several codes alike is said once. */
function failed(failures: Array<Pick<DocumentFailure, 'code' | 'stage'>>): string {
	const phrases = tally(failures.map((failure) => JSON.stringify(failurePhrase(failure))));
	return phrases.map(([phrase, count]) => counted(count, JSON.parse(phrase) as [string, string])).join(', ');
}

function counted(count: number, [one, several]: readonly [string, string]): string {
	return `${count} ${count === 1 ? one : several}`;
}

function tally<T>(entries: T[]): Array<[T, number]> {
	const counts = new Map<T, number>();
	for (const entry of entries) counts.set(entry, (counts.get(entry) ?? 0) + 1);
	return [...counts].sort(([, left], [, right]) => right - left);
}
