import { documentFailure, type DocumentFailure } from '../documents/document';
import { namedDocument, type CarriedDocument, type Ticket } from './ticket';

/** A document of a piece of work with what the result says of it. */
export interface Matched<Entry> {
	file: CarriedDocument;
	/** Undefined when the result says nothing of it. */
	entry?: Entry;
}

/**
 * The documents of a piece of work with their entries in its result, in the order in which they were sent. Entries that fit no
 * document come last, under the name that they state; so do all of them when the work was begun elsewhere.
 */
export function matchEntries<Entry>({ files, itemIndex }: Ticket<unknown>, entries: Entry[], nameOf: (entry: Entry) => string | null | undefined): Array<Matched<Entry>> {
	const names = entries.map((entry) => nameOf(entry) ?? '');
	const documents = matchResults(names, files.map(({ fileName }) => fileName));
	const own = files.map((file, index): Matched<Entry> => {
		const place = documents.indexOf(index);
		return { file, ...(place >= 0 && { entry: entries[place] }) };
	});
	const others = entries.flatMap((entry, place): Array<Matched<Entry>> => {
		const isOwn = documents[place] !== undefined && documents.indexOf(documents[place]) === place;
		return isOwn ? [] : [{ file: namedDocument(names[place] || 'Document', itemIndex), entry }];
	});
	return [...own, ...others];
}

/** The failure of a document that a result does not mention. */
export function notMentioned({ origin, fileName }: CarriedDocument, extractionId: string): DocumentFailure {
	const message = `The result does not mention it (sent as ${fileName})`;
	return documentFailure(origin, 'extraction', { code: 'NOT_PROCESSED', message, advice: 'Look for it in the dashboard of the service.', retryable: false, extractionId });
}

/**
 * Finds the document that each result of a batch is about. Names come back as they were sent, or in the spelling of a
 * server that stores them otherwise; where no name tells, the position does, as the example keeps the order.
 * @param reported the names in the results
 * @param sent the unique names of the documents, in the order in which they were sent
 * @returns for each result the index of its document, undefined where none can be told
 */
export function matchResults(reported: string[], sent: string[]): Array<number | undefined> {
	const exact = new Map(sent.map((name, index) => [name, index]));
	const similar = indexUnique(sent.map(keyOf));
	const matched = reported.map((name) => exact.get(name) ?? similar.get(keyOf(name)));
	if (reported.length !== sent.length) return matched;
	const taken = new Set(matched);
	return matched.map((document, position) => document ?? (taken.has(position) ? undefined : position));
}

/** Only what no two names share tells one from the other. */
function indexUnique(keys: string[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
	return new Map(keys.flatMap((key, index) => (counts.get(key) === 1 ? [[key, index] as const] : [])));
}

/** The letters and digits of ASCII, which survive whatever a server does to a name. */
function keyOf(name: string): string {
	return decoded(name).normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '');
}

function decoded(name: string): string {
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}
