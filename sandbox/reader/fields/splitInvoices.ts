import { fold } from '../fold';
import type { TextLine } from '../reading';
import { amountCandidates } from './amountCandidates';
import { numberCandidates } from './candidates';
import { contextOf } from './context';
import { readDates } from './dates';
import { titledType } from './documentType';

interface PageSigns {
	lines: TextLine[];
	number: string | undefined;
	isTitled: boolean;
	hasTotal: boolean;
	hasDate: boolean;
	/** "Page 1 of 3" says first, "Page 2 of 3" says continued. */
	position: 'first' | 'continued' | undefined;
	/** The words of the page that have a digit: numbers, dates and amounts. */
	figures: Set<string>;
}

/**
 * Puts the pages of a document into groups that belong to one invoice each. A page with another invoice number
 * begins a new one, as does a titled page after a page that already had the total, and a receipt after a receipt:
 * neither has a title or a number, and each its own total and date. A copy of an invoice that is already there
 * (duplicate, triplicate) is left out: it is no second invoice.
 */
export function splitInvoices(pages: TextLine[][]): TextLine[][] {
	const groups: PageSigns[][] = [];
	const originals: PageSigns[] = [];
	for (const page of pages.filter((lines) => lines.length > 0).map(signsOf)) {
		if (originals.some((original) => isCopy(page, original))) continue;
		originals.push(page);
		const group = groups.at(-1);
		if (group && !beginsInvoice(page, group)) group.push(page);
		else groups.push([page]);
	}
	return groups.map((group) => group.flatMap((page) => page.lines));
}

/** Enough figures to tell two pages apart, and the share of them that a copy has in common with its original. */
const TELLING_FIGURES = 6;
const COPIED = 0.9;

function isCopy(page: PageSigns, original: PageSigns): boolean {
	const smaller = Math.min(page.figures.size, original.figures.size);
	const larger = Math.max(page.figures.size, original.figures.size);
	if (smaller < TELLING_FIGURES || page.number !== original.number) return false;
	const common = [...page.figures].filter((figure) => original.figures.has(figure)).length;
	return common >= COPIED * larger;
}

function beginsInvoice(page: PageSigns, group: PageSigns[]): boolean {
	const number = group.map((earlier) => earlier.number).find(Boolean);
	if (page.number !== undefined) {
		// A page without a number before the first numbered one is a cover letter, unless it has a title itself.
		if (number === undefined) return !group.some((earlier) => earlier.isTitled) || page.position === 'first';
		return page.number !== number && page.position !== 'continued';
	}
	if (page.position === 'continued') return false;
	if (!page.hasTotal || !group.some((earlier) => earlier.hasTotal)) return false;
	return page.isTitled || (page.hasDate && group.every((earlier) => !earlier.isTitled && earlier.number === undefined));
}

function signsOf(lines: TextLine[]): PageSigns {
	const context = contextOf(lines);
	const [number] = numberCandidates(context, 'invoiceNumber')
		.filter((candidate) => candidate.score >= 0.45)
		.sort((a, b) => b.score - a.score);
	return {
		lines,
		number: number?.value.toLowerCase(),
		isTitled: titledType(lines) !== undefined,
		hasTotal: amountCandidates(context, 'total').some((candidate) => candidate.score >= 0.7),
		position: positionOf(lines),
		hasDate: readDates(context).invoiceDate.length > 0,
		figures: new Set(lines.flatMap((line) => line.text.match(/\S*\d\S*/g) ?? [])),
	};
}

const POSITION = /(?:^|[^\p{L}])(?:page|seite|pagina|pag|strona|strana|sida|side|sivu|oldal|blad|folha|hoja|sayfa|стр)[.:]?\s*(?:n[o°.]*\s*)?(\d{1,3})\s*(?:of|von|sur|de|van|di|z|ze|av|af|\/)\s*\d{1,3}/u;

function positionOf(lines: TextLine[]): PageSigns['position'] {
	const match = POSITION.exec(fold(lines.map((line) => line.text).join('\n')));
	if (!match) return undefined;
	return match[1] === '1' ? 'first' : 'continued';
}
