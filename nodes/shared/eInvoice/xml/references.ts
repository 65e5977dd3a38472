import { EInvoiceError } from '../problem';

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** What `&` and `;` may hold, with room for leading zeros. */
const MAX_REFERENCE = 16;

/** Text with its references put in: the five of XML, and characters by their numbers. Any other is an entity, and refused. */
export function resolveReferences(text: string): string {
	let mark = text.indexOf('&');
	if (mark < 0) return text;
	const pieces: string[] = [];
	let done = 0;
	for (; mark >= 0; mark = text.indexOf('&', done)) {
		const end = text.slice(mark, mark + MAX_REFERENCE).indexOf(';');
		const reference = end < 0 ? '' : text.slice(mark + 1, mark + end);
		const character = NAMED[reference] ?? numbered(reference);
		if (character === undefined) throw refused(reference);
		pieces.push(text.slice(done, mark), character);
		done = mark + end + 1;
	}
	pieces.push(text.slice(done));
	return pieces.join('');
}

function numbered(reference: string): string | undefined {
	const found = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(reference);
	if (!found) return undefined;
	const code = found[1] === undefined ? Number(found[2]) : parseInt(found[1], 16);
	const isAllowed = code === 0x9 || code === 0xa || code === 0xd || (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
	return isAllowed ? String.fromCodePoint(code) : undefined;
}

function refused(reference: string): EInvoiceError {
	if (/^[A-Za-z_][\w.-]*$/.test(reference)) return new EInvoiceError({ code: 'XML_UNSAFE', message: `it uses the entity ${reference}, which only a document type could define` });
	return new EInvoiceError({ code: 'XML_MALFORMED', message: 'it has an & that stands for nothing' });
}
