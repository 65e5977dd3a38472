import { amountOf, layoutOf, valueOf } from '../../invoice/columns';
import { readDate } from '../../invoice/dates';
import type { Finding, ReviewInput, ReviewSettings, Rule } from '../reasons';

/** A total or an invoice date outside what is usual. What is missing or ambiguous is no finding of this rule. */
export const outOfRange: Rule = ({ rows, settings }: ReviewInput) => {
	const { minTotal, maxTotal, dateFrom, dateTo } = settings;
	if ([minTotal, maxTotal, dateFrom, dateTo].every((limit) => limit === undefined)) return [];
	const found: Finding[] = [];
	rows.forEach(({ columns }, row) => {
		const layout = layoutOf(columns);
		const add = (meaning: 'total' | 'invoiceDate', problem: string | undefined) => {
			const field = layout.names.get(meaning);
			if (field && problem) found.push({ row, reason: { code: 'OUT_OF_RANGE', field, message: `${field} ${problem}.` } });
		};
		add('total', judgeTotal(amountOf(columns, layout, 'total'), settings));
		if (dateFrom ?? dateTo) add('invoiceDate', judgeDate(readDate(valueOf(columns, layout, 'invoiceDate')), settings));
	});
	return found;
};

function judgeTotal(total: number | undefined, { minTotal, maxTotal }: ReviewSettings): string | undefined {
	if (total === undefined) return undefined;
	if (minTotal !== undefined && total < minTotal) return `${total.toFixed(2)} is below ${minTotal.toFixed(2)}`;
	return maxTotal !== undefined && total > maxTotal ? `${total.toFixed(2)} is above ${maxTotal.toFixed(2)}` : undefined;
}

function judgeDate(date: string | undefined, { dateFrom, dateTo }: ReviewSettings): string | undefined {
	if (date === undefined) return undefined;
	if (dateFrom !== undefined && date < dateFrom) return `${date} is before ${dateFrom}`;
	return dateTo !== undefined && date > dateTo ? `${date} is after ${dateTo}` : undefined;
}
