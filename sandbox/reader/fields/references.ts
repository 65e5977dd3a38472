import type { FieldKey } from '../reading';
import { labelledTexts, type Candidate } from './candidates';
import type { Context } from './context';
import type { Party } from './partyLines';

const TAX_ID = /\b(?:ATU\d{8}|DE\s?\d{3}\s?\d{3}\s?\d{3}|FR\s?[A-Z\d]{2}\s?\d{3}\s?\d{3}\s?\d{3}|BE\s?0?\d{3}\.?\d{3}\.?\d{3}|NL\s?\d{9}\s?B\d{2}|IT\s?\d{11}|ES\s?[A-Z\d]\d{7}[A-Z\d]|GB\s?\d{3}\s?\d{4}\s?\d{2}|IE\s?\d[A-Z\d]\d{5}[A-Z]{1,2}|LU\s?\d{8}|PL\s?\d{10}|DK\s?\d{8}|SE\s?\d{12}|CHE-?\d{3}\.?\d{3}\.?\d{3})(?!\w)/g;
const IBAN = /\b[A-Z]{2}\d{2}(?:\s?[A-Z\d]{2,4}){3,8}\b/g;

/** The tax numbers of vendor and customer: by their labels, else by the block in which they stand. */
export function taxIds(context: Context, customer: Party | undefined): Record<'vendorTaxId' | 'customerTaxId', Candidate<string> | undefined> {
	const mine = labelledIds(context, 'vendorTaxId');
	const theirs = labelledIds(context, 'customerTaxId');
	const taken = new Set(theirs.map((candidate) => candidate.value));
	const loose = context.lines.flatMap((line, lineIndex) =>
		[...line.text.matchAll(TAX_ID)].map((match) => ({ value: match[0], score: 0.7, line, lineIndex })),
	);
	const besideCustomer = (candidate: { line: Candidate['line'] }): boolean => isNear(context, candidate.line, customer);
	const own = [...mine, ...loose].filter((candidate) => !taken.has(candidate.value));
	return {
		vendorTaxId: own.find((candidate) => !besideCustomer(candidate)) ?? (theirs.length > 0 ? own[0] : undefined),
		customerTaxId: theirs[0] ?? own.find(besideCustomer),
	};
}

/** The vendor's bank account. A number with wrong check digits is only taken where it is labelled IBAN. */
export function ibanOf(context: Context): Candidate<string> | undefined {
	const labelled = labelledTexts(context, 'iban').flatMap(({ text, score, line, box }) => {
		const [match] = text.match(/^[A-Z]{2}\s?\d{2}[\sA-Z\d]{8,38}/) ?? [];
		const value = match?.replace(/\s/g, '').replace(/(SWIFT|BIC).*$/, '');
		return value ? [{ value: value.slice(0, 34), score, line, box }] : [];
	});
	const loose = context.lines.flatMap((line) =>
		[...line.text.matchAll(IBAN)].map((match) => ({ value: match[0].replace(/\s/g, ''), score: 0.9, line })),
	);
	return labelled[0] ?? loose.find((candidate) => hasValidCheckDigits(candidate.value));
}

export function bicOf(context: Context): Candidate<string> | undefined {
	const labelled = labelledTexts(context, 'bic').flatMap(({ text, score, line, box }) => {
		const match = /^[:\s]*([A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?)\b/.exec(text.toUpperCase());
		return match ? [{ value: match[1], score, line, box }] : [];
	});
	return labelled[0];
}

function labelledIds(context: Context, topic: FieldKey): Array<Candidate<string>> {
	return labelledTexts(context, topic)
		.flatMap(({ text, score, line, box, span }) => {
			const formal = text.match(TAX_ID)?.[0];
			const value = formal ?? (span.weight < 1 ? undefined : /^[A-Z]{0,4}[\s-]?\d[\d\s./-]{5,20}[A-Z\d]*/.exec(text)?.[0]);
			return value ? [{ value: value.trim().replace(/[./-]$/, ''), score: formal ? score : score * 0.8, line, box }] : [];
		})
		.sort((a, b) => b.score - a.score);
}

function isNear(context: Context, line: Candidate['line'], party: Party | undefined): boolean {
	if (!party) return false;
	const index = context.lines.indexOf(line);
	return [...party.lineIndexes].some((own) => own === index) || index === Math.max(...party.lineIndexes) + 1;
}

function hasValidCheckDigits(iban: string): boolean {
	const moved = iban.slice(4) + iban.slice(0, 4);
	const digits = moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
	return iban.length >= 15 && [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}
