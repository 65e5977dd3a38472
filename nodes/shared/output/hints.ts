import type { IExecuteFunctions } from 'n8n-workflow';

import type { DocumentFailure } from '../documents/document';
import type { Evidence } from '../review/evidence';
import type { Reason } from '../review/reasons';
import type { WorkSummary } from './workSummary';

/** Says in the node's panel what needs attention, since the first output shows only what is clean. */
export function addHints(
	ctx: IExecuteFunctions,
	reasons: Reason[][],
	failures: DocumentFailure[],
	evidence: Iterable<Evidence> = [],
	summaries: WorkSummary[] = [],
): void {
	const missing = summaries.flatMap(({ missingFiles }) => missingFiles);
	const flagged = reasons.filter((list) => list.length > 0);
	const unsaid = [...new Set([...evidence].flatMap((known) => known.unsaid ?? []))];
	const hints = [
		...(flagged.length > 0 ? [`${flagged.length} of ${reasons.length} rows ${flagged.length === 1 ? 'needs' : 'need'} review (${count(flagged.flat())}).`] : []),
		...(failures.length > 0 ? [`${failures.length === 1 ? '1 document' : `${failures.length} documents`} failed (${count(failures)}).`] : []),
		...(missing.length > 0 ? [`${missing.length === 1 ? '1 result file' : `${missing.length} result files`} could not be downloaded (${count(missing)}).`] : []),
		...(unsaid.length > 0 ? [`The service did not say ${unsaid.join(', nor ')}: look at its dashboard if it matters to you.`] : []),
	];
	// The method is missing in older versions of n8n.
	if (hints.length > 0) ctx.addExecutionHints?.({ message: hints.join(' '), location: 'outputPane', type: 'warning' });
}

/** The codes, the most frequent first: `3 x DUPLICATE, 1 x TOTALS_MISMATCH`. */
function count(entries: Array<{ code: string }>): string {
	const counts = new Map<string, number>();
	for (const { code } of entries) counts.set(code, (counts.get(code) ?? 0) + 1);
	return [...counts]
		.sort(([, left], [, right]) => right - left)
		.map(([code, number]) => `${number} x ${code}`)
		.join(', ');
}
