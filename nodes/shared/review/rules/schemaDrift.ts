import { columnsByExtraction } from '../extractionColumns';
import { defineRule, NO_SETTINGS, type Finding } from './rule';

/** The columns of an extraction differ from those of the first one of its batch: the rows cannot be used alike. */
export const schemaDrift = defineRule({
	code: 'SCHEMA_DRIFT',
	name: 'Columns Differ',
	description: 'The columns differ from those of the first extraction of the batch',
	counted: ['with other columns', 'with other columns'],
	isOnByDefault: true,
	needs: 'freeColumns',
	settings: NO_SETTINGS,
	check: ({ rows, layouts, evidence, earlierColumns }) => {
		if (evidence.size < 2 && earlierColumns.size === 0) return [];
		const drift = findDrift(columnsByExtraction(rows, layouts), earlierColumns, (id) => evidence.get(id)?.batch ?? '');
		const found: Finding[] = [];
		if (drift.size === 0) return found;
		rows.forEach(({ extractionId }, row) => {
			const message = drift.get(extractionId);
			if (message) found.push({ row, message });
		});
		return found;
	},
});

/** What to say of each extraction that differs. */
function findDrift(
	columns: ReadonlyMap<string, ReadonlySet<string>>,
	earlier: ReadonlyMap<string, readonly string[]>,
	batchOf: (extractionId: string) => string,
): Map<string, string> {
	const expected = new Map<string, ReadonlySet<string>>([...earlier].map(([batch, known]) => [batch, new Set(known)]));
	const drift = new Map<string, string>();
	for (const [id, own] of columns) {
		const first = expected.get(batchOf(id));
		if (!first) expected.set(batchOf(id), own);
		const message = first && compare(first, own);
		if (message) drift.set(id, message);
	}
	return drift;
}

function compare(expected: ReadonlySet<string>, own: ReadonlySet<string>): string | undefined {
	const missing = [...expected].filter((column) => !own.has(column));
	const extra = [...own].filter((column) => !expected.has(column));
	if (missing.length + extra.length === 0) return undefined;
	const parts = [
		...(missing.length > 0 ? [`without ${missing.join(', ')}`] : []),
		...(extra.length > 0 ? [`with ${extra.join(', ')}`] : []),
	];
	return `Its extraction has other columns than the first one of the batch: ${parts.join(' and ')}`;
}
