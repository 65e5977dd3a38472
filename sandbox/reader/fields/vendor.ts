import { fold } from '../fold';
import { heightOf } from '../labelValues';
import type { TextLine } from '../reading';
import { blocksOf, type Block } from './blocks';
import type { Context } from './context';
import { labelledParty } from './labelledParty';
import { isLabelled, party, takeAddress, type Party, type PartyLine } from './partyLines';
import { isName, isTitle, POSTCODE, SALUTATION } from './partyTexts';
import { senderLine } from './senderLine';

const COMPANY = /\b(gmbh|ag|kg|kgaa|ohg|ug|e\.?\s?v\.?|gbr|e\.?\s?k\.?|se|ltd|limited|llc|llp|inc|corp|corporation|company|plc|pty|s\.?a\.?r\.?l|sas|sasu|eurl|sa|s\.p\.a|spa|srl|b\.?v|n\.?v|s\.l|pvt|holdings?|services?|solutions?|group|associates|consulting|enterprises)\b\.?/i;

/** The vendor by its label, or by its letterhead where the label is a weak one like "account holder". */
export function vendorOf(context: Context, customer: Party | undefined): Party | undefined {
	const labelled = labelledParty(context, 'vendorName');
	if (labelled && labelled.name.score >= 0.75) return labelled;
	const unlabelled = unlabelledVendor(context, customer);
	return unlabelled && (!labelled || unlabelled.name.score > labelled.name.score) ? unlabelled : labelled;
}

/** The vendor without a label: the sender's line over the address window, the letterhead, or the firm in the footer. */
function unlabelledVendor(context: Context, customer: Party | undefined): Party | undefined {
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

/** Letterheads set the name apart: the address is then the nearest block with a postcode. */
function addressNear(context: Context, blocks: Block[], from: Block, customer: Party | undefined): PartyLine[] {
	const [nearest] = blocks
		.filter((block) => block !== from && block.texts.some((text) => POSTCODE.test(text)))
		.filter((block) => !block.places.some((place) => customer?.lineIndexes.has(place.lineIndex)) && !isLabelled(context, block.places[0].lineIndex, block.places[0].cellIndex))
		.sort((a, b) => Math.abs(a.y - from.y) - Math.abs(b.y - from.y));
	if (!nearest || Math.abs(nearest.y - from.y) > 12 * from.height) return [];
	return takeAddress(nearest.texts.map((text, index) => ({ text, lineIndex: nearest.places[index].lineIndex })));
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
