import { valueOf } from '../../invoice/columns';
import { findDateOrder, readDate } from '../../invoice/dates';
import { parameterGroup } from '../../node/parameters';
import { findInInvoices } from '../invoiceFindings';
import { defineRule, type RuleInput } from './rule';

const DAY_MS = 86_400_000;

/** Dates that cannot be in this order: due before issued, charged before the service. What is missing or ambiguous is no finding. */
export const dateOdd = defineRule({
	code: 'DATE_ODD',
	name: 'Odd Dates',
	description: 'It is due before it was issued, or issued before the service',
	counted: ['with odd dates', 'with odd dates'],
	isOnByDefault: false,
	partOf: 'dates',
	settings: parameterGroup([
		{
			displayName: 'Service Delay',
			name: 'maxDaysBeforeService',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'How many days after the invoice date the service or delivery may be, for what is charged in advance',
		},
	]),
	check: (input, { maxDaysBeforeService }) =>
		findInInvoices(input, ({ invoice: { invoiceDate, dueDate }, rows: [first] }, field) => {
			if (invoiceDate === null) return [];
			const service = serviceDateOf(input, first);
			const issued = `${field('invoiceDate', 'the invoice date')} ${invoiceDate}`;
			return [
				...(dueDate !== null && dueDate < invoiceDate ? [{ about: 'dueDate' as const, message: `${field('dueDate', 'The due date')} ${dueDate} is before ${issued}` }] : []),
				...(service !== undefined && daysBetween(invoiceDate, service) > maxDaysBeforeService ? [{ about: 'serviceDate' as const, message: `${field('serviceDate', 'The service date')} ${service} is after ${issued}` }] : []),
			];
		}),
});

/** As the other dates of the row are written. */
function serviceDateOf({ rows, layouts }: RuleInput, row: number): string | undefined {
	const layout = layouts[row];
	if (!layout.names.has('serviceDate')) return undefined;
	const stated = (['invoiceDate', 'dueDate', 'serviceDate'] as const).map((meaning) => valueOf(rows[row].columns, layout, meaning));
	return readDate(stated[2], findDateOrder(stated));
}

function daysBetween(from: string, to: string): number {
	return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}
