import { parameterGroup } from '../../node/parameters';
import { findInInvoices } from '../invoiceFindings';
import { usualRange } from './unusualAmount/usualRange';
import { defineRule } from './rule';
import { format } from '../../invoice/sums';

/** A total outside what earlier invoices of the vendor usually came to. Source: "totals outside typical ranges for a vendor" (batch guide). */
export const unusualAmount = defineRule({
	code: 'UNUSUAL_AMOUNT',
	name: 'Unusual Amount',
	description: "The total is outside the vendor's usual range",
	counted: ['with an unusual amount', 'with unusual amounts'],
	isOnByDefault: false,
	partOf: 'earlierInvoices',
	settings: parameterGroup([
		{
			displayName: 'Fewest Needed',
			name: 'minEarlierInvoices',
			type: 'number',
			typeOptions: { minValue: 2 },
			default: 5,
			description: 'How many earlier invoices of a vendor it takes to know what is usual',
		},
		{
			displayName: 'Spread',
			name: 'usualSpread',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 1 },
			default: 3,
			description: 'How far outside the middle half of the earlier totals is unusual, in times its width. A fifth of the median is always usual.',
		},
	]),
	check: (input, { minEarlierInvoices, usualSpread }) => {
		const { earlier } = input.books;
		if (!earlier) return [];
		const ranges = new Map<string, ReturnType<typeof usualRange>>();
		return findInInvoices(input, ({ invoice: { total, currency }, owner }, field) => {
			if (total === null || total <= 0 || owner === undefined) return [];
			const key = `${currency}\n${owner}`;
			let range = ranges.get(key);
			if (!range && !ranges.has(key)) ranges.set(key, (range = usualRange(earlier.totalsOf(owner, currency), minEarlierInvoices, usualSpread)));
			if (!range || (total >= range.from && total <= range.to)) return [];
			return [{ about: 'total', message: `${field('total', 'The total')} ${format(total)} is outside the usual ${format(range.from)} to ${format(range.to)} of the vendor's ${range.count} earlier invoices` }];
		});
	},
});
