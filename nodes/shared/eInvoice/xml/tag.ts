import { EInvoiceError } from '../problem';
import { XML_LIMITS } from './element';
import { resolveReferences } from './references';

/** The start of an element, as it is written. */
export interface Tag {
	/** With its prefix. */
	written: string;
	prefix: string;
	name: string;
	/** Without declarations of namespaces; by names without prefixes. */
	attributes?: Map<string, string>;
	/** Namespaces that it declares. */
	prefixes?: Map<string, string>;
	/** Whether it is its own end. */
	isClosed: boolean;
	/** Where the text goes on. */
	end: number;
}

/** @param at where its `<` is @throws EInvoiceError */
export function readTag(text: string, at: number): Tag {
	const written = nameAt(text, at + 1);
	const colon = written.indexOf(':');
	const tag: Tag = { written, prefix: colon < 0 ? '' : written.slice(0, colon), name: written.slice(colon + 1), isClosed: false, end: at + 1 + written.length };
	let seen: Set<string> | undefined;
	for (;;) {
		const gap = skipBlanks(text, tag.end);
		const code = text.charCodeAt(gap);
		if (code === GREATER) return { ...tag, end: gap + 1 };
		if (code === SLASH && text.charCodeAt(gap + 1) === GREATER) return { ...tag, isClosed: true, end: gap + 2 };
		if (gap === tag.end) throw broken(tag);
		const name = nameAt(text, gap);
		const equals = skipBlanks(text, gap + name.length);
		const quote = skipBlanks(text, equals + 1);
		const sign = text[quote];
		const close = sign === '"' || sign === "'" ? text.indexOf(sign, quote + 1) : -1;
		if (text.charCodeAt(equals) !== EQUALS || close < 0) throw broken(tag);
		const value = text.slice(quote + 1, close);
		if (value.includes('<')) throw broken(tag);
		seen ??= new Set();
		if (seen.has(name) || seen.size >= XML_LIMITS.attributes) throw broken(tag);
		seen.add(name);
		keep(tag, name, resolveReferences(value));
		tag.end = close + 1;
	}
}

function keep(tag: Tag, name: string, value: string): void {
	if (name === 'xmlns' || name.startsWith('xmlns:')) {
		(tag.prefixes ??= new Map()).set(name.slice(6), value);
		return;
	}
	(tag.attributes ??= new Map()).set(name.slice(name.indexOf(':') + 1), value);
}

const [GREATER, SLASH, EQUALS] = ['>', '/', '='].map((sign) => sign.charCodeAt(0));
const NAME = /[A-Za-z_\u0080-\uffff][\w.\-\u0080-\uffff]*(?::[A-Za-z_\u0080-\uffff][\w.\-\u0080-\uffff]*)?/y;

function nameAt(text: string, at: number): string {
	NAME.lastIndex = at;
	const found = NAME.exec(text);
	if (!found) throw new EInvoiceError({ code: 'XML_MALFORMED', message: 'it has a < that begins no element' });
	return found[0];
}

function skipBlanks(text: string, from: number): number {
	let at = from;
	for (let code = text.charCodeAt(at); code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09; code = text.charCodeAt(++at));
	return at;
}

function broken({ written }: Tag): EInvoiceError {
	return new EInvoiceError({ code: 'XML_MALFORMED', message: `the attributes of ${written.slice(0, 80)} are broken` });
}
