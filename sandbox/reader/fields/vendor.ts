import { blocksOf, type Block } from './blocks';
import { companyFormEnd } from './companyForms';
import type { Context } from './context';
import { footerFirm } from './footerFirm';
import { labelledParty } from './labelledParty';
import { isCaption, party, takeAddress, type Party, type PartyLine } from './partyLines';
import { isName, isTitle, POSTCODE, SALUTATION } from './partyTexts';
import { senderLine } from './senderLine';
import { isInDomain, isMarked, measuresOf, plain, vendorEvidence, type PageMeasures } from './vendorEvidence';

/** A name that may be the vendor's, with the points that speak for it. */
interface Nominee {
	party: Party;
	points: number;
}

/** Points that no name without a label reaches by its looks alone. */
const BY_LABEL = 3.4;
/** With so many points a name is as likely the vendor's as not. */
const EVEN = 1.7;
/** Another name with hardly less points makes the choice doubtful. */
const CLOSE = 0.4;
/** More candidates would only be worse. */
const CONSIDERED = 6;

/**
 * The vendor: whom a label names, who sends the letter, who has the letterhead or stands in the small print at the
 * foot. Each way to be found gives points, and a name that is found in several ways has those of all.
 */
export function vendorOf(context: Context, customer: Party | undefined): Party | undefined {
	const page = measuresOf(context.lines);
	const footer = byFooter(context, page);
	const nominees = joined([...byLabel(context), ...bySenderLine(context), ...againstFooter(byLetterhead(context, customer, page), footer), ...footer])
		.filter(({ party: { name } }) => !isCustomer(name.value, customer))
		.sort((a, b) => b.points - a.points);
	const [best] = nominees;
	if (!best) return undefined;
	const other = nominees.find((nominee) => nominee !== best && !isSameFirm(nominee, best));
	const lead = other ? best.points - other.points : BY_LABEL;
	const score = certaintyOf(best.points) * (lead < CLOSE ? 0.75 : 1);
	const { name, lineIndexes } = best.party;
	const address = best.party.address ?? nominees.find((nominee) => isSameFirm(nominee, best) && nominee.party.address)?.party.address;
	// It stands with the name, and is as sure to be the vendor's.
	return { lineIndexes, name: { ...name, score }, ...(address && { address: { ...address, score: Math.max(address.score, Math.min(score, 0.9)) } }) };
}

function byLabel(context: Context): Nominee[] {
	const labelled = labelledParty(context, 'vendorName');
	return labelled ? [{ party: labelled, points: BY_LABEL * labelled.name.score ** 2 + domainPoints(context, labelled) }] : [];
}

function bySenderLine(context: Context): Nominee[] {
	const sender = senderLine(context);
	return sender ? [{ party: sender, points: 2.6 + domainPoints(context, sender) }] : [];
}

function byFooter(context: Context, page: PageMeasures): Nominee[] {
	const firm = footerFirm(context, page);
	if (!firm) return [];
	const found = party(context, { text: firm.name, lineIndex: firm.lineIndex }, [], 0.6);
	return [{ party: found, points: (firm.isRegistered ? 1.9 : 1.1) + domainPoints(context, found) }];
}

/** Points that a mere address loses to the firm that the small print names: it is more likely the customer's. */
const MERE_ADDRESS = 1.3;

function againstFooter(letterheads: Letterhead[], footer: Nominee[]): Nominee[] {
	const isNamed = (nominee: Nominee): boolean => footer.some((other) => isSameFirm(other, nominee));
	return letterheads.map((nominee) => (footer.length === 0 || nominee.isMarked || isNamed(nominee) ? nominee : { ...nominee, points: nominee.points - MERE_ADDRESS }));
}

/** A block at the top; marked when more than an address makes it one of a firm. */
interface Letterhead extends Nominee {
	isMarked: boolean;
}

function domainPoints(context: Context, { name }: Party): number {
	return isInDomain(name.value, context.lines) ? 1 : 0;
}

/** The blocks of the first page that can be a letterhead. */
function byLetterhead(context: Context, customer: Party | undefined, page: PageMeasures): Letterhead[] {
	const blocks = blocksOf(context.lines).filter((block) => block.page === page.page);
	return blocks
		.filter((block) => canBeLetterhead(context, block, customer))
		.map((block) => ({ block, points: vendorEvidence(context, block, page) }))
		.sort((a, b) => b.points - a.points)
		.slice(0, CONSIDERED)
		.map(({ block, points }) => ({ party: partyOf(context, blocks, block, customer), points, isMarked: isMarked(context, block, page) }));
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

/** The same name found again adds half of the smaller points; the fuller name stays. */
function joined(nominees: Nominee[]): Nominee[] {
	return nominees.map((nominee) => {
		const same = nominees.filter((other) => other !== nominee && isSameFirm(other, nominee));
		return { ...nominee, points: nominee.points + 0.5 * same.reduce((sum, other) => sum + Math.max(0, other.points), 0) };
	});
}

function isSameFirm(a: Nominee, b: Nominee): boolean {
	const [x, y] = [plain(a.party.name.value), plain(b.party.name.value)];
	return x === y || (Math.min(x.length, y.length) >= 4 && (` ${x} `.includes(` ${y} `) || ` ${y} `.includes(` ${x} `)));
}

function isCustomer(name: string, customer: Party | undefined): boolean {
	return customer !== undefined && plain(customer.name.value) === plain(name);
}

/** From points to a share of certainty: 0.5 at EVEN. */
function certaintyOf(points: number): number {
	return 1 / (1 + Math.exp(-1.8 * (points - EVEN)));
}
