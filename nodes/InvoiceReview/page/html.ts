/** Markup that may be written as it stands: everything in it that came from elsewhere is escaped. */
export class Html {
	constructor(readonly markup: string) {}
}

type Part = Html | string | number | boolean | undefined | readonly Part[];

/**
 * Puts markup together. What is put in between is escaped, for text and for attributes in quotes alike, unless it is markup itself; lists are
 * joined, and `undefined` and `false` give nothing, so that `condition && html...` can stand for a part or an attribute.
 */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
	return new Html(strings.map((text, index) => text + (index < parts.length ? markupOf(parts[index]) : '')).join(''));
}

/**
 * JSON for a script element, which ends at `</script` and begins a comment at `<!--` whatever stands around it, so that no `<` may be in it.
 * U+2028 and U+2029 end a line in older JavaScript.
 */
export function scriptJson(value: unknown): Html {
	const escapes: Record<string, string> = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026', '\u2028': '\\u2028', '\u2029': '\\u2029' };
	return new Html(JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (found) => escapes[found]));
}

function markupOf(part: Part): string {
	if (part instanceof Html) return part.markup;
	if (Array.isArray(part)) return part.map(markupOf).join('');
	if (part === undefined || typeof part === 'boolean') return '';
	return escape(String(part));
}

function escape(text: string): string {
	const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };
	// A null character is replaced by browsers in some places and dropped in others; a carriage return would become a line feed.
	return text.replace(/[&<>"'`]/g, (found) => entities[found]).replaceAll('\0', '\uFFFD').replaceAll('\r', '&#13;');
}
