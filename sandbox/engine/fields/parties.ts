import { fold } from '../fold';
import { heightOf } from '../labelValues';
import type { TextLine } from '../reading';
import { amountsIn } from '../text/amounts';
import { datesIn } from '../text/dates';
import { blocksOf, type Block } from './blocks';
import type { Candidate } from './candidates';
import type { Context } from './context';
import type { LabelSpan } from './labelSpans';

export interface Party {
	name: Candidate<string>;
	address?: Candidate<string>;
	/** The lines of its block, for telling whose tax number is whose. */
	lineIndexes: Set<number>;
}

const COMPANY = /\b(gmbh|ag|kg|kgaa|ohg|ug|e\.?\s?v\.?|gbr|e\.?\s?k\.?|se|ltd|limited|llc|llp|inc|corp|corporation|company|plc|pty|s\.?a\.?r\.?l|sas|sasu|eurl|sa|s\.p\.a|spa|srl|b\.?v|n\.?v|s\.l|pvt|holdings?|services?|solutions?|group|associates|consulting|enterprises)\b\.?/i;
/** Location and customer codes that stand over a name. */
const CODE = /^(gln|iln|(lief|kunden|kd)[.-]*\s?(nr|no))\b.*\d/i;
const SALUTATION = /^(herrn?|frau|firma|fa|an|to|mr|mrs|ms|mme|madame|monsieur|m)\.?$/i;
const SENDER_LINE = /\s*(?:[•·|∙●■*]|\s[-–—]\s|,\s)\s*/;
const POSTCODE = /\b[A-Z]{0,2}[- ]?\d{4,5}\s\p{Lu}|\b[A-Z]{2}\s*,?\s+\d{5}\b|\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b/u;

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
	const block: Array<{ text: string; lineIndex: number }> = [];
	if (rest !== '') block.push({ text: rest, lineIndex: span.lineIndex });
	const besides = line.cells[span.cellIndex + 1];
	const isBeside = rest === '' && besides !== undefined && !isLabelled(context, span.lineIndex, span.cellIndex + 1) && isName(besides.text);
	const below = (column: { x: number; right: number }): Array<{ text: string; lineIndex: number }> =>
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

/** The lines of the column under a label, until a gap, another label or something that is no address. */
function linesBelow(context: Context, from: number, column: { x: number; right: number }, isStarted: boolean): Array<{ text: string; lineIndex: number }> {
	const found: Array<{ text: string; lineIndex: number }> = [];
	let last = context.lines[from];
	for (let index = from + 1; index < context.lines.length && found.length < 6; index++) {
		const line = context.lines[index];
		const allowed = found.length > 1 ? 2.2 : 3.5;
		if (line.page !== last.page || line.y - last.y > allowed * Math.max(heightOf(line), heightOf(last))) break;
		const tolerance = 1.5 * heightOf(line);
		const cellIndex = line.cells.findIndex((cell) => Math.abs(cell.x - column.x) <= tolerance || (cell.x >= column.x && cell.x < column.right));
		const cell = line.cells[cellIndex];
		if (!cell) continue;
		if (found.length === 0 && !isStarted && CODE.test(cell.text)) continue;
		if (isLabelled(context, index, cellIndex) || context.tableLines.has(index) || !isAddressLine(cell.text)) break;
		if (found.length === 0 && SALUTATION.test(cell.text)) continue;
		found.push({ text: cell.text, lineIndex: index });
		last = line;
	}
	return found;
}

/** The vendor without a label: the sender's line over the address window, the letterhead, or the firm in the footer. */
export function unlabelledVendor(context: Context, customer: Party | undefined): Party | undefined {
	const sender = senderLine(context);
	if (sender) return sender;
	const lines = context.lines;
	const firstPage = lines[0]?.page;
	const normal = medianHeight(lines);
	const blocks = blocksOf(lines).filter((block) => block.page === firstPage);
	const bottom = Math.max(...lines.filter((line) => line.page === firstPage).map((line) => line.y), 1);
	const scored = blocks.flatMap((block) => {
		const name = block.texts[0];
		const [{ lineIndex, cellIndex }] = block.places;
		if (!isName(name) || isTitle(name) || SALUTATION.test(name) || customer?.lineIndexes.has(lineIndex) || isLabelled(context, lineIndex, cellIndex)) return [];
		if (context.tableLines.has(lineIndex)) return [];
		const height = heightOf(lines[lineIndex]);
		const score =
			0.35 * Math.max(0, 1 - (block.y / bottom) * 2) +
			0.25 * Math.min(1, Math.max(0, height / normal - 1)) +
			(COMPANY.test(name) ? 0.25 : 0) +
			(block.texts.slice(1).some((text) => POSTCODE.test(text)) ? 0.15 : 0) +
			(isInDomain(name, lines) ? 0.2 : 0) -
			(/[:;]$|\d{3}/.test(name) ? 0.3 : 0);
		return [{ block, score, lineIndex }];
	});
	const [winner] = scored.sort((a, b) => b.score - a.score);
	if (!winner || winner.score < 0.25) return undefined;
	const [name, ...rest] = winner.block.texts.map((text, index) => ({ text, lineIndex: winner.block.places[index].lineIndex }));
	const address = takeAddress(rest).length > 0 ? takeAddress(rest) : addressNear(context, blocks, winner.block, customer);
	return party(context, name, address, Math.min(0.9, 0.45 + winner.score));
}

/** The customer without a label: the block under the sender's line, or the other address block at the top. */
export function unlabelledCustomer(context: Context, vendor: Party | undefined): Party | undefined {
	const sender = senderIndex(context);
	const addressed = sender && underSender(context, sender);
	if (addressed) return addressed;
	const blocks = blocksOf(context.lines).filter((block) => block.page === context.lines[0]?.page);
	for (const block of blocks) {
		const places = block.places;
		const free = block.texts
			.map((text, index) => ({ text, ...places[index] }))
			.filter((entry) => !vendor?.lineIndexes.has(entry.lineIndex));
		const [name, ...rest] = SALUTATION.test(free[0]?.text ?? '') ? free.slice(1) : free;
		if (!name || !isName(name.text) || isTitle(name.text) || isLabelled(context, name.lineIndex, name.cellIndex)) continue;
		const address = takeAddress(rest);
		const isAddressed = address.some((entry) => POSTCODE.test(entry.text));
		if (!isAddressed || vendor === undefined || context.tableLines.has(name.lineIndex)) continue;
		return party(context, name, address, 0.6);
	}
	return undefined;
}

/** The window of an envelope shows the sender's line with the recipient right below it. */
function underSender(context: Context, sender: Sender): Party | undefined {
	const column = { x: sender.x - 40, right: sender.x + sender.width };
	const [name, ...address] = linesBelow(context, sender.lineIndex, column, false);
	return name && address.length > 0 && isName(name.text) ? party(context, name, address, 0.85) : undefined;
}

/** "Acme Ltd. • 42 Milky Way • 1234 Faraway": the sender in small print over the recipient's address. */
function senderLine(context: Context): Party | undefined {
	const sender = senderIndex(context);
	if (!sender) return undefined;
	const [name, ...address] = sender.parts.map((text) => ({ text, lineIndex: sender.lineIndex }));
	return party(context, name, address, 0.9);
}

interface Sender {
	lineIndex: number;
	x: number;
	width: number;
	parts: string[];
}

function senderIndex(context: Context): Sender | undefined {
	const lines = context.lines;
	const bottom = Math.max(...lines.map((line) => line.y), 1);
	for (let lineIndex = 0; lineIndex < lines.length; lineIndex++) {
		const line = lines[lineIndex];
		if (line.page !== lines[0].page || line.y > bottom * 0.4) break;
		for (const cell of line.cells) {
			const parts = cell.text.split(SENDER_LINE).map((part) => part.trim()).filter(Boolean);
			const hasPostcode = parts.slice(1).some((part) => /\b\d{4,5}\b/.test(part) && /\p{L}{3}/u.test(part));
			if (parts.length >= 3 && parts.length <= 5 && hasPostcode && isName(parts[0]) && !/:/.test(cell.text)) {
				return { lineIndex, x: cell.x, width: cell.width, parts };
			}
		}
	}
	return undefined;
}

function party(context: Context, name: { text: string; lineIndex: number }, address: Array<{ text: string; lineIndex: number }>, score: number): Party {
	const line = context.lines[name.lineIndex];
	return {
		name: { value: name.text.replace(/[,;:]+$/, ''), score, line },
		...(address.length === 0 ? {} : { address: { value: address.map((entry) => entry.text.replace(/,$/, '')).join(', '), score, line } }),
		lineIndexes: new Set([name, ...address].map((entry) => entry.lineIndex)),
	};
}

/** The lines of a block that look like an address, from its beginning. */
function takeAddress<T extends { text: string }>(entries: T[]): T[] {
	const end = entries.findIndex((entry) => !isAddressLine(entry.text));
	return entries.slice(0, end < 0 ? 5 : Math.min(end, 5));
}

/** Letterheads set the name apart: the address is then the nearest block with a postcode. */
function addressNear(context: Context, blocks: Block[], from: Block, customer: Party | undefined): Array<{ text: string; lineIndex: number }> {
	const [nearest] = blocks
		.filter((block) => block !== from && block.texts.some((text) => POSTCODE.test(text)))
		.filter((block) => !block.places.some((place) => customer?.lineIndexes.has(place.lineIndex) || isLabelled(context, place.lineIndex, place.cellIndex)))
		.sort((a, b) => Math.abs(a.y - from.y) - Math.abs(b.y - from.y));
	if (!nearest || Math.abs(nearest.y - from.y) > 12 * from.height) return [];
	return takeAddress(nearest.texts.map((text, index) => ({ text, lineIndex: nearest.places[index].lineIndex })));
}

function isLabelled(context: Context, lineIndex: number, cellIndex: number): boolean {
	const { text } = context.lines[lineIndex].cells[cellIndex];
	return context.spans.some(
		(span) =>
			span.lineIndex === lineIndex &&
			span.cellIndex === cellIndex &&
			span.start <= 2 &&
			span.weight >= 0.7 &&
			// "Lieferant GmbH" is a name; a label stands alone, or before a colon or a number.
			(span.isAlone || /^\s*[.)]*\s*(?:[:#]|[A-Z]{0,4}[\s-]?\d)/.test(text.slice(span.end))),
	);
}

function isTitle(text: string): boolean {
	return /^(tax |commercial |proforma |pro forma )?(invoice|rechnung|facture|gutschrift|credit note|receipt|avoir|statement|bill|quote|order|fattura|factura|factuur|original|copy|kopie|duplicate|delivery note|lieferschein)\b/.test(fold(text));
}

function isName(text: string): boolean {
	if (!/\p{L}.*\p{L}.*\p{L}/u.test(text) || text.length > 70 || /@|www\.|https?:|^\+?[\d\s()/-]+$/.test(text)) return false;
	return datesIn(text, 'day-first').length === 0 && !amountsIn(text).some((amount) => amount.isMoney) && !/^\d+[\s,]/.test(text);
}

function isAddressLine(text: string): boolean {
	if (/@|www\.|https?:|^(tel|fax|phone|fon|mobil|e-?mail|ust|vat|tax|iban|bic|siret|gln)\b/i.test(text)) return false;
	return text.length <= 70 && /\p{L}|\d{4}/u.test(text) && !/^\+?[\d\s()./-]{8,}$/.test(text) && datesIn(text, 'day-first').length === 0 && !/:\s*\S/.test(text);
}

/** A firm that writes from its own domain is the one whose paper this is. */
function isInDomain(name: string, lines: TextLine[]): boolean {
	const words = fold(name).match(/[a-z]{4,}/g) ?? [];
	const domains = lines.flatMap((line) => fold(line.text).match(/(?:@|www\.|https?:\/\/)[\w.-]+/g) ?? []);
	return words.some((word) => domains.some((domain) => domain.includes(word)));
}

function medianHeight(lines: TextLine[]): number {
	const heights = lines.map(heightOf).sort((a, b) => a - b);
	return heights[Math.floor(heights.length / 2)] ?? 10;
}
