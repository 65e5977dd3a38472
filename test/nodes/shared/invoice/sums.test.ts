import fc from 'fast-check';

import { format } from '../../../../nodes/shared/invoice/sums';

const inEnglish = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

it('writes every amount as English invoices do', () => {
	const cents = fc.integer({ min: -1e14, max: 1e14 }).map((value) => value / 100);
	fc.assert(
		fc.property(fc.oneof(cents, fc.double({ noNaN: true })), (amount) => {
			expect(format(amount)).toBe(inEnglish.format(amount));
		}),
		{ numRuns: 2000 },
	);
});

it.each([
	[0, '0.00'],
	[-0, '-0.00'],
	[1.005, '1.01'],
	[-1015, '-1,015.00'],
	[0.07, '0.07'],
	[1234567.8, '1,234,567.80'],
	[999_999_999_999.99, '999,999,999,999.99'],
])('writes %d as %s', (amount, written) => {
	expect(format(amount)).toBe(written);
});
