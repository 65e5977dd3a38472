import { chooseTotals, type TotalKey } from '../../../sandbox/reader/fields/totals';
import { linesOf } from './documents';

const [line] = linesOf([['x']]);

function candidates(values: Partial<Record<TotalKey, Array<[value: number, score: number]>>>): Parameters<typeof chooseTotals>[0] {
	const of = (key: TotalKey): Array<{ value: number; score: number; line: typeof line }> => (values[key] ?? []).map(([value, score]) => ({ value, score, line }));
	return { subtotal: of('subtotal'), discount: of('discount'), shipping: of('shipping'), tax: of('tax'), total: of('total') };
}

const values = (result: ReturnType<typeof chooseTotals>): Record<string, number | undefined> =>
	Object.fromEntries(Object.entries(result.chosen).map(([key, candidate]) => [key, candidate?.value]));

describe('the choice among amounts', () => {
	it('prefers those that add up to those with the likelier label', () => {
		const result = chooseTotals(candidates({ subtotal: [[100, 0.9]], tax: [[19, 0.9]], total: [[500, 1], [119, 0.7]] }));
		expect([values(result).total, result.addsUp]).toEqual([119, true]);
	});

	it('takes discount and shipping into the sum', () => {
		const result = chooseTotals(candidates({ subtotal: [[100, 1]], discount: [[10, 1]], shipping: [[5, 1]], tax: [[9.5, 1]], total: [[104.5, 1]] }));
		expect(result.addsUp).toBe(true);
	});

	it('takes the likeliest labels where nothing adds up, and says so', () => {
		const result = chooseTotals(candidates({ subtotal: [[100, 1]], tax: [[19, 1]], total: [[120, 0.9], [130, 0.5]] }));
		expect([values(result).total, result.addsUp]).toEqual([120, false]);
	});

	it('cannot tell without a subtotal', () => {
		expect(chooseTotals(candidates({ total: [[120, 1]] })).addsUp).toBeUndefined();
	});
});
