import { once } from '../../once';
import { wordsOf } from '../vendors/vendorNames';

/** As much of a line as finds it in another document. */
export interface LineToMatch {
	itemNumber: string | null;
	description: string | null;
	unitPrice: number | null;
	amount: number | null;
}

/** How alike descriptions of the same thing are at least: shared words, twice, by all words. */
const ALIKE = 0.6;

/**
 * Finds the line of an order (or of receipts) that each line of an invoice is about: by item number, then by description, then by amount.
 * Each is taken once, as long as there are others; what is left over may be a second part of one that is taken. The order of either side makes no difference
 * to which lines belong together, but for those that are alike in everything.
 * @returns for each line the index of its target, or undefined
 */
export function matchLines(lines: readonly LineToMatch[], targets: readonly LineToMatch[]): Array<number | undefined> {
	const sure = matchItems(lines, targets);
	if (sure) return sure;
	const [left, right] = [lines.map(known), targets.map(known)];
	const found = lines.map((): number | undefined => undefined);
	const taken = new Set<number>();
	for (const likeness of [sameItem, sameDescription, similarDescription, sameAmount]) {
		if (!found.includes(undefined)) break;
		const pairs = left.flatMap((line, index) =>
			found[index] === undefined ? right.flatMap((target, at) => (taken.has(at) ? [] : [{ index, at, score: likeness(line, target), price: samePrice(line, target) }])) : [],
		);
		pairs.sort((one, other) => other.score - one.score || other.price - one.price || one.at - other.at || one.index - other.index);
		for (const { index, at, score } of pairs) {
			if (score === 0 || found[index] !== undefined || taken.has(at)) continue;
			found[index] = at;
			taken.add(at);
		}
	}
	return found.map((at, index) => at ?? secondPart(left[index], right));
}

/** By item numbers alone, where these say everything: most invoices need no more. Undefined where they do not. */
function matchItems(lines: readonly LineToMatch[], targets: readonly LineToMatch[]): number[] | undefined {
	if (lines.some(({ itemNumber }) => itemNumber === null)) return undefined;
	const places = new Map<string, number>();
	targets.forEach(({ itemNumber }, index) => {
		const item = itemKey(itemNumber);
		places.set(item, places.has(item) ? -1 : index);
	});
	const found: number[] = [];
	for (const { itemNumber } of lines) {
		const item = itemKey(itemNumber);
		const place = item === '' ? undefined : places.get(item);
		if (place === undefined || place < 0 || found.includes(place)) return undefined;
		found.push(place);
	}
	return found;
}

function itemKey(itemNumber: string | null): string {
	return itemNumber === null ? '' : itemNumber.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '').replace(/^0+(?=.)/, '');
}

/** Another line for what was found already. */
function secondPart(line: Known, targets: Known[]): number | undefined {
	const at = targets.findIndex((target) => sameItem(line, target) + sameDescription(line, target) > 0);
	return at < 0 ? undefined : at;
}

interface Known {
	item: string;
	readonly words: readonly string[];
	unitPrice: number | null;
	amount: number | null;
}

/** Descriptions are taken apart only when an item number did not say enough: most do. */
function known({ itemNumber, description, unitPrice, amount }: LineToMatch): Known {
	const words = once(() => (description === null ? [] : wordsOf(description)));
	return {
		item: itemKey(itemNumber),
		get words() {
			return words();
		},
		unitPrice,
		amount,
	};
}

function sameItem(left: Known, right: Known): number {
	return left.item !== '' && left.item === right.item ? 1 : 0;
}

function sameDescription(left: Known, right: Known): number {
	return !isOtherItem(left, right) && left.words.length > 0 && left.words.join(' ') === right.words.join(' ') ? 1 : 0;
}

/** Words that hold digits are sizes and types: where both have some, they must be the same. */
function similarDescription(left: Known, right: Known): number {
	if (isOtherItem(left, right)) return 0;
	const [words, others] = [new Set(left.words), new Set(right.words)];
	if (words.size === 0 || others.size === 0) return 0;
	const [sizes, otherSizes] = [words, others].map((all) => [...all].filter((word) => /\d/.test(word)).sort().join(' '));
	if (sizes !== '' && otherSizes !== '' && sizes !== otherSizes) return 0;
	const alike = (2 * [...words].filter((word) => others.has(word)).length) / (words.size + others.size);
	return alike >= ALIKE ? alike : 0;
}

function sameAmount(left: Known, right: Known): number {
	if (isOtherItem(left, right)) return 0;
	return isEqual(left.amount, right.amount) ? 1 : isEqual(left.unitPrice, right.unitPrice) ? 0.5 : 0;
}

function samePrice(left: Known, right: Known): number {
	return isEqual(left.unitPrice, right.unitPrice) ? 1 : 0;
}

function isOtherItem(left: Known, right: Known): boolean {
	return left.item !== '' && right.item !== '' && left.item !== right.item;
}

function isEqual(left: number | null, right: number | null): boolean {
	return left !== null && right !== null && Math.abs(left - right) < 0.005;
}
