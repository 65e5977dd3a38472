import type { Context } from './context';
import { footerFirm } from './footerFirm';
import { labelledParty } from './labelledParty';
import { letterheads, type Letterhead, type Nominee } from './letterhead';
import { party, type Party } from './partyLines';
import { senderLine } from './senderLine';
import { isInDomain, measuresOf, withoutForms, type PageMeasures } from './vendorEvidence';

/** Points that no name without a label reaches by its looks alone. */
const BY_LABEL = 3.4;
/** With so many points a name is as likely the vendor's as not. */
const EVEN = 1.7;
/** Another name with hardly less points makes the choice doubtful. */
const CLOSE = 0.4;

/**
 * The vendor: whom a label names, who sends the letter, who has the letterhead or stands in the small print at the
 * foot. Each way to be found gives points, and a name that is found in several ways has those of all.
 */
export function vendorOf(context: Context, customer: Party | undefined): Party | undefined {
	const page = measuresOf(context.lines);
	const footer = byFooter(context, page);
	const nominees = joined([...byLabel(context), ...bySenderLine(context), ...againstFooter(letterheads(context, customer, page), footer), ...footer])
		.filter(({ party: { name } }) => !isCustomer(name.value, customer))
		.sort((a, b) => b.points - a.points);
	const [best] = nominees;
	if (!best) return undefined;
	const other = nominees.find((nominee) => nominee !== best && !isSameFirm(nominee, best));
	const lead = other ? best.points - other.points : BY_LABEL;
	const score = Math.min(certaintyOf(best.points) * (lead < CLOSE ? 0.75 : 1), page.hasBlankHead && !customer && isAddressee(best, nominees) ? LIKELY_CUSTOMER : 1);
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

/** How sure a vendor is whose block could as well be the customer's. */
const LIKELY_CUSTOMER = 0.5;

/** Whether only an address speaks for a name: on paper whose head is a picture it is the customer's in the envelope's window. */
function isAddressee(best: Nominee, nominees: Nominee[]): boolean {
	return nominees.every((nominee) => !isSameFirm(nominee, best) || nominee.isMereAddress === true);
}

/** Points that a mere address loses to the firm that the small print names: it is more likely the customer's. */
const MERE_ADDRESS = 1.3;

function againstFooter(found: Letterhead[], footer: Nominee[]): Nominee[] {
	const isNamed = (nominee: Nominee): boolean => footer.some((other) => isSameFirm(other, nominee));
	return found.map((nominee) => (footer.length === 0 || nominee.isMarked || isNamed(nominee) ? nominee : { ...nominee, points: nominee.points - MERE_ADDRESS }));
}

function domainPoints(context: Context, { name }: Party): number {
	return isInDomain(name.value, context.lines) ? 1 : 0;
}

/** The same name found again adds half of the smaller points; the fuller name stays. */
function joined(nominees: Nominee[]): Nominee[] {
	return nominees.map((nominee) => {
		const same = nominees.filter((other) => other !== nominee && isSameFirm(other, nominee));
		return { ...nominee, points: nominee.points + 0.5 * same.reduce((sum, other) => sum + Math.max(0, other.points), 0) };
	});
}

function isSameFirm(a: Nominee, b: Nominee): boolean {
	const [x, y] = [withoutForms(a.party.name.value), withoutForms(b.party.name.value)];
	return x === y || (Math.min(x.length, y.length) >= 4 && (` ${x} `.includes(` ${y} `) || ` ${y} `.includes(` ${x} `)));
}

function isCustomer(name: string, customer: Party | undefined): boolean {
	return customer !== undefined && withoutForms(customer.name.value) === withoutForms(name);
}

/** From points to a share of certainty: 0.5 at EVEN. */
function certaintyOf(points: number): number {
	return 1 / (1 + Math.exp(-1.8 * (points - EVEN)));
}
