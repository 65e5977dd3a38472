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

/** How alike descriptions of the same thing are at least: shared words, twice, by all words. */
const ALIKE = 0.6;

/** So few lines, as most orders have, are looked through sooner than an index of them is made. */
const FEW = 8;

/** The lines of an order, or of receipts, by all that finds one: there may be thousands, in as many receipts. Nothing is indexed before it is asked for. */
export class LineIndex {
	readonly lines: readonly KnownLine[];
	private readonly known: KnownLine[];
	private indexes?: Map<keyof KnownLine, ReturnType<typeof startIndex>>;
	private descriptions?: { texts: Description[]; withWord: Map<string, number[]> };

	constructor(lines: readonly LineToMatch[]) {
		this.lines = this.known = lines.map(knownLine);
	}

	add(line: LineToMatch): void {
		this.known.push(knownLine(line));
	}

	/** Their places, in their order. */
	by(key: keyof KnownLine, value: string): readonly number[] {
		if (value === '') return NONE;
		if (this.known.length > FEW) return this.places(key).get(value) ?? NONE;
		const found: number[] = [];
		this.known.forEach((line, at) => void (line[key] === value && found.push(at)));
		return found;
	}

	/** Lines with a description that is like this one, but for what tells sizes and types apart. */
	similarTo(text: string): Array<{ score: number; places: readonly number[] }> {
		const all = this.places('text');
		const { texts, withWord } = this.describeAll(all);
		const own = describe(text);
		const shared = new Uint16Array(texts.length);
		for (const word of own.words) for (const at of withWord.get(word) ?? []) shared[at]++;
		return texts.flatMap((other, at) => {
			const score = (2 * shared[at]) / (own.words.size + other.words.size);
			return score >= ALIKE && !isOtherSize(own, other) ? [{ score, places: all.get(other.text) ?? [] }] : [];
		});
	}

	private places(key: keyof KnownLine): Map<string, number[]> {
		const indexes = (this.indexes ??= new Map<keyof KnownLine, ReturnType<typeof startIndex>>());
		let index = indexes.get(key);
		if (!index) indexes.set(key, (index = startIndex()));
		for (; index.from < this.known.length; index.from++) addTo(index.places, this.known[index.from][key], index.from);
		return index.places;
	}

	private describeAll(all: ReadonlyMap<string, unknown>): { texts: Description[]; withWord: Map<string, number[]> } {
		const described = (this.descriptions ??= { texts: [], withWord: new Map<string, number[]>() });
		const { texts, withWord } = described;
		// Those that came since the last time are at the end.
		for (const text of all.size === texts.length ? [] : [...all.keys()].slice(texts.length)) {
			const description = describe(text);
			for (const word of description.words) addTo(withWord, word, texts.length);
			texts.push(description);
		}
		return described;
	}
}

const NONE: readonly number[] = [];

function startIndex() {
	return { from: 0, places: new Map<string, number[]>() };
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
