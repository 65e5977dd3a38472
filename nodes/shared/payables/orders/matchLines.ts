import { knownLine, type KnownLine, type LineIndex, type LineToMatch } from './lineIndex';

/**
 * Finds the line of an order (or of receipts) that each line of an invoice is about: by item number, then by description, then by amount.
 * Each is taken once, as long as there are others; what is left over may be a second part of one that is taken. The order of either side makes no difference
 * to which lines belong together, but for those that are alike in everything.
 * @returns for each line the index of its target, or undefined
 */
export function matchLines(lines: readonly LineToMatch[], targets: LineIndex): Array<number | undefined> {
	const known = lines.map(knownLine);
	return matchItems(known, targets) ?? matchAll(known, targets);
}

/** By item numbers alone, where these say everything: most invoices need no more. Undefined where they do not. */
function matchItems(lines: readonly KnownLine[], targets: LineIndex): number[] | undefined {
	const found = new Set<number>();
	for (const { item } of lines) {
		const [place, other] = targets.by('item', item);
		if (place === undefined || other !== undefined || found.has(place)) return undefined;
		found.add(place);
	}
	return [...found];
}

function matchAll(lines: readonly KnownLine[], targets: LineIndex): Array<number | undefined> {
	const matching: Matching = { lines, targets, found: lines.map(() => undefined), taken: new Set() };
	matchBy('item', matching);
	matchBy('text', matching);
	matchSimilar(matching);
	matchBy('amount', matching);
	matchBy('price', matching);
	return matching.found.map((at, index) => at ?? secondPart(lines[index], targets));
}

interface Matching {
	lines: readonly KnownLine[];
	targets: LineIndex;
	/** For each line. */
	found: Array<number | undefined>;
	taken: Set<number>;
}

/** Lines that state something, and the places of the targets that it leads to. */
interface Link {
	value: string;
	places: readonly number[];
}

function matchBy(key: keyof KnownLine, matching: Matching): void {
	const { lines, targets, found } = matching;
	const values = new Set(lines.filter((_, index) => found[index] === undefined).map((line) => line[key]));
	take(key, [...values].map((value) => ({ value, places: targets.by(key, value) })), matching);
}

/** Where more descriptions than this are like each other, that says nothing. */
const MAX_LINKS = 1_000_000;

/** The most alike first. */
function matchSimilar(matching: Matching): void {
	const { lines, targets, found } = matching;
	const byScore = new Map<number, Link[]>();
	let links = 0;
	for (const value of new Set(lines.filter((_, index) => found[index] === undefined).map(({ text }) => text))) {
		for (const { score, places } of targets.similarTo(value)) {
			if (++links > MAX_LINKS) return;
			const same = byScore.get(score);
			if (same) same.push({ value, places });
			else byScore.set(score, [{ value, places }]);
		}
	}
	for (const [, alike] of [...byScore].sort(([one], [other]) => other - one)) {
		take('text', alike.sort((one, other) => one.places[0] - other.places[0]), matching);
	}
}

/** Gives each target of a link the first line that is left, those with its price before others. */
function take(key: keyof KnownLine, links: readonly Link[], { lines, targets, found, taken }: Matching): void {
	if (links.every(({ places }) => places.length === 0)) return;
	const asked = new Set(links.map(({ value }) => value));
	const waiting = createQueues(lines, key, (line, index) => found[index] === undefined && asked.has(line[key]), found);
	for (const isByPrice of [true, false]) {
		for (const { value, places } of links) {
			for (const at of places) {
				if (waiting.isEmpty(value)) break;
				const { item, price } = targets.lines[at];
				if (taken.has(at) || (isByPrice && price === '')) continue;
				const index = waiting.first(value, item, isByPrice ? price : ANY);
				if (index === undefined) continue;
				found[index] = at;
				taken.add(at);
			}
		}
	}
}

const ANY = '*';

/** The lines that have no target yet, by what they state. A line and a target with different item numbers never belong together. */
function createQueues(
	lines: readonly KnownLine[],
	key: keyof KnownLine,
	isAsked: (line: KnownLine, index: number) => boolean,
	found: ReadonlyArray<number | undefined>,
) {
	const queues = new Map<string, { at: number; places: number[] }>();
	lines.forEach((line, index) => {
		if (!isAsked(line, index)) return;
		for (const item of [ANY, line.item]) {
			for (const price of line.price === '' ? [ANY] : [ANY, line.price]) {
				const name = `${line[key]}\n${item}\n${price}`;
				const queue = queues.get(name);
				if (queue) queue.places.push(index);
				else queues.set(name, { at: 0, places: [index] });
			}
		}
	});
	const head = (value: string, item: string, price: string): number | undefined => {
		const queue = queues.get(`${value}\n${item}\n${price}`);
		while (queue && found[queue.places[queue.at]] !== undefined) queue.at++;
		return queue?.places[queue.at];
	};
	return {
		isEmpty: (value: string) => head(value, ANY, ANY) === undefined,
		first(value: string, item: string, price: string): number | undefined {
			if (item === '') return head(value, ANY, price);
			const [unnumbered, same] = [head(value, '', price), head(value, item, price)];
			return unnumbered === undefined || same === undefined ? (unnumbered ?? same) : Math.min(unnumbered, same);
		},
	};
}

/** Another line for what was found already. */
function secondPart({ item, text }: KnownLine, targets: LineIndex): number | undefined {
	const [sameItem] = targets.by('item', item);
	return sameItem ?? targets.by('text', text).find((at) => item === '' || targets.lines[at].item === '' || targets.lines[at].item === item);
}
