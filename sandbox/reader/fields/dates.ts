import { fold } from '../fold';
import type { FieldKey } from '../reading';
import { amountsIn } from '../text/amounts';
import { datesIn, daysAfter } from '../text/dates';
import { best } from './amounts';
import { dateCandidates, labelledTexts, type Candidate } from './candidates';
import type { Context } from './context';
import type { LabelSpan } from './labelSpans';

export type DateKey = 'invoiceDate' | 'dueDate' | 'serviceStartDate' | 'serviceEndDate';

/** The dates of an invoice with their candidates, the likeliest first. */
export function readDates(context: Context): Record<DateKey, Array<Candidate<string>>> {
	const period = readPeriod(context);
	const due = sorted([...dateCandidates(context, 'dueDate'), ...dueBySentence(context)]);
	const invoice = sorted([...dateCandidates(context, 'invoiceDate'), ...dateBehindNumber(context), ...loneDate(context)]);
	return {
		invoiceDate: decideByTerms(context, invoice),
		dueDate: due.length > 0 ? decideByTerms(context, due) : dueByTerms(context, best(invoice)),
		serviceStartDate: [...(period ? [period.start] : []), ...sorted(dateCandidates(context, 'serviceStartDate'))],
		serviceEndDate: [...(period ? [period.end] : []), ...sorted(dateCandidates(context, 'serviceEndDate'))],
	};
}

export const DATE_KEYS: FieldKey[] = ['invoiceDate', 'dueDate', 'serviceStartDate', 'serviceEndDate'];

function sorted<T extends string | number>(candidates: Array<Candidate<T>>): Array<Candidate<T>> {
	return [...candidates].sort((a, b) => b.score - a.score);
}

function readPeriod(context: Context): { start: Candidate<string>; end: Candidate<string> } | undefined {
	for (const { text, line, box, score } of labelledTexts(context, 'servicePeriod')) {
		const [start, end] = datesIn(text, context.dayMonthOrder);
		if (!start || !end) continue;
		return {
			start: { value: start.readings[0], score, line, box },
			end: { value: end.readings[0], score, line, box },
		};
	}
	return undefined;
}

/** Between a number, or a title, and its date. */
const DATED = /(?<!\p{L})(vom|von|du|le|dated|of|date|data|fecha|datum|dato|del|de|van|z dnia|dnia|dne|ze dne|od|от|від|d\.d\.|en date du|emess[ao] il)\s*:?\s*$/iu;

/** "Rechnung Nr. 508 vom 21.11.2020", "Facture du 31/01/2024", "Invoice 12 dated 1 May 2024"; not the date of the order behind it. */
function dateBehindNumber(context: Context): Array<Candidate<string>> {
	return context.spans
		.filter((span) => span.topic === 'invoiceNumber' && !context.tableLines.has(span.lineIndex))
		.flatMap((span) => {
			const line = context.lines[span.lineIndex];
			const text = line.cells.slice(span.cellIndex).map((cell) => cell.text).join(' ').slice(span.end);
			const [date] = datesIn(text, context.dayMonthOrder);
			const before = date && text.slice(0, date.index);
			const isOther = context.spansIn(span.lineIndex).some((other) => other.cellIndex === span.cellIndex && other.start > span.end && other.topic !== 'invoiceDate' && other.end < span.end + (date?.index ?? 0));
			if (!date || before === undefined || isOther || !DATED.test(before)) return [];
			if (!/\d/.test(before) && span.start > 2) return [];
			const [value, ...otherReadings] = date.readings;
			return [{ value, score: 0.85, line, otherReadings }];
		});
}

const PAYING = /(uberweis|zahl|begleich|eingezogen|abgebucht|abbuch|fallig|\bpay|\bdue\b|settle|remit|debit|regl|verse|preleve|virement|konto|account|compte)/;
const UNTIL = /\b(bis|zum|am|spatestens|by|before|on|until|than|avant le|au plus tard le|le|jusqu'au)(\s+(zum|the|am))?\s*:?\s*$/;

/** "Bitte überweisen Sie bis zum 09.12.2017": of several dates (one for early payment) the last counts. */
function dueBySentence(context: Context): Array<Candidate<string>> {
	return context.lines.flatMap((line) => {
		const text = fold(line.text);
		if (!PAYING.test(text)) return [];
		const dates = datesIn(line.text, context.dayMonthOrder).filter((date) => UNTIL.test(text.slice(0, date.index)));
		const latest = dates.map((date) => date.readings[0]).sort().at(-1);
		return latest === undefined ? [] : [{ value: latest, score: 0.7, line }];
	});
}

/** A date without a label near the top, as letters have it ("Berlin, den 5. März 2024"), or the only date there is. */
function loneDate(context: Context): Array<Candidate<string>> {
	const all = context.lines.flatMap((line, lineIndex) =>
		context.tableLines.has(lineIndex) ? [] : datesIn(line.text, context.dayMonthOrder).map((date) => ({ date, line, lineIndex })),
	);
	const others = context.spans.filter((span) => !['invoiceDate', 'invoiceNumber', 'vendorName', 'total'].includes(span.topic));
	const labelled = new Set(others.map((span) => span.lineIndex));
	const under = new Set(others.filter((span) => span.isAlone && !hasValueBeside(context, span)).map((span) => span.lineIndex + 1));
	const free = all.filter(({ lineIndex }) => !labelled.has(lineIndex) && !under.has(lineIndex));
	const [first] = free.filter(({ lineIndex }) => lineIndex < 25);
	if (!first) return [];
	const [value, ...otherReadings] = first.date.readings;
	return [{ value, score: all.length === 1 ? 0.6 : 0.35, line: first.line, otherReadings }];
}

/** "Change | 3.20": the label is done with, and what stands below it is something else. */
function hasValueBeside(context: Context, { lineIndex, cellIndex }: LabelSpan): boolean {
	const beside = context.lines[lineIndex].cells[cellIndex + 1];
	return beside !== undefined && /\d/.test(beside.text) && !context.spansIn(lineIndex).some((other) => other.cellIndex === cellIndex + 1);
}

/** "Net 30", "zahlbar innerhalb 14 Tagen", "à 30 jours": the due date where only the term is printed. */
function dueByTerms(context: Context, invoiceDate: Candidate<string> | undefined): Array<Candidate<string>> {
	const term = termDays(context);
	if (!term || !invoiceDate) return [];
	return [{ value: daysAfter(invoiceDate.value, term.days), score: 0.6, line: term.line }];
}

const TERM = /\bnet\s*(?:terms\s*)?(\d{1,3})\b(?!\s*%)|\b(?:within|innerhalb(?:\s+von)?|binnen|sous|in)\s+(\d{1,3})\s*(?:days|tagen?|jours|calendar days)|\b(?:paiement|reglement)\s+(?:a\s+)?(\d{1,3})\s*jours|\b(\d{1,3})\s*(?:days|tage|jours)\s*(?:net|netto)\b|\bzahlungsziel:?\s*(\d{1,3})\s*tage/i;

function termDays(context: Context): { days: number; line: Candidate['line'] } | undefined {
	for (const line of context.lines) {
		if (/skonto|escompte|discount/i.test(line.text) && amountsIn(line.text).some((amount) => amount.isPercentage)) continue;
		const match = TERM.exec(line.text.normalize('NFD').replace(/\p{M}/gu, ''));
		const days = Number(match?.slice(1).find(Boolean) ?? 0);
		if (days > 0 && days <= 180) return { days, line };
	}
	return undefined;
}

/** Two ways to read a date are one when another date of the document makes the order plain. */
function decideByTerms(context: Context, candidates: Array<Candidate<string>>): Array<Candidate<string>> {
	if (context.dayMonthOrder !== undefined) return candidates.map((candidate) => ({ ...candidate, otherReadings: [] }));
	return candidates;
}
