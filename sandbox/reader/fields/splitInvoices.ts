import { fold } from '../fold';
import type { TextLine } from '../reading';
import { amountCandidates, numberCandidates } from './candidates';
import { contextOf } from './context';
import { titledType } from './documentType';

interface PageSigns {
	lines: TextLine[];
	number: string | undefined;
	isTitled: boolean;
	hasTotal: boolean;
	/** "Page 1 of 3" says first, "Page 2 of 3" says continued. */
	position: 'first' | 'continued' | undefined;
}

/**
 * Puts the pages of a document into groups that belong to one invoice each. A page with another
 * invoice number begins a new one, as does a titled page after a page that already had the total.
 */
export function splitInvoices(pages: TextLine[][]): TextLine[][] {
	const groups: PageSigns[][] = [];
	for (const page of pages.filter((lines) => lines.length > 0).map(signsOf)) {
		const group = groups.at(-1);
		if (group && !beginsInvoice(page, group)) group.push(page);
		else groups.push([page]);
	}
	return groups.map((group) => group.flatMap((page) => page.lines));
}

function beginsInvoice(page: PageSigns, group: PageSigns[]): boolean {
	const number = group.map((earlier) => earlier.number).find(Boolean);
	if (page.number !== undefined) {
		// A page without a number before the first numbered one is a cover letter, unless it has a title itself.
		if (number === undefined) return !group.some((earlier) => earlier.isTitled) || page.position === 'first';
		return page.number !== number;
	}
	if (page.position === 'continued') return false;
	return page.isTitled && page.hasTotal && group.some((earlier) => earlier.hasTotal);
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
	};
}

function positionOf(lines: TextLine[]): PageSigns['position'] {
	const text = fold(lines.map((line) => line.text).join('\n'));
	const match = /\b(?:page|seite|pagina)\s*:?\s*(\d{1,3})\s*(?:of|von|sur|de|\/)\s*\d{1,3}/.exec(text);
	if (!match) return undefined;
	return match[1] === '1' ? 'first' : 'continued';
}
