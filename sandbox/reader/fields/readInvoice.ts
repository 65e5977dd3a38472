import type { FieldKey, Invoice, TextLine } from '../reading';
import { best, readAmounts } from './amounts';
import { labelledTexts, numberCandidates, type Candidate } from './candidates';
import { contextOf, type Context } from './context';
import { countryIn } from './country';
import { currencyOf } from './currency';
import { readDates } from './dates';
import { titledType } from './documentType';
import { arithmeticDoubts, candidateDoubts, confidenceDoubts, missingDoubts } from './doubts';
import { findingOf } from './findings';
import { unlabelledCustomer } from './customer';
import { labelledParty } from './labelledParty';
import { vendorOf } from './vendor';
import { bicOf, ibanOf, taxIds } from './references';
import { TOTAL_KEYS } from './totals';

/**
 * Reads one invoice from the lines of its pages. Undefined when nothing invoice-like is there: neither
 * a title nor an invoice number together with an amount, nor a total with a date.
 */
export function readInvoice(lines: TextLine[]): Invoice | undefined {
	const context = contextOf(lines);
	const title = titledType(lines);
	const numbers = numberCandidates(context, 'invoiceNumber');
	const dates = readDates(context);
	const amounts = readAmounts(context);
	const hasAmount = amounts.chosen.total !== undefined || context.tables.some((table) => table.items.length > 0);
	const isNumbered = numbers.some((candidate) => candidate.score >= 0.4);
	const isReceipt = isOnReceipt(amounts.chosen.total, dates.invoiceDate);
	if (!((title || isNumbered) && (hasAmount || (title && isNumbered))) && !isReceipt) return undefined;

	const fields: Invoice['fields'] = {};
	const put = (key: FieldKey, candidates: Array<Candidate | undefined>, isSettled = false): void => {
		const finding = findingOf(candidates.filter((candidate) => candidate !== undefined), context.source, isSettled);
		if (finding) fields[key] = finding;
	};
	putParties(context, put);
	put('documentType', [{ value: title?.type ?? 'invoice', score: title ? 0.97 : 0.6, line: title?.line ?? lines[0] }]);
	put('invoiceNumber', numbers);
	for (const [key, candidates] of Object.entries(dates)) put(key as FieldKey, candidates);
	put('purchaseOrderNumber', [best(numberCandidates(context, 'purchaseOrderNumber'))]);
	for (const key of TOTAL_KEYS) {
		const chosen = amounts.chosen[key];
		const others = amounts.candidates[key].filter((candidate) => candidate !== chosen);
		put(key, chosen ? [chosen, ...others] : [], key === 'total' ? amounts.isConfirmed : amounts.addsUp === true);
	}
	put('taxRate', [amounts.taxRate]);
	put('amountPaid', [amounts.amountPaid]);
	put('amountDue', [amounts.amountDue]);
	put('currency', [currencyOf(context)]);
	put('paymentTerms', [termsOf(context)]);
	put('iban', [ibanOf(context)]);
	put('bic', [bicOf(context)]);

	const lineItems = context.tables.flatMap((table) => table.items);
	return {
		fields,
		lineItems,
		taxes: amounts.taxes,
		pages: [...new Set(lines.map((line) => line.page))],
		doubts: [...missingDoubts(fields), ...candidateDoubts(fields), ...arithmeticDoubts(amounts, lineItems), ...confidenceDoubts(fields, amounts)],
		lines,
	};
}

/** A receipt has no title and no number, but its total and its date on one page; a book has such words somewhere. */
function isOnReceipt(total: Candidate<number> | undefined, dates: Array<Candidate<string>>): boolean {
	return total !== undefined && total.score >= 0.7 && dates.some(({ line }) => line.page === total.line.page);
}

type Put = (key: FieldKey, candidates: Array<Candidate | undefined>) => void;

function putParties(context: Context, put: Put): void {
	const labelled = labelledParty(context, 'customerName');
	const vendor = vendorOf(context, labelled);
	const customer = labelled ?? unlabelledCustomer(context, vendor);
	const ids = taxIds(context, customer);
	put('vendorName', [vendor?.name]);
	put('vendorAddress', [vendor?.address]);
	put('customerName', [customer?.name]);
	put('customerAddress', [customer?.address]);
	put('vendorTaxId', [ids.vendorTaxId]);
	put('customerTaxId', [ids.customerTaxId]);
	const evidence = [ids.vendorTaxId, vendor?.address].find((candidate) => candidate && countryIn(candidate.value));
	const country = evidence ? countryIn(evidence.value) : context.country;
	const line = evidence?.line ?? context.lines[0];
	put('vendorCountry', [country === undefined ? undefined : { value: country, score: evidence ? 0.9 : 0.6, line }]);
}

/** The text behind a label, else the sentence that says until when to pay. */
function termsOf(context: Context): Candidate<string> | undefined {
	const labelled = best(labelledTexts(context, 'paymentTerms').map(({ text, score, line, box }) => ({ value: text, score, line, box })));
	if (labelled && /\p{L}|\d/u.test(labelled.value) && labelled.value.length <= 200) return labelled;
	const line = context.lines.find(({ text }) => TERMS.test(text.normalize('NFD').replace(/\p{M}/gu, '')));
	return line && { value: line.text, score: 0.7, line };
}

const TERMS = /\b(payable within|payment (is )?due (within|in|on)|due upon receipt|net \d{2,3}( days)?\b|zahlbar|zahlbar innerhalb|ohne abzug|innerhalb von \d+ tagen|paiement (a|sous|comptant)|payable (a|sous|without))/i;
