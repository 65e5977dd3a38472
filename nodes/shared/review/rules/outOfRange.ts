import { DateTime } from 'luxon';

import { clock } from '../../clock';
import { amountOf, valueOf } from '../../invoice/columns';
import { readDate } from '../../invoice/dates';
import { format } from '../../invoice/sums';
import { parameterGroup, type Values } from '../../node/parameters';
import { defineRule, type Finding } from './rule';

const settings = parameterGroup(
	[
		{
			displayName: 'Invoice Date From',
			name: 'dateFrom',
			type: 'dateTime',
			default: '',
			description: 'Invoices with an earlier date go to review',
		},
		{
			displayName: 'Invoice Date To',
			name: 'dateTo',
			type: 'dateTime',
			default: '',
			description: 'Invoices with a later date go to review',
		},
		{
			displayName: 'Largest Total',
			name: 'maxTotal',
			type: 'number',
			typeOptions: { numberPrecision: 2 },
			default: 10000,
			description: 'Invoices with a larger total go to review, in whichever currency',
		},
		{
			displayName: 'Oldest Invoice (Days)',
			name: 'maxAgeDays',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 365,
			description: 'Invoices whose date is more days ago than this go to review',
		},
		{
			displayName: 'Postdated By (Days)',
			name: 'maxDaysAhead',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'Invoices whose date is more days in the future than this go to review',
		},
		{
			displayName: 'Smallest Total',
			name: 'minTotal',
			type: 'number',
			typeOptions: { numberPrecision: 2 },
			default: 0,
			description: 'Invoices with a smaller total go to review; credit notes count with their minus',
		},
	],
	['dateFrom', 'dateTo', 'maxTotal', 'maxAgeDays', 'maxDaysAhead', 'minTotal'],
);

/** A total or an invoice date outside what is usual. What is missing or ambiguous is no finding of this rule. */
export const outOfRange = defineRule({
	code: 'OUT_OF_RANGE',
	name: 'Amount or Date Out of Range',
	description: 'The total or the invoice date is outside the limits that you set',
	counted: ['with an amount or a date out of range', 'with amounts or dates out of range'],
	isOnByDefault: true,
	settings,
	hasLimits: true,
	check: ({ rows, layouts, timezone }, values) => {
		const totals: Limits<number> = { from: values.minTotal, to: values.maxTotal };
		const dates = dateLimits(values, timezone);
		// Dates are slow to read, and most panels set no limit at all.
		const hasDates = isSet(dates.from) || isSet(dates.to);
		if (!hasDates && !isSet(totals.from) && !isSet(totals.to)) return [];
		const found: Finding[] = [];
		rows.forEach(({ columns }, row) => {
			const layout = layouts[row];
			const add = (field: string | undefined, problem: string | undefined) => {
				if (field && problem) found.push({ row, field, message: `${field} ${problem}` });
			};
			add(layout.names.get('total'), judgeTotal(amountOf(columns, layout, 'total'), totals));
			if (hasDates) add(layout.names.get('invoiceDate'), judgeDate(readDate(valueOf(columns, layout, 'invoiceDate')), dates));
		});
		return found;
	},
});

/** The first and last value that needs no review; undefined is no limit. Dates are YYYY-MM-DD, which stand in the order of their text. */
interface Limits<T> {
	from: T | undefined;
	to: T | undefined;
}

/** As YYYY-MM-DD; where a date and a number of days are set, the narrower one. */
function dateLimits({ dateFrom, dateTo, maxAgeDays, maxDaysAhead }: Values<typeof settings>, timezone: string): Limits<string> {
	const today = DateTime.fromMillis(clock.now(), { zone: timezone });
	const from = [readDate(dateFrom), isSet(maxAgeDays) ? dayOf(today.minus({ days: maxAgeDays })) : undefined];
	const to = [readDate(dateTo), isSet(maxDaysAhead) ? dayOf(today.plus({ days: maxDaysAhead })) : undefined];
	return { from: from.filter(isSet).sort().at(-1), to: to.sort()[0] };
}

function judgeTotal(total: number | undefined, { from = -Infinity, to = Infinity }: Limits<number>): string | undefined {
	if (total === undefined) return undefined;
	if (total < from) return `${format(total)} is below ${format(from)}`;
	return total > to ? `${format(total)} is above ${format(to)}` : undefined;
}

function judgeDate(date: string | undefined, { from = '', to = '~' }: Limits<string>): string | undefined {
	if (date === undefined) return undefined;
	if (date < from) return `${date} is before ${from}`;
	return date > to ? `${date} is after ${to}` : undefined;
}

/** Undefined beyond the years that can be written: no limit then. */
function dayOf(date: DateTime): string | undefined {
	return date.toISODate() ?? undefined;
}

function isSet<T>(value: T | undefined): value is T {
	return value !== undefined;
}
