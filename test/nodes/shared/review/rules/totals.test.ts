import fc from 'fast-check';

import { totals } from '../../../../../nodes/shared/review/rules/totals';
import { findings, flagged, ruleInput } from '../../support/ruleInput';

const isFlagged = (columns: Record<string, string | number | null>, tolerance = 0.02) =>
	flagged(totals, ruleInput([{ columns }]), { tolerance }).length > 0;

describe('subtotal, tax and total', () => {
	it.each<[string, Record<string, string | number | null>]>([
		['they add up', { Subtotal: '100.00', Tax: '19.00', Total: '119.00' }],
		['they add up in different spelling', { Netto: '1.000,00', MwSt: '190,00', Brutto: '1.190,00 €' }],
		['they add up as numbers', { subtotal: 0.1, tax: 0.2, total: 0.3 }],
		['they differ by a rounding', { Subtotal: '100.00', Tax: '19.00', Total: '119.02' }],
		['there is no tax and none is due', { Subtotal: '100.00', Tax: '', Total: '100.00' }],
		['there is no tax column', { Subtotal: '100.00', Total: '119.00' }],
		['one of them is missing', { Subtotal: '', Tax: '19.00', Total: '119.00' }],
		['one of them is no amount', { Subtotal: 'see below', Tax: '19.00', Total: '119.00' }],
		['a discount makes the difference', { Subtotal: '100.00', Discount: '10.00', Tax: '19.00', Total: '109.00' }],
		['a discount is written below zero', { Subtotal: '100.00', Discount: '-10.00', Tax: '19.00', Total: '109.00' }],
		['the discount is in the subtotal already', { Subtotal: '90.00', Discount: '10.00', Tax: '19.00', Total: '109.00' }],
		['shipping makes the difference', { Subtotal: '100.00', Shipping: '5.00', Tax: '19.00', Total: '124.00' }],
		['discount and shipping make the difference', { Subtotal: '100.00', Discount: '10.00', Shipping: '5.00', Tax: '19.00', Total: '114.00' }],
		['it is a credit note', { Subtotal: '-100.00', Tax: '-19.00', Total: '-119.00' }],
		['it is a credit note in parentheses', { Subtotal: '(100.00)', Tax: '(19.00)', Total: '(119.00)' }],
		['it is a credit note with a discount', { Subtotal: '-100.00', Discount: '10.00', Tax: '-19.00', Total: '-109.00' }],
		['a discount is all there is', { Subtotal: '0.00', Discount: '10.00', Tax: '0.00', Total: '-10.00' }],
		['a tip makes the difference', { Subtotal: '100.00', Tax: '19.00', Tip: '5.00', Total: '124.00' }],
		['the tip is not in the total', { Subtotal: '100.00', Tax: '19.00', Tip: '5.00', Total: '119.00' }],
		['discount, shipping and tip make the difference', { Subtotal: '100.00', Discount: '10.00', Shipping: '5.00', Tip: '3.00', Tax: '19.00', Total: '117.00' }],
		['there is no column for the total', { Subtotal: '100.00', Tax: '19.00' }],
		['the total is empty', { Subtotal: '100.00', Tax: '19.00', Total: '' }],
		['all are zero', { Subtotal: '0.00', Tax: '0.00', Total: '0.00' }],
	])('pass when %s', (_, columns) => {
		expect(isFlagged(columns)).toBe(false);
	});

	it.each<[string, Record<string, string | number | null>]>([
		['they do not add up', { Subtotal: '100.00', Tax: '19.00', Total: '120.00' }],
		['the tax is missing in the total', { Subtotal: '100.00', Tax: '19.00', Total: '100.00' }],
		['the tax is empty but the total has one', { Subtotal: '100.00', Tax: null, Total: '119.00' }],
		['a credit note has a total above zero', { Subtotal: '-100.00', Tax: '-19.00', Total: '119.00' }],
		['the tip is subtracted', { Subtotal: '100.00', Tax: '19.00', Tip: '5.00', Total: '114.00' }],
		['a discount is all there is, and added', { Subtotal: '0.00', Discount: '10.00', Tax: '0.00', Total: '10.00' }],
		['the discount is added', { Subtotal: '100.00', Discount: '10.00', Tax: '19.00', Total: '129.00' }],
	])('are flagged when %s', (_, columns) => {
		expect(isFlagged(columns)).toBe(true);
	});

	it('may differ by exactly the tolerance, and no cent more', () => {
		const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
		fc.assert(
			fc.property(cents, cents, fc.integer({ min: 0, max: 100 }), fc.constantFrom(-1, 1), (net, tax, tolerance, sign) => {
				const total = (extra: number) => ({ Subtotal: net / 100, Tax: tax / 100, Total: (net + tax + sign * extra) / 100 });
				expect(isFlagged(total(tolerance), tolerance / 100)).toBe(false);
				expect(isFlagged(total(tolerance + 1), tolerance / 100)).toBe(true);
			}),
		);
	});

	it('are named in the reason as the row names them, which is tied to the total', () => {
		const [reason] = findings(totals, ruleInput([{ columns: { Netto: '100', Steuer: '', Tax: '19', Brutto: '120' } }]));

		expect(reason).toMatchObject({ code: 'TOTALS_MISMATCH', field: 'Brutto' });
		expect(reason.message).toBe('Netto 100.00 and Steuer (empty) do not make up the Brutto of 120.00');
		const [other] = findings(totals, ruleInput([{ columns: { Subtotal: '100', Tax: '19', Total: '120' } }]));
		expect(other.message).toBe('Subtotal 100.00 and Tax 19.00 do not make up the Total of 120.00');
	});
});
