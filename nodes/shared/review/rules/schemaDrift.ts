import { layoutOf, type Layout } from '../../invoice/columns';
import type { Finding, Reason, ReviewInput, Rule } from '../reasons';

/** The columns of an extraction differ from those of the first one of its batch: the rows cannot be used alike. */
export const schemaDrift: Rule = ({ rows, evidence }: ReviewInput) => {
	if (evidence.size < 2) return [];
	const drift = findDrift(columnsByExtraction(rows), (id) => evidence.get(id)?.batch ?? '');
	const found: Finding[] = [];
	if (drift.size === 0) return found;
	rows.forEach(({ extractionId }, row) => {
		const reason = drift.get(extractionId);
		if (reason) found.push({ row, reason: { ...reason } });
	});
	return found;
};

/** All columns of an extraction, since a service may leave empty ones out of a row. */
function columnsByExtraction(rows: ReviewInput['rows']): Map<string, Set<string>> {
	const layouts = new Map<string, Set<Layout>>();
	for (const { extractionId, columns } of rows) {
		const known = layouts.get(extractionId);
		if (known) known.add(layoutOf(columns));
		else layouts.set(extractionId, new Set([layoutOf(columns)]));
	}
	return new Map([...layouts].map(([id, found]) => [id, new Set([...found].flatMap(({ columns }) => columns))]));
}

function findDrift(columns: Map<string, Set<string>>, batchOf: (extractionId: string) => string): Map<string, Reason> {
	const expected = new Map<string, Set<string>>();
	const drift = new Map<string, Reason>();
	for (const [id, own] of columns) {
		const first = expected.get(batchOf(id));
		if (!first) expected.set(batchOf(id), own);
		const reason = first && compare(first, own);
		if (reason) drift.set(id, reason);
	}
	return drift;
}

function compare(expected: ReadonlySet<string>, own: ReadonlySet<string>): Reason | undefined {
	const missing = [...expected].filter((column) => !own.has(column));
	const extra = [...own].filter((column) => !expected.has(column));
	if (missing.length + extra.length === 0) return undefined;
	const parts = [
		...(missing.length > 0 ? [`without ${missing.join(', ')}`] : []),
		...(extra.length > 0 ? [`with ${extra.join(', ')}`] : []),
	];
	return { code: 'SCHEMA_DRIFT', message: `Its extraction has other columns than the first one of the batch: ${parts.join(' and ')}.` };
}
