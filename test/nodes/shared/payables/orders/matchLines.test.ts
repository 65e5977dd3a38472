import fc from 'fast-check';

import { LineIndex, type LineToMatch } from '../../../../../nodes/shared/payables/orders/lineIndex';
import { matchLines as matchWith } from '../../../../../nodes/shared/payables/orders/matchLines';
import { orderKey, readOrderNumbers } from '../../../../../nodes/shared/payables/orders/orderNumbers';

const line = (itemNumber: string | null, description: string | null, unitPrice: number | null = null, amount: number | null = null): LineToMatch => ({ itemNumber, description, unitPrice, amount });
const matchLines = (lines: LineToMatch[], targets: LineToMatch[]) => matchWith(lines, new LineIndex(targets));
const ORDER = [line('A-1', 'Hex screw M8 steel zinc plated', 2), line('A-2', 'Hex screw M10 steel zinc plated', 3), line(null, 'Consulting in May', null, 800)];

it('finds lines by item number, then by description, then by amount', () => {
	expect(matchLines([line('a2', 'whatever')], ORDER)).toEqual([1]);
	expect(matchLines([line(null, 'HEX SCREW, M10 steel, zinc-plated'), line(null, 'Screw hex M8 steel zinc')], ORDER)).toEqual([1, 0]);
	expect(matchLines([line(null, 'Beratung', null, 800)], ORDER)).toEqual([2]);
	expect(matchLines([line('B-7', 'Hex screw M8 steel zinc plated', 2), line(null, 'Gloves', 9)], ORDER)).toEqual([undefined, undefined]);
});

it('takes each line once as long as there are others, and a second part of one that is taken', () => {
	expect(matchLines([line('A-1', null), line('A-1', null)], ORDER)).toEqual([0, 0]);
	const twice = [line('A-1', 'Screw', 5), line('A-1', 'Screw', 2)];
	expect(matchLines([line('A-1', 'Screw', 2), line('A-1', 'Screw', 5)], twice)).toEqual([1, 0]);
});

it('matches the same lines whatever their order', () => {
	const lines = [line(null, 'Hex screw M10 steel zinc'), line('A-1', 'Screw'), line(null, 'Beratung', null, 800), line(null, 'Gloves', 9)];
	const pairs = (left: LineToMatch[], right: LineToMatch[]) => matchLines(left, right).map((at, index) => [left[index].description, at === undefined ? null : right[at].description]).sort();
	const all = fc.tuple(fc.shuffledSubarray(lines, { minLength: 4 }), fc.shuffledSubarray(ORDER, { minLength: 3 }));
	fc.assert(fc.property(all, ([left, right]) => expect(pairs(left, right)).toEqual(pairs(lines, ORDER))), { numRuns: 40 });
});

describe('thousands of lines end soon, whichever way they are alike:', () => {
	const of = (make: (index: number) => LineToMatch) => Array.from({ length: 3000 }, (_, index) => make(index));
	const places = Array.from({ length: 3000 }, (_, index) => index);

	it.each<[string, (index: number) => LineToMatch, (index: number) => LineToMatch]>([
		['by one item number', (index) => line('A-1', null, index), (index) => line('A-1', null, index)],
		['by one description', (index) => line(null, 'Consulting', index), (index) => line(null, 'Consulting', index)],
		['by descriptions that are nearly the same', (index) => line(null, `Mounting set ${index} steel`, 2), (index) => line(null, `Mounting set ${index} of steel, zinc`, 2)],
		['by a description of which all are like each other', (index) => line(null, `Service fee region ${word(index)}`, index), (index) => line(null, `Service fee in region ${word(index)}`, index)],
		['by amounts', (index) => line(null, `Beratung ${word(index)}`, 1, index), (index) => line(null, `Advice ${word(index)}`, 1, index)],
	])('%s', (_, own, other) => {
		expect(matchLines(of(own), of(other))).toEqual(places);
	});

	it('of each other, but for different item numbers', () => {
		expect(matchLines([line('A', 'Screw'), ...of(() => line('B', 'Screw')).slice(0, 2)], [line('C', 'Screw'), line(null, 'Screw', 3), line('B', 'Screw')])).toEqual([1, 2, 2]);
	});
});

/** Letters alone, another word for each number. */
function word(index: number): string {
	return [...String(index)].map((digit) => 'abcdfghjkl'[Number(digit)]).join('').padStart(4, 'm');
}

it('reads order numbers with what is printed around them, one or several', () => {
	expect(new Set(['4512', 'PO 4512', 'PO-004512', 'Order No. 4512', 'po#4512'].map(orderKey))).toEqual(new Set(['4512']));
	const known = new Set(['4512', '4513', 'a12026']);
	const read = (text: string) => readOrderNumbers(text, (key) => known.has(key));
	expect(read('4512, 4513')).toEqual(['4512', '4513']);
	expect(read('4512 / 4513')).toEqual(['4512', '4513']);
	expect(read('PO 4512 and PO 4513')).toEqual(['PO 4512', 'PO 4513']);
	expect(read('A1/2026')).toEqual(['A1/2026']);
	expect(read('Z 99/7')).toEqual(['Z 99/7']);
	expect(read('as agreed')).toEqual([]);
});
