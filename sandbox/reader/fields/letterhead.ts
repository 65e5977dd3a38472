import { blocksOf, type Block } from './blocks';
import { companyFormEnd } from './companyForms';
import type { Context } from './context';
import { isCaption, party, takeAddress, type Party, type PartyLine } from './partyLines';
import { isName, isTitle, POSTCODE, SALUTATION } from './partyTexts';
import { isIssuers, isMarked, vendorEvidence, type PageMeasures } from './vendorEvidence';

/** A name that may be the vendor's, with the points that speak for it. */
export interface Nominee {
	party: Party;
	points: number;
	/** An address, perhaps one of a firm, that has nothing that only the issuer's has. */
	isMereAddress?: boolean;
}

/** A block at the top; marked when more than an address makes it one of a firm. */
export interface Letterhead extends Nominee {
	isMarked: boolean;
}

/** More candidates would only be worse. */
const CONSIDERED = 6;

/** The blocks of the first page that can be a letterhead, the likeliest first. */
export function letterheads(context: Context, customer: Party | undefined, page: PageMeasures): Letterhead[] {
	const blocks = blocksOf(context.lines).filter((block) => block.page === page.page).map((block) => belowCaptions(context, block));
	return blocks
		.filter((block) => canBeLetterhead(context, block, customer))
		.map((block) => ({ block, points: vendorEvidence(context, block, page) }))
		.sort((a, b) => b.points - a.points)
		.slice(0, CONSIDERED)
		.map(({ block, points }) => ({ party: partyOf(context, blocks, block, customer), points, isMarked: isMarked(context, block, page), isMereAddress: block.texts.length >= 3 && !isIssuers(context, block, page) }));
}

/** A block without the labels at its top that have their values beside them: "Number | 2025-118" above the name of the firm. */
function belowCaptions(context: Context, block: Block): Block {
	const isDone = ({ lineIndex, cellIndex }: Block['places'][number]): boolean => context.lines[lineIndex].cells[cellIndex + 1] !== undefined && isCaption(context, lineIndex, cellIndex);
	const first = block.places.findIndex((place) => !isDone(place));
	return first <= 0 ? block : { ...block, texts: block.texts.slice(first), places: block.places.slice(first), y: context.lines[block.places[first].lineIndex].y };
}

function canBeLetterhead(context: Context, { texts: [name], places: [{ lineIndex, cellIndex }] }: Block, customer: Party | undefined): boolean {
	if (!isName(name) || isTitle(name) || SALUTATION.test(name) || /[:;]$/.test(name)) return false;
	return !customer?.lineIndexes.has(lineIndex) && !context.tableLines.has(lineIndex) && !isCaption(context, lineIndex, cellIndex);
}

function partyOf(context: Context, blocks: Block[], block: Block, customer: Party | undefined): Party {
	const [first, second, ...others] = block.texts.map((text, index): PartyLine => ({ text: index === 0 ? withoutTitle(text) : text, lineIndex: block.places[index].lineIndex }));
	// A name over two lines has its legal form on the second.
	const isBroken = second !== undefined && companyFormEnd(first.text) === undefined && companyFormEnd(second.text) !== undefined && !/[\d:]/.test(first.text + second.text);
	const name = isBroken ? { ...first, text: `${first.text} ${second.text}` } : first;
	const rest = isBroken || second === undefined ? others : [second, ...others];
	const address = takeAddress(rest).length > 0 ? takeAddress(rest) : addressNear(context, blocks, block, customer);
	return party(context, name, address, 0.5);
}

/** "Amazon Web Services Invoice", "edf.fr": the name without the title behind it, or the ending of its domain. */
function withoutTitle(name: string): string {
	return name.replace(/\s+(?:tax )?(?:invoice|receipt|rechnung|facture|factuur|fattura)$/i, '').replace(/^([\p{L}\d-]{2,})\.(?:com|net|org|de|fr|nl|it|es|pt|pl|co\.uk|eu)$/iu, '$1');
}

/** Letterheads set the name apart: the address is then the nearest block with a postcode. */
function addressNear(context: Context, blocks: Block[], from: Block, customer: Party | undefined): PartyLine[] {
	const [nearest] = blocks
		.filter((block) => block !== from && block.texts.some((text) => POSTCODE.test(text)))
		.filter((block) => !block.places.some((place) => customer?.lineIndexes.has(place.lineIndex)) && !isCaption(context, block.places[0].lineIndex, block.places[0].cellIndex))
		.sort((a, b) => Math.abs(a.y - from.y) - Math.abs(b.y - from.y));
	if (!nearest || Math.abs(nearest.y - from.y) > 12 * from.height) return [];
	return takeAddress(nearest.texts.map((text, index) => ({ text, lineIndex: nearest.places[index].lineIndex })));
}
