import type { LineItem, StandardizedInvoice } from '../invoice/standardizedInvoice';
import { share, type Money } from './money';

/** A line on its way to a bill, in units of the currency and positive where it costs something, also on a credit note. */
export interface StatedLine {
	/** What it is coded by, and described with. */
	from: Pick<LineItem, 'description' | 'itemNumber' | 'taxRate' | 'amount' | 'coding'>;
	/** What it is: a line of the invoice, what is added to all of them, or what makes them add up. */
	kind: 'line' | 'adjustment' | 'rounding';
	quantity: number | null;
	net: number;
	tax: number;
}

/** What the invoice comes to, in units. */
export interface Sums {
	/** 1; -1 where the document states what it gives back with a minus. */
	sign: number;
	total: number;
	tax: number;
}

/** A cent for each line, and a little more for documents with few: five cents are what cash is rounded to in some countries. */
const tolerance = (lines: number) => Math.max(5, lines);

/**
 * The lines of an invoice, whose net and tax are its total: those that it states with what comes to them, before or including tax as they are
 * meant; without lines, one for each tax rate; else one.
 * @returns undefined where what is stated does not add up, with the sum that comes closest
 */
export function statedLines(invoice: StandardizedInvoice, sums: Sums, money: Money): { lines: StatedLine[] } | { sum: number; expected: number } {
	const stated = invoice.lineItems.flatMap((line) => asStated(line, money));
	if (stated.length === 0) return { lines: byRate(invoice, sums, money) };
	const net = sums.total - sums.tax;
	// What is given back may have a minus in the lines, in the total, or in both.
	const lines = stated.map((line) => inDirection(line, sumOf(stated) * net < 0 ? -1 : 1));
	const adjustments = (invoice.adjustments ?? []).map(({ name, amount }): StatedLine => ({ from: named(name), kind: 'adjustment', quantity: null, net: money.toUnits(amount), tax: 0 }));
	const readings = [net, sums.total].flatMap((expected) =>
		[adjustments, []].map((added) => ({ lines: [...lines, ...added], expected, sum: sumOf([...lines, ...added]) })),
	);
	const reading = readings.find(({ sum, expected }) => Math.abs(expected - sum) <= tolerance(lines.length));
	if (!reading) return { sum: readings[0].sum, expected: net };
	const rest = reading.expected - reading.sum;
	const added = rest === 0 ? reading.lines : [...reading.lines, { from: named('Rounding'), kind: 'rounding' as const, quantity: null, net: rest, tax: 0 }];
	return { lines: withTax(added, invoice, sums, reading.expected === net) };
}

function named(description: string): StatedLine['from'] {
	return { description, itemNumber: null, taxRate: null, amount: null };
}

/** A line without an amount, such as a remark, costs nothing. */
function asStated(line: LineItem, money: Money): StatedLine[] {
	const amount = line.amount ?? (line.quantity !== null && line.unitPrice !== null ? line.quantity * line.unitPrice : null);
	return amount === null ? [] : [{ from: line, kind: 'line', quantity: line.quantity, net: money.toUnits(amount), tax: 0 }];
}

/** With a minus it is the quantity that has it, or the price. */
function inDirection(line: StatedLine, sign: number): StatedLine {
	return sign > 0 ? line : { ...line, net: -line.net + 0, quantity: line.quantity === null ? null : Math.abs(line.quantity) };
}

function sumOf(lines: readonly StatedLine[]): number {
	return lines.reduce((sum, { net }) => sum + net, 0);
}

/** Spreads the tax over the lines, by their rates where all are known. @param isNet whether the lines are before tax; otherwise it is taken out of them */
function withTax(lines: readonly StatedLine[], { taxes }: StandardizedInvoice, { tax }: Sums, isNet: boolean): StatedLine[] {
	const [only] = taxes.length === 1 ? taxes : [];
	const rates = lines.map(({ from, kind }) => (kind === 'rounding' ? 0 : (from.taxRate ?? only?.rate ?? null)));
	const known = rates.every((rate) => rate !== null) && rates.some((rate) => rate !== 0);
	const weights = lines.map(({ net, kind }, index) => (kind === 'rounding' ? 0 : known ? net * weightOf(rates[index] ?? 0, isNet) : net));
	const shares = share(tax, weights);
	return lines.map((line, index) => ({ ...line, net: isNet ? line.net : line.net - shares[index], tax: shares[index] }));
}

/** The part of an amount that is tax, or comes to it. */
function weightOf(rate: number, isNet: boolean): number {
	return isNet ? rate : rate / (100 + rate);
}

/** One line for each rate that the invoice states with its tax; what then is left has no tax. One line where it states none. */
function byRate({ taxes }: StandardizedInvoice, { total, tax, sign }: Sums, money: Money): StatedLine[] {
	const line = (description: string | null, taxRate: number | null, net: number, own: number): StatedLine => ({
		from: { description, itemNumber: null, taxRate, amount: money.toAmount(net) },
		kind: 'line',
		quantity: null,
		net,
		tax: own,
	});
	const stated = taxes.flatMap(({ rate, amount }) => (rate && amount ? [{ rate, tax: money.toUnits(amount) * sign }] : []));
	const net = total - tax;
	if (stated.length < 2 || stated.reduce((sum, each) => sum + each.tax, 0) !== tax) return [line(null, taxes.length === 1 ? taxes[0].rate : null, net, tax)];
	const nets = stated.map((each) => Math.round((each.tax * 100) / each.rate));
	const rest = net - nets.reduce((sum, each) => sum + each, 0);
	// Each tax is rounded, so that what it is of is only known so far.
	const isRounding = Math.abs(rest) <= stated.reduce((sum, { rate }) => sum + 100 / rate, 0);
	const largest = nets.indexOf(Math.max(...nets));
	const lines = stated.map((each, index) => line(`${each.rate}%`, each.rate, nets[index] + (isRounding && index === largest ? rest : 0), each.tax));
	return isRounding ? lines : [...lines, line('0%', 0, rest, 0)];
}
