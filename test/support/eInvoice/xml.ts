/** What stands in an element: text, or elements. What is undefined is left out. */
export type Content = string | number | undefined | Content[];

/** Escapes what XML would take for its own. */
export function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** An element; undefined when it would be empty. */
export function element(name: string, content: Content, attributes: Record<string, string | undefined> = {}): string | undefined {
	const inside = contentOf(content);
	if (inside === '') return undefined;
	const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(value)}"`]));
	return `<${name}${written.join('')}>${inside}</${name}>`;
}

/** Text that is to be escaped, as content. */
export function textOf(value: string | number | undefined): string | undefined {
	return value === undefined ? undefined : escaped(String(value));
}

function contentOf(content: Content): string {
	if (Array.isArray(content)) return content.map(contentOf).join('');
	return content === undefined ? '' : String(content);
}
