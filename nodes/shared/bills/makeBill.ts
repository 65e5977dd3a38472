import type { IDataObject } from 'n8n-workflow';

import { format } from '../invoice/sums';
import type { StandardizedInvoice } from '../invoice/standardizedInvoice';
import { isCredit } from '../payables/credit';
import type { Payable } from '../payables/payable';
import type { Bill, BillProblem, BillWriter } from './bill';
import { billKey } from './billKey';
import { billLines, type Coder } from './billLines';
import { dueDateOf } from './dueDate';
import { moneyOf, type Money } from './money';
import { statedLines, type Sums } from './statedLines';

/** The bill of an invoice, ready to be sent; or all that is in its way. */
export type MadeBill = { bill: Bill; body: IDataObject; endpoint?: string; problems?: undefined } | { problems: BillProblem[] };

/** As much of a payable as a bill is made of. */
export type BillSource = Pick<Payable, 'invoice' | 'code'>;

/** Makes the bill of an invoice: whole, or not at all. */
export function makeBill(source: BillSource, writer: BillWriter): MadeBill {
	const read = readBill(source, writer);
	if (Array.isArray(read)) return { problems: read };
	const refused = writer.refuse(read);
	if (refused.length > 0) return { problems: refused };
	return { bill: read, body: writer.write(read), ...(writer.endpoints && { endpoint: writer.endpoints[read.kind] }) };
}

function readBill({ invoice, code }: BillSource, { name, isLedger }: BillWriter): Bill | BillProblem[] {
	const { vendor: { match }, invoiceNumber: number, invoiceDate: date } = invoice;
	const problems: BillProblem[] = [];
	const vendor = { id: match?.id ?? null, name: match?.name ?? invoice.vendor.name };
	if (isLedger && vendor.id === null) problems.push({ about: 'vendor', message: `The bill needs the ID of ${vendor.name ?? 'the vendor'} in ${name}, which Known Vendors does not have` });
	if (!isLedger && vendor.name === null) problems.push({ about: 'vendor', message: 'The bill needs a vendor' });
	if (number === null) problems.push({ about: 'number', message: 'The bill needs an invoice number' });
	if (date === null) problems.push({ about: 'date', message: 'The bill needs an invoice date that can only be read in one way' });
	const vendorCurrency = match?.currency ?? null;
	const currency = invoice.currency ?? vendorCurrency;
	const isCode = CURRENCY_CODE.test(currency ?? '');
	if (isLedger && !isCode) problems.push({ about: 'currency', message: currency === null ? 'The bill needs a currency' : `The bill needs a currency, and ${currency} is no code of one` });
	const money = moneyOf(isCode ? currency : null);
	const sums = sumsOf(invoice, money);
	if (!sums) return [...problems, { about: 'total', message: 'The bill needs a total' }];
	const stated = statedLines(invoice, sums, money);
	if (!('lines' in stated)) {
		const [sum, expected] = [stated.sum, stated.expected].map((units) => format(money.toAmount(units)));
		return [...problems, { about: 'lines', message: `The bill needs lines that add up: they are ${sum} instead of ${expected}` }];
	}
	const coded = billLines(stated.lines, invoice, sums, { money, code: code ?? vendorCoder(invoice), isLedger });
	problems.push(...coded.problems);
	if (number === null || date === null || problems.length > 0) return problems;
	const bill = {
		kind: isCredit(invoice) ? ('credit' as const) : ('bill' as const),
		vendor,
		number,
		date,
		dueDate: invoice.dueDate ?? dueDateOf(date, match?.paymentTerms ?? invoice.paymentTerms),
		currency,
		vendorCurrency,
		purchaseOrder: invoice.purchaseOrderNumber,
		isTaxed: coded.isTaxed,
		tax: money.toAmount(sums.tax),
		total: money.toAmount(sums.total),
	};
	return { ...bill, lines: coded.lines, key: billKey(bill) };
}

/** ISO 4217. An e-invoice may state anything. */
const CURRENCY_CODE = /^[A-Z]{3}$/;

/** The subtotal says what the tax is only where no tax is stated. Undefined without a total. */
function sumsOf({ total: stated, subtotal, tax, taxes, adjustments = [] }: StandardizedInvoice, money: Money): Sums | undefined {
	const listed = taxes.flatMap(({ amount }) => amount ?? []);
	const statedTax = tax ?? (listed.length > 0 ? listed.reduce((sum, amount) => sum + amount, 0) : undefined);
	const total = stated ?? (subtotal !== null && statedTax !== undefined ? subtotal + statedTax : undefined);
	if (total === undefined) return undefined;
	const sign = total < 0 ? -1 : 1;
	const [totalUnits, taxUnits] = [total, statedTax ?? 0].map((amount) => money.toUnits(amount) * sign);
	if (statedTax !== undefined || subtotal === null) return { sign, total: totalUnits, tax: taxUnits };
	const added = adjustments.reduce((sum, { amount }) => sum + money.toUnits(amount), 0);
	const rest = totalUnits - money.toUnits(subtotal) * sign;
	// A subtotal may be meant with what is added to it, or without.
	return { sign, total: totalUnits, tax: rest === added || rest < 0 ? 0 : rest };
}

/** Without account rules, everything goes where the vendor's entry says. */
function vendorCoder({ vendor: { match } }: StandardizedInvoice): Coder {
	return () => (match?.account ? { account: match.account, taxCode: match.taxCode, costCenter: match.costCenter, tracking: null, source: 'vendor' } : null);
}
