import type { InvoiceTerms } from '../model/invoice';
import { COUNTRIES } from './codeLists';
import { rule, ruleOfEach, type InvoiceRule } from './rule';
import { countedLines, lineName } from './taxedParts';

/** UNTDID 4461: transfers, for which one must know where to. */
const TRANSFERS = new Set(['30', '58']);

/** For VAT Greece is EL. */
const VAT_COUNTRIES = new Set([...COUNTRIES, 'EL']);

/** BR-29, 30, 49, 50, 61 and BR-CO-9: how to pay, when it was delivered, and who is taxed. */
export const paymentRules: InvoiceRule[] = [
	rule('BR-29', 'minimum', ({ period }) => isReversed(period) && 'the period that is invoiced ends before it starts'),
	ruleOfEach('BR-30', 'complete', countedLines, (line, index) => isReversed(line.period) && `the period of ${lineName(line, index)} ends before it starts`),
	ruleOfEach('BR-49', 'minimum', ({ payments }) => payments, ({ code }) => code === undefined && 'a way to pay has no code'),
	ruleOfEach('BR-50', 'minimum', ({ payments }) => payments, (payment) =>
		TRANSFERS.has(payment.code ?? '') && (payment.accountName ?? payment.bic) !== undefined && accountOf(payment) === undefined && 'an account to pay to has no number',
	),
	ruleOfEach('BR-61', 'minimum', ({ payments }) => payments, (payment) =>
		TRANSFERS.has(payment.code ?? '') && accountOf(payment) === undefined && 'it is to be paid by transfer, but states no account',
	),
	ruleOfEach('BR-CO-09', 'minimum', vatIds, (id) => !VAT_COUNTRIES.has(id.slice(0, 2)) && `the VAT ID ${id.slice(0, 40)} does not begin with a country`),
];

function isReversed(period: { start?: string; end?: string } | undefined): boolean {
	return period?.start !== undefined && period.end !== undefined && period.end < period.start;
}

function accountOf({ iban, account }: InvoiceTerms['payments'][number]): string | undefined {
	return iban ?? account;
}

function vatIds({ seller, buyer, taxRepresentative }: InvoiceTerms): string[] {
	return [seller, buyer, taxRepresentative].flatMap((party) => party?.vatId ?? []);
}
