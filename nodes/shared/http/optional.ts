import { z } from 'zod';

/**
 * A field that is good to have: taken if it has its shape, undefined where it is missing, null or something else. Only what is needed to
 * get at the rows may be required of an answer: the rest must not make an error of finished work that was paid for.
 */
export function optional<Shape extends z.ZodTypeAny>(shape: Shape) {
	return shape.optional().catch(undefined);
}

/** The entries of a list that have their shape; none where it is missing or no list. */
export function optionalList<Shape extends z.ZodTypeAny>(shape: Shape) {
	const entries = z.array(optional(shape)).catch([]);
	return entries.transform((list) => list.filter((entry): entry is Exclude<typeof entry, undefined> => entry !== undefined));
}

/**
 * A list of what a service doubts, in which nothing may get lost.
 * @param readEntry of an entry, whatever it is; so is a value that is no list, unless it says nothing
 */
export function listOfDoubts<Doubt>(readEntry: (entry: unknown) => Doubt) {
	return z.unknown().optional().transform((value) => (Array.isArray(value) ? value : isNothing(value) ? [] : [value]).map(readEntry));
}

function isNothing(value: unknown): boolean {
	return value === undefined || value === null || value === '' || value === 0 || value === false || (typeof value === 'object' && Object.keys(value).length === 0);
}
