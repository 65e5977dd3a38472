import { blocksOf } from './blocks';
import type { Context } from './context';
import { isLabelled, party, takeAddress, type Party } from './partyLines';
import { isName, isTitle, POSTCODE, SALUTATION } from './partyTexts';
import { underSender } from './senderLine';

/** The customer without a label: the block under the sender's line, or the other address block at the top. */
export function unlabelledCustomer(context: Context, vendor: Party | undefined): Party | undefined {
	const addressed = underSender(context);
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

