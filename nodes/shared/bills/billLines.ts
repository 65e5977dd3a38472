import type { Coding, StandardizedInvoice } from '../invoice/standardizedInvoice';
import type { LineToCode } from '../payables/accounts/accountIndex';
import type { BillLine, BillProblem } from './bill';
import type { Money } from './money';
import type { StatedLine, Sums } from './statedLines';

/** Says where a line goes in the books. */
export type Coder = (line: LineToCode) => Coding | null;

interface CodedLine extends StatedLine {
	coding: Coding | null;
}

/**
 * The lines as they are booked. Where any of them has a tax code, all need one and carry their tax; otherwise the taxes are lines of their own, booked
 * where an account rule says so, else with the largest line, since tax that nobody gets back is part of what was bought.
 * @param isLedger whether each needs an account
 */
export function billLines(stated: readonly StatedLine[], invoice: StandardizedInvoice, sums: Sums, { money, code, isLedger }: { money: Money; code: Coder; isLedger: boolean }): { lines: BillLine[]; isTaxed: boolean; problems: BillProblem[] } {
	const main = stated.filter(({ kind }) => kind === 'line').map((line): CodedLine => ({ ...line, coding: line.from.coding === undefined ? code(line.from) : line.from.coding }));
	const largest = main.reduce((first, line) => (Math.abs(line.net) > Math.abs(first.net) ? line : first));
	const withMain = (line: StatedLine): CodedLine => ({ ...line, coding: ruleFor(line, code) ?? largest.coding });
	const others = stated.filter(({ kind }) => kind !== 'line').map(withMain);
	const isTaxed = main.some(({ coding }) => coding?.taxCode);
	const own = isTaxed ? [] : taxLines([...main, ...others], invoice, sums, money).map(withMain);
	const untaxed = (line: CodedLine): CodedLine => (isTaxed ? line : { ...line, tax: 0 });
	const all = [...[...main, ...others].map(untaxed), ...own];
	const problems = isLedger ? main.flatMap((line, index) => problemOf(line, index, main.length, isTaxed)) : [];
	return { lines: all.map((line) => asBillLine(line, invoice, money)), isTaxed, problems };
}

/** The vendor's account is that of what it sells, and not of each line that is added. */
function ruleFor({ from }: StatedLine, code: Coder): Coding | null {
	const coding = code(from);
	return coding?.source === 'vendor' ? null : coding;
}

function taxLines(lines: readonly CodedLine[], { taxes }: StandardizedInvoice, { sign }: Sums, money: Money): StatedLine[] {
	const tax = lines.reduce((sum, line) => sum + line.tax, 0);
	if (tax === 0) return [];
	const asLine = (description: string, taxRate: number | null, net: number): StatedLine => ({
		from: { description, itemNumber: null, taxRate, amount: money.toAmount(net) },
		kind: 'adjustment',
		quantity: null,
		net,
		tax: 0,
	});
	const stated = taxes.flatMap(({ name, rate, amount }) => (amount ? [{ name, rate, net: money.toUnits(amount) * sign }] : []));
	if (stated.reduce((sum, { net }) => sum + net, 0) !== tax) return [asLine('Tax', null, tax)];
	return stated.map(({ name, rate, net }) => asLine(rate === null || name.includes('%') ? name : `${name} ${rate}%`, rate, net));
}

function problemOf({ coding, from }: CodedLine, index: number, count: number, isTaxed: boolean): BillProblem[] {
	const which = count === 1 ? 'the invoice' : `line ${index + 1}${from.description === null ? '' : ` (${from.description})`}`;
	if (!coding) return [{ about: 'account', message: `The bill needs an account for ${which}: none of Account Rules applies, and the vendor has none` }];
	return isTaxed && !coding.taxCode ? [{ about: 'coding', message: `The bill needs a tax code for ${which}, since other lines have one` }] : [];
}

function asBillLine({ from, kind, quantity, net, tax, coding }: CodedLine, { invoiceNumber }: StandardizedInvoice, money: Money): BillLine {
	const price = quantity === null || quantity <= 0 ? undefined : net / quantity;
	const isExact = price !== undefined && Number.isInteger(price) && kind === 'line';
	return {
		description: from.description ?? from.itemNumber ?? `Invoice ${invoiceNumber ?? ''}`.trim(),
		account: coding?.account ?? null,
		taxCode: coding?.taxCode ?? null,
		costCenter: coding?.costCenter ?? null,
		tracking: coding?.tracking ?? null,
		quantity: isExact ? quantity : null,
		unitPrice: isExact ? money.toAmount(price) : null,
		net: money.toAmount(net),
		tax: money.toAmount(tax),
		gross: money.toAmount(net + tax),
	};
}
