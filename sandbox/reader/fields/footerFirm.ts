import { fold } from '../fold';
import { companyFormEnd } from './companyForms';
import type { Context } from './context';
import { isName, isTitle } from './partyTexts';
import type { PageMeasures } from './vendorEvidence';

/** What the law wants in the small print, folded: where a firm is registered, who directs it, its numbers. */
const REGISTERED = /capital|amtsgericht|handelsregister|\bhrb\b|registered (office|in)|\brcs\b|siret|geschaftsfuhr|siege social|sede legale|registro mercantil|kvk|company (no|number|reg)|\bvat\b|iban|ust-?id|\bcin\b|\bico\b|org\.?\s?nr|sate|krs|gerichtsstand|regd\.? office|cap\. soc|conservatoria/;

/** The firm that the small print at the foot of the first page names, with the line it stands in. */
export function footerFirm(context: Context, { page, top, height }: PageMeasures): { name: string; lineIndex: number; isRegistered: boolean } | undefined {
	const foot = context.lines.map((line, lineIndex) => ({ line, lineIndex })).filter(({ line }) => line.page === page && line.y > top + 0.75 * height);
	for (const { line, lineIndex } of foot) {
		for (const cell of line.cells) {
			const name = leadingFirm(cell.text) ?? (isAboveRegistration(context, lineIndex) ? shortName(cell.text) : undefined);
			if (name === undefined || context.tableLines.has(lineIndex)) continue;
			const around = context.lines.slice(Math.max(0, lineIndex - 2), lineIndex + 4).map(({ text }) => text);
			return { name, lineIndex, isRegistered: around.some((text) => REGISTERED.test(fold(text))) };
		}
	}
	return undefined;
}

/** "Free SAS au capital de ...", "Acme Ltd., 42 Milky Way": the name up to its legal form. */
function leadingFirm(text: string): string | undefined {
	const part = text.split(/\s[-–—|•·●]\s|[•·●|]|,\s/)[0].replace(/^.{0,25}:\s+/, '');
	const end = companyFormEnd(part);
	if (end === undefined || part.split(/\s+/).length > 12) return undefined;
	const name = part.slice(0, end).trim();
	return name.split(/\s+/).length <= 7 && /^[\p{Lu}\d]|^e-/u.test(name) && isName(name) ? name : undefined;
}

/** A line by itself over the small print: "NETPRESSE", then "Siège social : ...". */
function isAboveRegistration({ lines }: Context, lineIndex: number): boolean {
	const [line, next] = [lines[lineIndex], lines[lineIndex + 1]];
	return line.cells.length === 1 && next?.page === line.page && REGISTERED.test(fold(next.text));
}

function shortName(text: string): string | undefined {
	return /^\p{Lu}/u.test(text) && text.split(/\s+/).length <= 4 && isName(text) && !isTitle(text) && !/[:.,;]|\d/.test(text) ? text : undefined;
}
