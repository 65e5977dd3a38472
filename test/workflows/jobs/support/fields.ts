/** What becomes of a field. */
export const WAYS: Record<string, (value: unknown) => unknown> = {
	missing: () => undefined,
	null: () => null,
	'of another type': (value) => (typeof value === 'string' ? 7 : typeof value === 'object' ? 'a text' : { value }),
};

type Answer = Record<string, unknown>;

/** All places of an answer; of lists the first entry stands for all. */
export function placesIn(value: unknown, path: string[] = []): string[][] {
	if (typeof value !== 'object' || value === null) return [];
	const entries = Array.isArray(value) ? value.slice(0, 1).map((entry: unknown, index) => [String(index), entry] as const) : Object.entries(value);
	return entries.flatMap(([key, entry]) => [[...path, key], ...placesIn(entry, [...path, key])]);
}

/** The answer with another value at a place, where it has the place. */
export function changed(answer: unknown, path: string[], way: (value: unknown) => unknown): unknown {
	const copy = structuredClone(answer) as Answer;
	let parent = copy;
	for (const key of path.slice(0, -1)) {
		if (typeof parent[key] !== 'object' || parent[key] === null) return copy;
		parent = parent[key] as Answer;
	}
	const last = path[path.length - 1];
	if (!(last in parent)) return copy;
	const value = way(parent[last]);
	if (value !== undefined) parent[last] = value;
	else if (Array.isArray(parent)) parent.splice(Number(last), 1);
	else delete parent[last];
	return copy;
}
