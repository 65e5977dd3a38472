import { fold } from '../fold';
import { companyFormEnd } from './companyForms';
import type { Context } from './context';
import type { LabelSpan } from './labelSpans';
import { isLabelled, linesBelow, party, type Party, type PartyLine } from './partyLines';
import { isName, isTitle } from './partyTexts';

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
	// "Customer Smith" is running text; a label stands alone, has a colon, or recognition lost it before a firm.
	const isFirm = span.start <= 2 && span.weight === 1 && companyFormEnd(rest) !== undefined;
	if (rest !== '' && !hasColon && !isFirm) return undefined;
	const named = rest === '' ? nameInForm(context, span) : undefined;
	if (named) return party(context, named, [], span.weight);
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
	if (!name || !isName(name.text) || isTitle(name.text)) return undefined;
	// "Customer name" says exactly what stands there; "Bill to" may be a department of the customer.
	if (/name|nom\b/.test(fold(cell.text.slice(span.start, span.end)))) return party(context, name, [], span.weight);
	const score = span.weight * (address.length > 0 ? 0.95 : 0.8);
	return party(context, name, address, score);
}

const NAME_LABEL = /^(?:company |firmen?|nom |name of )?(?:name|firma|nom|nombre|nome|naam|nazwa|nazev|nazov|namn|navn|nimi|denominazione|ragione sociale|raison sociale|razon social|razao social|naziv|denumire|nev|unvan)(?:\s*\/\s*\p{L}+)?\s*:\s*(.*)$/u;

/** Forms list what belongs to a party below its caption: "Verkäufer", then "Nummer: 549910", "Name: Lieferant GmbH". */
function nameInForm(context: Context, span: LabelSpan): PartyLine | undefined {
	const caption = context.lines[span.lineIndex];
	const { x } = caption.cells[span.cellIndex];
	for (let lineIndex = span.lineIndex + 1; lineIndex <= span.lineIndex + 5; lineIndex++) {
		const line = context.lines[lineIndex];
		if (!line || line.page !== caption.page || context.spansIn(lineIndex).some((other) => PARTIES.includes(other.topic) && other.isAlone)) return undefined;
		const cellIndex = line.cells.findIndex((cell) => Math.abs(cell.x - x) < 25);
		const match = cellIndex < 0 ? null : NAME_LABEL.exec(fold(line.cells[cellIndex].text));
		if (!match) continue;
		const behind = line.cells[cellIndex].text.slice(line.cells[cellIndex].text.length - match[1].length).trim();
		const text = behind || line.cells[cellIndex + 1]?.text;
		return text && isName(text) ? { text, lineIndex } : undefined;
	}
	return undefined;
}

const PARTIES: LabelSpan['topic'][] = ['vendorName', 'customerName'];
