import { fold } from '../fold';
import type { Context } from './context';
import type { LabelSpan } from './labelSpans';
import { isLabelled, linesBelow, party, type Party, type PartyLine } from './partyLines';
import { isName } from './partyTexts';

/** The party whose block stands under, beside or behind a label such as "Bill to" or "Lieferant". */
export function labelledParty(context: Context, topic: 'vendorName' | 'customerName'): Party | undefined {
	const spans = context.spans.filter((span) => span.topic === topic && !context.tableLines.has(span.lineIndex));
	const found = spans.flatMap((span) => {
		const party = partyAt(context, span);
		return party ? [party] : [];
	});
	const [best] = found.sort((a, b) => b.name.score - a.name.score);
	if (!best || best.address) return best;
	const addressed = found.find((other) => other.address !== undefined);
	return addressed ? { ...addressed, name: best.name } : best;
}

function partyAt(context: Context, span: LabelSpan): Party | undefined {
	const line = context.lines[span.lineIndex];
	const cell = line.cells[span.cellIndex];
	const behind = cell.text.slice(span.end);
	const hasColon = /^\s*:/.test(behind);
	const rest = behind.replace(/^[\s:]+/, '').trim();
	// "Customer Smith" is running text; a label stands alone or has a colon.
	if (rest !== '' && (!hasColon || span.start > 2)) return undefined;
	const block: PartyLine[] = [];
	if (rest !== '') block.push({ text: rest, lineIndex: span.lineIndex });
	const besides = line.cells[span.cellIndex + 1];
	const isBeside = rest === '' && besides !== undefined && !isLabelled(context, span.lineIndex, span.cellIndex + 1) && isName(besides.text);
	const below = (column: { x: number; right: number }): PartyLine[] =>
		linesBelow(context, span.lineIndex, column, block.length > 0);
	const underLabel = below({ x: cell.x, right: cell.x + cell.width });
	if (isBeside && (hasColon || underLabel.length === 0)) {
		block.push({ text: besides.text, lineIndex: span.lineIndex });
		block.push(...below({ x: besides.x, right: besides.x + besides.width }));
	} else {
		block.push(...underLabel);
	}
	const [name, ...address] = block;
	if (!name || !isName(name.text)) return undefined;
	// "Customer name" says exactly what stands there; "Bill to" may be a department of the customer.
	if (/name|nom\b/.test(fold(cell.text.slice(span.start, span.end)))) return party(context, name, [], span.weight);
	const score = span.weight * (address.length > 0 ? 0.95 : 0.8);
	return party(context, name, address, score);
}
