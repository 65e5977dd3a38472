import { XML_LIMITS, type XmlElement } from './element';
import { EInvoiceError } from '../problem';
import { resolveReferences } from './references';
import { readTag, type Tag } from './tag';

/** The namespaces that hold from an element downwards. */
interface Scope {
	prefixes: ReadonlyMap<string, string>;
	outer?: Scope;
}

interface Open {
	element: XmlElement;
	/** As it is written, with its prefix. */
	written: string;
	scope: Scope;
}

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/**
 * Reads a document into elements, in time that grows with its length alone. What makes XML dangerous is refused: document types and the
 * entities in them. So is what grows beyond `XML_LIMITS`. Comments and processing instructions are left out.
 * @throws EInvoiceError
 */
export function readXml(written: string): XmlElement {
	// Line ends are read as one character (XML 1.0, 2.11).
	const text = written.includes('\r') ? written.replace(/\r\n?/g, '\n') : written;
	if (CONTROL.test(text)) throw malformed('it has characters that XML does not allow');
	const open: Open[] = [];
	let scope: Scope = { prefixes: new Map([['xml', XML_NAMESPACE], ['', '']]) };
	let root: XmlElement | undefined;
	let parts = 0;
	let at = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;

	const start = (tag: Tag): void => {
		parts += 1 + (tag.attributes?.size ?? 0);
		if (parts > XML_LIMITS.parts) throw tooLarge(`it has more than ${XML_LIMITS.parts} elements`);
		if (open.length >= XML_LIMITS.depth) throw tooLarge(`its elements are nested more than ${XML_LIMITS.depth} deep`);
		const parent = open[open.length - 1]?.element;
		if (!parent && root) throw malformed('it has more than one root element');
		const own = tag.prefixes ? { prefixes: tag.prefixes, outer: scope } : scope;
		const element: XmlElement = { name: tag.name, namespace: lookUp(own, tag.prefix), attributes: tag.attributes, children: [], text: '' };
		if (parent) parent.children.push(element);
		else root = element;
		if (tag.isClosed) return;
		open.push({ element, written: tag.written, scope });
		scope = own;
	};
	const end = (written: string): void => {
		const last = open.pop();
		if (last?.written !== written) throw malformed(`the end of ${last?.written ?? 'an element'} is missing`);
		scope = last.scope;
	};
	const add = (piece: string): void => {
		if (!SOMETHING.test(piece)) return;
		const last = open[open.length - 1];
		if (!last) throw malformed('there is text outside its root element');
		last.element.text += piece;
	};

	while (at < text.length) {
		const mark = text.indexOf('<', at);
		if (mark !== at) add(resolveReferences(text.slice(at, mark < 0 ? text.length : mark)));
		if (mark < 0) break;
		if (text.charCodeAt(mark + 1) === SLASH) {
			const close = endOf(text, '>', mark + 2);
			end(text.slice(mark + 2, close).trimEnd());
			at = close + 1;
		} else if (text.charCodeAt(mark + 1) === QUESTION) {
			at = endOf(text, '?>', mark + 2) + 2;
		} else if (text.startsWith('<!--', mark)) {
			at = endOf(text, '-->', mark + 4) + 3;
		} else if (text.startsWith('<![CDATA[', mark)) {
			const close = endOf(text, ']]>', mark + 9);
			add(text.slice(mark + 9, close));
			at = close + 3;
		} else if (text.charCodeAt(mark + 1) === EXCLAMATION) {
			throw new EInvoiceError({ code: 'XML_UNSAFE', message: 'it has a document type, which may hide entities and is never part of an invoice' });
		} else {
			const tag = readTag(text, mark);
			start(tag);
			at = tag.end;
		}
	}
	if (open.length > 0) throw malformed(`the end of ${open[open.length - 1].written} is missing`);
	if (!root) throw malformed('it has no element');
	return root;
}

const [SLASH, QUESTION, EXCLAMATION] = ['/', '?', '!'].map((sign) => sign.charCodeAt(0));
const BYTE_ORDER_MARK = 0xfeff;
const SOMETHING = /[^ \t\r\n]/;
/** The others of this class are allowed, though nobody writes them. */
const CONTROL = /[^\P{Cc}\t\n\r\u007f-\u009f]/u;

function endOf(text: string, mark: string, from: number): number {
	const found = text.indexOf(mark, from);
	if (found < 0) throw malformed('it breaks off in the middle');
	return found;
}

function lookUp(from: Scope, prefix: string): string {
	for (let scope: Scope | undefined = from; scope; scope = scope.outer) {
		const found = scope.prefixes.get(prefix);
		if (found !== undefined) return found;
	}
	throw malformed(`the prefix ${prefix.slice(0, 40)} belongs to no namespace`);
}

export function malformed(message: string): EInvoiceError {
	return new EInvoiceError({ code: 'XML_MALFORMED', message });
}

function tooLarge(message: string): EInvoiceError {
	return new EInvoiceError({ code: 'XML_TOO_LARGE', message });
}
