import type { ProfileLevel } from '../profile';
import type { EInvoice } from '../readEInvoice';
import { categoryRules } from './categories';
import { codeRules } from './codes';
import { paymentRules } from './payments';
import { requiredRules } from './required';
import type { InvoiceRule } from './rule';
import { taxRules } from './taxes';
import { totalsRules } from './totals';
import type { Violation } from './violation';

/** Those that decide about money, the most telling first. */
export const INVOICE_RULES: readonly InvoiceRule[] = [...totalsRules, ...taxRules, ...categoryRules, ...requiredRules, ...paymentRules, ...codeRules];

const LEVELS: readonly ProfileLevel[] = ['older', 'minimum', 'partial', 'complete'];

/** How often one rule is told: a mistake may be on every one of thousands of lines. */
const MAX_TOLD = 3;

/** The rules that an invoice breaks, as far as its profile knows the terms that they are about. */
export function findViolations(invoice: EInvoice): Violation[] {
	const level = LEVELS.indexOf(invoice.profile.level);
	const misread = invoice.misread.slice(0, MAX_TOLD).map(({ number, value }) => ({ rule: number, message: `"${value.slice(0, 40)}" is no amount or date` }));
	const broken = INVOICE_RULES.filter(({ from }) => LEVELS.indexOf(from) <= level).flatMap(({ code, check }) =>
		check(invoice.terms, invoice).slice(0, MAX_TOLD).map((message) => ({ rule: code, message })),
	);
	return [...misread, ...broken];
}
