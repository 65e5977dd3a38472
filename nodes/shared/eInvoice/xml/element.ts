/** An element of a document, with its prefix resolved: only namespaces tell vocabularies apart, prefixes are free. */
export interface XmlElement {
	/** Without its prefix. */
	name: string;
	/** The URI; empty for none. */
	namespace: string;
	/** By their names without prefixes; undefined where there are none. */
	attributes?: ReadonlyMap<string, string>;
	children: XmlElement[];
	/** Its own text, without that of its children; empty where it is only white space. */
	text: string;
}

/** What a document may have at the most. Invoices with some ten thousand lines stay far below. */
export const XML_LIMITS = {
	/** Attachments stand inside, in Base64. */
	bytes: 64 * 1024 * 1024,
	depth: 64,
	/** Elements and attributes together, which decide about the memory: about 200 bytes each. */
	parts: 2_000_000,
	attributes: 64,
};
