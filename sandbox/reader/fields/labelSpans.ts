import { fold } from '../fold';
import type { TextLine } from '../reading';
import { LABEL_ENTRIES, labelKey, labelsIn } from './labelIndex';
import { misreadLabel } from './misreadLabels';
import { isDocumentWord, numberWordEnd } from './numberLabels';
import type { Topic } from './vocabulary';

/** A label of the vocabulary at its place in a cell. */
export interface LabelSpan {
	topic: Topic;
	/** How surely this label announces its topic, from 0 to 1. */
	weight: number;
	lineIndex: number;
	cellIndex: number;
	start: number;
	end: number;
	/** Nothing but the label stands in the cell. */
	isAlone: boolean;
}

/** All labels of the vocabulary in the lines, none inside another: "invoice date" is no "invoice" and no "date". */
export function labelSpans(lines: TextLine[]): LabelSpan[] {
	return lines.flatMap((line, lineIndex) =>
		line.cells.flatMap((cell, cellIndex) => {
			const spans = stackedSpans(lines, lineIndex, cellIndex) ?? spansIn(cell.text);
			const split = numberWordSpan(lines, lineIndex, cellIndex);
			const found = split ? [split, ...spans.filter((span) => span.start >= split.end)] : spans.length === 0 && line.confidence < 1 ? misreadSpans(cell.text) : spans;
			return found.map((span) => ({ ...span, lineIndex, cellIndex }));
		}),
	);
}

/** A label on two lines, "Sub" above "Total": what both say together counts for the lower one. */
function stackedSpans(lines: TextLine[], lineIndex: number, cellIndex: number): SpanInText[] | undefined {
	const line = lines[lineIndex];
	const { text, x, width } = line.cells[cellIndex];
	const above = lines[lineIndex - 1];
	if (text.length > 25 || !above || above.page !== line.page || line.y - above.y > 1.9 * (line.height ?? 10)) return undefined;
	const upper = above.cells.find((cell) => cell.x < x + width && cell.x + cell.width > x);
	if (!upper || upper.text.length > 25 || LABEL_ENTRIES.has(labelKey(upper.text))) return undefined;
	const entries = LABEL_ENTRIES.get(labelKey(`${upper.text} ${text}`));
	return entries?.map(({ topic, weight }) => ({ topic, weight, start: 0, end: text.length, isAlone: true }));
}

/**
 * A label over two cells, "INVOICE | # | US-001" or a title with "No. 12 345" below it: the word for "number" is
 * the label when the cell before it, or the line above, has nothing but the document's name.
 */
function numberWordSpan(lines: TextLine[], lineIndex: number, cellIndex: number): SpanInText | undefined {
	const line = lines[lineIndex];
	const { text } = line.cells[cellIndex];
	const end = numberWordEnd(fold(text));
	if (end === undefined) return undefined;
	const before = line.cells[cellIndex - 1];
	const above = lines.slice(Math.max(0, lineIndex - 2), lineIndex).filter((other) => other.page === line.page && line.y - other.y < 5 * (line.height ?? 10));
	const isBehindTitle = before !== undefined && namesDocument(before.text);
	const isBelowTitle = end < text.length && above.some((other) => other.cells.some((cell) => namesDocument(cell.text)));
	const weight = isBehindTitle ? 1 : isBelowTitle ? 0.9 : end === text.length && isOverDate(lines, lineIndex, cellIndex) ? 0.8 : undefined;
	return weight && { topic: 'invoiceNumber', weight, start: 0, end, isAlone: end === text.length };
}

/** "Nummer | 2025-118" right over "Datum | 03.03.2025": a form's two lines about the invoice itself. */
function isOverDate(lines: TextLine[], lineIndex: number, cellIndex: number): boolean {
	const [line, next] = [lines[lineIndex], lines[lineIndex + 1]];
	if (!next || next.page !== line.page || !/\d/.test(line.cells[cellIndex + 1]?.text ?? '')) return false;
	const below = next.cells.find(({ x }) => Math.abs(x - line.cells[cellIndex].x) < 3);
	return below !== undefined && labelsIn(below.text).some(({ start, entries }) => start <= 2 && entries.some(({ topic }) => topic === 'invoiceDate'));
}

/** "INVOICE", "Tax Invoice", "Facture du 11/12/2022". */
function namesDocument(text: string): boolean {
	const plain = fold(text).replace(/[\s:.]+$/, '').trim();
	return isDocumentWord(plain) || (plain.length <= 30 && /\d/.test(plain) && isDocumentWord(plain.split(' ')[0]));
}

type SpanInText = Omit<LabelSpan, 'lineIndex' | 'cellIndex'>;

function spansIn(text: string): SpanInText[] {
	const spans = plainSpans(text);
	const late = lateNumberSpan(text, spans);
	return late ? [...spans, late] : spans;
}

/** "Gutschrift (selbst ausgestellte Rechnung) Nr. 471102": the word for the number further behind a title. */
function lateNumberSpan(text: string, spans: SpanInText[]): SpanInText | undefined {
	const title = spans.find(({ topic, weight, start }) => topic === 'invoiceNumber' && weight <= 0.5 && start <= 2);
	const match = title && /(?<!\p{L})(?:nr|no|n°|nro|num|numero|nummer|number|#)\.?\s*:?\s*(?=(?:\p{L}{1,4}\s)?\S*\d)/u.exec(fold(text).slice(title.end));
	if (!title || !match) return undefined;
	const [start, end] = [title.end + match.index, title.end + match.index + match[0].length];
	const isTaken = spans.some((span) => span.topic !== 'invoiceNumber' && span.end > title.end && span.start < end);
	return isTaken ? undefined : { topic: 'invoiceNumber', weight: 0.9, start, end, isAlone: false };
}

function plainSpans(text: string): SpanInText[] {
	return labelsIn(text).flatMap(({ start, end, entries }) => {
		const after = text.slice(end);
		const isAlone = start <= 2 && /^[^\p{L}\p{N}]*$/u.test(after);
		// In running text a word like "total" or "date" announces nothing; a colon after it tells otherwise.
		const isAtStart = /^[^\p{L}\p{N}]*$/u.test(text.slice(0, start));
		const isMarked = /^\s*[.)]*\s*[:#=]/.test(after);
		const standing = isAtStart || isMarked ? 1 : 0.6;
		return entries.map(({ topic, weight }) => ({ topic: topic === 'total' && (NET.test(fold(after)) || WITHOUT_TAX.test(fold(after))) ? 'subtotal' : topic, weight: weight * standing, start, end, isAlone }));
	});
}

/** Behind a label such as "Rechnungssumme": it is then the sum before tax. */
const NET = /^[\s(,/-]{0,3}(netto|net|ohne|exkl|excl|ex|exc|before|hors|ht|h\.t|zzgl|without|w\/o|sin|sem|bez|eksk?l|uden|uten|utan|zonder|senza|fara|be pvm)(?![\p{L}])(?! [aà] payer| to pay| payable)/u;

/** The same further behind: "Total Electricité hors TVA", "Total for services excl. VAT". */
const WITHOUT_TAX = /^[^:\d]{0,40}\b(hors (tva|taxes?)|ohne (mwst|ust|mehrwertsteuer)|(excl|excluding|before|without)\.? (vat|tax|gst)|excl(usief)?\.? btw|sin iva|sem iva|iva (esclusa|excluid[oa])|bez dph|(ex|exkl)\.? moms)\b/;

/** A cell that recognition got almost right: "Tota" for Total, "lnvoice No" for Invoice No. */
function misreadSpans(text: string): SpanInText[] {
	const label = text.split(':')[0];
	const end = label.length;
	return (misreadLabel(labelKey(label)) ?? []).map(({ topic, weight }) => ({ topic, weight: weight * 0.8, start: 0, end, isAlone: end === text.length }));
}
