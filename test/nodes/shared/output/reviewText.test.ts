import { reviewCodes, reviewText } from '../../../../nodes/shared/output/reviewText';
import type { Reason } from '../../../../nodes/shared/review/reasons';

const reason = (message: string, code: Reason['code'] = 'RISK'): Reason => ({ code, message });
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the sentence of a doubtful row', () => {
	it('joins what all reasons say, each once, and begins each with a capital letter', () => {
		const reasons = [reason('total is missing.'), reason('Invoice 7 came before in a.pdf'), reason('total is missing.')];
		expect(plain(reviewText(reasons))).toBe('Total is missing; Invoice 7 came before in a.pdf');
	});

	it('keeps its first line together, which gives its column in n8n\'s table its full width, and lets the rest break', () => {
		const text = reviewText([reason('Subtotal 1,015.00 and Tax 50.75 do not make up the Total of 1,165.75')]);
		expect(text.split(' ')).toEqual(['Subtotal 1,015.00 and Tax 50.75 do not make up'.replaceAll(' ', '\u00a0'), 'the', 'Total', 'of', '1,165.75']);
	});

	it('tells short reasons first, and counts those that would need a fourth line', () => {
		const long = reason(`The service assumed that ${'the date is the one at the top of the page and '.repeat(2)}not the one below`);
		expect(plain(reviewText([long, reason('Total is missing'), reason('Tax is missing')]))).toBe('Tax is missing; Total is missing; and 1 more reason');
	});

	it('ends where three lines are full, with a mark', () => {
		const text = reviewText([reason(`The service is not sure of the date, ${'because two dates are printed '.repeat(8)}`)]);
		expect(text.length).toBeLessThanOrEqual(140);
		expect(text).toMatch(/\w …$/);
		expect(reviewText([reason(text.repeat(3)), reason(text.repeat(4))]).length).toBeLessThanOrEqual(140);
	});

	it('of many reasons needs no more than three lines either', () => {
		const many = Array.from({ length: 12 }, (_, index) => reason(`Column ${index} of the invoice is missing`));
		const text = plain(reviewText(many));
		expect(text.length).toBeLessThanOrEqual(140);
		expect(text).toMatch(/; and \d+ more reasons$/);
	});

	it('is short as it is', () => expect(reviewText([reason('Total is missing')])).toBe('Total\u00a0is\u00a0missing'));

	it('holds a word that is longer than a line', () => expect(plain(reviewText([reason(`${'x'.repeat(60)} is missing`)]))).toBe(`${'X'}${'x'.repeat(59)} is missing`));
});

it('the codes are those of all reasons, each once', () => {
	expect(reviewCodes([reason('a'), reason('b', 'DUPLICATE'), reason('c')])).toBe('RISK, DUPLICATE');
});
