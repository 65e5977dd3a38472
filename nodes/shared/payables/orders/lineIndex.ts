import { wordsOf } from '../vendors/vendorNames';

/** As much of a line as finds it in another document. */
export interface LineToMatch {
	itemNumber: string | null;
	description: string | null;
	unitPrice: number | null;
	amount: number | null;
}

/** A line as it is compared; what it does not say is empty. */
export interface KnownLine {
	readonly item: string;
	/** The words of its description, with a blank between them. */
	readonly text: string;
	/** In cents, as is the amount. */
	readonly price: string;
	readonly amount: string;
}

/** The lines of an order, or of receipts, by all that finds one: there may be thousands, in as many receipts. */
export interface LineIndex {
	readonly lines: readonly KnownLine[];
	add(line: LineToMatch): void;
	/** Their places, in their order. */
	by(key: keyof KnownLine, value: string): readonly number[];
	/** Lines with a description that is like this one, but for what tells sizes and types apart. */
	similarTo(text: string): Array<{ score: number; places: readonly number[] }>;
}

/** How alike descriptions of the same thing are at least: shared words, twice, by all words. */
const ALIKE = 0.6;

/** So few lines, as most orders have, are looked through sooner than an index of them is made. */
const FEW = 8;

export function indexLines(lines: readonly LineToMatch[]): LineIndex {
	const known: KnownLine[] = [];
	const indexes = new Map<keyof KnownLine, { from: number; places: Map<string, number[]> }>();
	const places = (key: keyof KnownLine): Map<string, number[]> => {
		let index = indexes.get(key);
		if (!index) indexes.set(key, (index = { from: 0, places: new Map() }));
		for (; index.from < known.length; index.from++) addTo(index.places, known[index.from][key], index.from);
		return index.places;
	};
	const texts: Description[] = [];
	const withWord = new Map<string, number[]>();
	const readTexts = (): Map<string, number[]> => {
		const all = places('text');
		// Those that came since the last time are at the end.
		for (const text of all.size === texts.length ? [] : [...all.keys()].slice(texts.length)) {
			for (const word of describe(text).words) addTo(withWord, word, texts.length);
			texts.push(describe(text));
		}
		return all;
	};
	const index: LineIndex = {
		lines: known,
		add: (line) => void known.push(knownLine(line)),
		by(key, value) {
			if (value === '') return [];
			return known.length > FEW ? (places(key).get(value) ?? []) : known.flatMap((line, at) => (line[key] === value ? at : []));
		},
		similarTo(text) {
			const all = readTexts();
			const own = describe(text);
			const shared = new Uint16Array(texts.length);
			for (const word of own.words) for (const at of withWord.get(word) ?? []) shared[at]++;
			return texts.flatMap((other, at) => {
				const score = (2 * shared[at]) / (own.words.size + other.words.size);
				return score >= ALIKE && !isOtherSize(own, other) ? [{ score, places: all.get(other.text) ?? [] }] : [];
			});
		},
	};
	lines.forEach(index.add);
	return index;
}

/** A line whose price, amount and description are read when they are asked for: mostly the item number says enough. */
class LazyLine implements KnownLine {
	readonly item: string;
	private words?: string;

	constructor(private readonly line: LineToMatch) {
		const { itemNumber } = line;
		this.item = itemNumber === null ? '' : itemNumber.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '').replace(/^0+(?=.)/, '');
	}

	get text(): string {
		return (this.words ??= this.line.description === null ? '' : wordsOf(this.line.description).join(' '));
	}

	get price(): string {
		return cents(this.line.unitPrice);
	}

	get amount(): string {
		return cents(this.line.amount);
	}
}

export function knownLine(line: LineToMatch): KnownLine {
	return new LazyLine(line);
}

function cents(amount: number | null): string {
	return amount === null ? '' : String(Math.round(amount * 100 + 1e-6));
}

interface Description {
	text: string;
	words: ReadonlySet<string>;
	/** Words that hold digits are sizes and types: where both have some, they must be the same. */
	sizes: string;
}

function describe(text: string): Description {
	const words = new Set(text === '' ? [] : text.split(' '));
	return { text, words, sizes: [...words].filter((word) => /\d/.test(word)).sort().join(' ') };
}

function isOtherSize(left: Description, right: Description): boolean {
	return left.sizes !== '' && right.sizes !== '' && left.sizes !== right.sizes;
}

function addTo(index: Map<string, number[]>, key: string, place: number): void {
	const known = index.get(key);
	if (known) known.push(place);
	else index.set(key, [place]);
}
