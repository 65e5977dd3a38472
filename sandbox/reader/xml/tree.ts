import { XMLParser } from 'fast-xml-parser';

/** An element: its text, or its children and attributes (`@name`) by local name. */
export type XmlNode = string | XmlElement | XmlNode[] | undefined;
interface XmlElement {
	[name: string]: XmlNode;
}

const PARSER = new XMLParser({
	removeNSPrefix: true,
	ignoreAttributes: false,
	attributeNamePrefix: '@',
	parseTagValue: false,
	parseAttributeValue: false,
	trimValues: true,
	ignoreDeclaration: true,
	ignorePiTags: true,
});

/**
 * Parses XML whatever its prefixes are. The declared encoding is not trusted: invoices exist that
 * name one and use another, so UTF-8 is taken where the bytes are valid UTF-8.
 */
export function parseXml(bytes: Uint8Array): XmlNode {
	const text = decode(bytes);
	return PARSER.parse(text.slice(Math.max(0, text.indexOf('<')))) as XmlNode;
}

/** The first child that is reached by one of the names at each step; "A|B" tries A, then B. */
export function child(node: XmlNode, ...path: string[]): XmlNode {
	return path.reduce<XmlNode>((current, step) => childrenNamed(current, step)[0], node);
}

/** All children with the name, also when there is one or none. */
export function children(node: XmlNode, name: string): XmlNode[] {
	return childrenNamed(node, name);
}

/** The trimmed text that is reached by the path; undefined when it is missing or empty. */
export function textAt(node: XmlNode, ...path: string[]): string | undefined {
	const found = child(node, ...path);
	const text = typeof found === 'string' ? found : childrenNamed(found, '#text')[0];
	return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

/** The number that is reached by the path, as XML writes numbers (a point before the decimals). */
export function numberAt(node: XmlNode, ...path: string[]): number | undefined {
	const text = textAt(node, ...path);
	const number = text === undefined ? Number.NaN : Number(text.replace(/\s/g, '').replace(/,(?=\d{1,2}$)/, '.'));
	return Number.isFinite(number) ? number : undefined;
}

function childrenNamed(node: XmlNode, names: string): XmlNode[] {
	const element = Array.isArray(node) ? node[0] : node;
	if (typeof element !== 'object') return [];
	for (const name of names.split('|')) {
		const found = (element as XmlElement)[name];
		if (found !== undefined) return Array.isArray(found) ? found : [found];
	}
	return [];
}

function decode(bytes: Uint8Array): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}
