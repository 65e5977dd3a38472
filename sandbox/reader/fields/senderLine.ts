import type { Context } from './context';
import { linesBelow, party, type Party } from './partyLines';
import { isName } from './partyTexts';

const SENDER_LINE = /\s*(?:[•·|∙●■*]|\s[-–—]\s|,\s)\s*/;

/** "Acme Ltd. • 42 Milky Way • 1234 Faraway": the sender in small print over the recipient's address. */
export function senderLine(context: Context): Party | undefined {
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

/** The window of an envelope shows the sender's line with the recipient right below it. */
export function underSender(context: Context): Party | undefined {
	const sender = senderIndex(context);
	if (!sender) return undefined;
	const column = { x: sender.x - 40, right: sender.x + sender.width };
	const [name, ...address] = linesBelow(context, sender.lineIndex, column, false);
	return name && address.length > 0 && isName(name.text) ? party(context, name, address, 0.85) : undefined;
}
