import type { Layout } from '../invoice/columns';
import type { ReviewRow } from './evidence';

/** All columns of each extraction, by its ID, since a service may leave empty ones out of a row. @param layouts of the rows */
export function columnsByExtraction(rows: ReviewRow[], layouts: readonly Layout[]): Map<string, ReadonlySet<string>> {
	const byExtraction = new Map<string, Set<Layout>>();
	rows.forEach(({ extractionId }, row) => {
		const known = byExtraction.get(extractionId);
		if (known) known.add(layouts[row]);
		else byExtraction.set(extractionId, new Set([layouts[row]]));
	});
	return new Map([...byExtraction].map(([id, found]) => [id, new Set([...found].flatMap(({ columns }) => columns))]));
}
