import { format, isClose, roundToCents } from '../../invoice/sums';
import { rule, ruleOfEach, type InvoiceRule } from './rule';
import { countedLines, lineName } from './taxedParts';

/**
 * How far the tax of a rate may be from what the rate gives: less than one unit of the currency, since sellers may calculate it by line.
 * The official rules allow the same.
 */
export const LESS_THAN_ONE = 0.99;

/** BR-CO-3, 4, 17 and 18: what is said of the VAT as a whole. */
export const taxRules: InvoiceRule[] = [
	rule('BR-CO-03', 'minimum', ({ taxPointDate, taxPointCode }) => taxPointDate !== undefined && taxPointCode !== undefined && 'the date of the VAT is stated both as a date and as a code'),
	ruleOfEach('BR-CO-04', 'complete', countedLines, (line, index) => line.category === undefined && `${lineName(line, index)} has no VAT category`),
	ruleOfEach('BR-CO-17', 'older', ({ taxes }) => taxes, ({ base, amount, rate = 0 }) => {
		if (base === undefined || amount === undefined) return false;
		const expected = roundToCents((base * rate) / 100);
		return !isClose(amount, expected, LESS_THAN_ONE) && `${rate}% of ${format(base)} is ${format(expected)}, but the VAT is ${format(amount)}`;
	}),
	rule('BR-CO-18', 'complete', ({ taxes }) => taxes.length === 0 && 'there is no breakdown of the VAT'),
];
