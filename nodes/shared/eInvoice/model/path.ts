import type { XmlElement } from '../xml/element';

/** A way from an element to others below it, or to an attribute of them. */
interface Way {
	steps: Step[];
	attribute?: string;
}

interface Step {
	name: string;
	/** What the element must say besides: a child or an attribute of it that has, or has not, a value. */
	condition?: { way: Way; values: readonly string[]; isEqual: boolean };
}

/** One way or several, of which the first that leads to something counts. */
export type Path = readonly Way[];

/** The namespaces whose elements are meant; others are extensions of somebody, and not looked at. */
export type Vocabulary = ReadonlySet<string>;

/**
 * Understands `A/B[C=1]/D@id|E`: steps to children, conditions on a child or an attribute (`[@id=1]`, `!=` for anything else, values separated by commas, their case ignored), an
 * attribute at the end, and other ways behind `|`. An empty text leads nowhere.
 */
export function compilePath(written: string): Path {
	return written === '' ? [] : written.split('|').map(compileWay);
}

function compileWay(written: string): Way {
	const [, path, attribute] = /^(.*?)(?:@(\w+))?$/.exec(written) ?? [];
	// The lookahead keeps a slash within brackets.
	const steps = path === '' ? [] : path.split(/\/(?![^[]*\])/).map(compileStep);
	return { steps, ...(attribute && { attribute }) };
}

function compileStep(written: string): Step {
	const [, name, way, not, value] = /^(\w+)(?:\[([^!=\]]+)(!?)=([^\]]*)\])?$/.exec(written) ?? [];
	if (name === undefined) throw new Error(`No path: ${written}`);
	return way === undefined ? { name } : { name, condition: { way: compileWay(way), values: value.toUpperCase().split(','), isEqual: not === '' } };
}

/** The elements at the end of the first way that leads to any. */
export function findAll(from: XmlElement, path: Path, vocabulary: Vocabulary): XmlElement[] {
	for (const { steps } of path) {
		const found: XmlElement[] = [];
		walk(from, steps, 0, vocabulary, (element) => {
			found.push(element);
			return false;
		});
		if (found.length > 0) return found;
	}
	return [];
}

/** The text of the first element, or of its attribute, that says anything, with the element. */
export function findText(from: XmlElement, path: Path, vocabulary: Vocabulary): { text: string; element: XmlElement } | undefined {
	for (const way of path) {
		const element = walk(from, way.steps, 0, vocabulary, (found) => textOf(found, way) !== '');
		if (element) return { text: textOf(element, way), element };
	}
	return undefined;
}

function textOf(element: XmlElement, { attribute }: Way): string {
	return (attribute === undefined ? element.text : (element.attributes?.get(attribute) ?? '')).trim();
}

/** Visits the elements at the end of the steps, in their order, until one is the right one. Nothing is kept on the way: there are thousands of lines. */
function walk(from: XmlElement, steps: Step[], index: number, vocabulary: Vocabulary, isRight: (element: XmlElement) => boolean): XmlElement | undefined {
	if (index === steps.length) return isRight(from) ? from : undefined;
	const step = steps[index];
	for (const child of from.children) {
		if (child.name !== step.name || !vocabulary.has(child.namespace) || !holds(child, step, vocabulary)) continue;
		const found = walk(child, steps, index + 1, vocabulary, isRight);
		if (found) return found;
	}
	return undefined;
}

function holds(element: XmlElement, { condition }: Step, vocabulary: Vocabulary): boolean {
	if (!condition) return true;
	const { way, values, isEqual } = condition;
	return (walk(element, way.steps, 0, vocabulary, (found) => values.includes(textOf(found, way).toUpperCase())) !== undefined) === isEqual;
}
