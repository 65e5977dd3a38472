import { isObject } from '../../invoice/nested';
import type { XmlElement } from '../xml/element';
import { findAll, findText, type Path, type Vocabulary } from './path';
import type { Identifier, ModelOf, SyntaxName, Term, Terms } from './terms';
import { readDateOf, readDecimal, readFile, readMoney, readNote } from './values';

/** How a document is read, and what of it could not be. */
export interface Reading {
	syntax: SyntaxName;
	vocabulary: Vocabulary;
	/** Amounts and dates that are none, by the number of their term. */
	misread: Misread[];
	/** Those that its amounts state themselves. */
	currencies: Set<string>;
}

export interface Misread {
	number: string;
	value: string;
}

/** Reads what terms stand for out of the element that they belong to. */
export function readTerms<T extends Terms>(terms: T, from: XmlElement, reading: Reading): ModelOf<T> {
	const read: Record<string, unknown> = {};
	for (const [name, term] of entriesOf(terms)) {
		const value = readTerm(term, from, reading);
		if (value !== undefined) read[name] = value;
	}
	return read as ModelOf<T>;
}

/** Of each table once: there may be ten thousand lines. */
const entries = new WeakMap<Terms, Array<[string, Term]>>();

function entriesOf(terms: Terms): Array<[string, Term]> {
	const known = entries.get(terms) ?? Object.entries(terms);
	entries.set(terms, known);
	return known;
}

function readTerm(term: Term, from: XmlElement, reading: Reading): unknown {
	const path = term.paths[reading.syntax];
	const all = () => findAll(from, path, reading.vocabulary);
	switch (term.kind) {
		case 'text':
			return findText(from, path, reading.vocabulary)?.text;
		case 'texts':
			return all().map(({ text }) => text.trim()).filter((text) => text !== '');
		case 'amount':
			return readAmount(term.number, from, path, reading);
		case 'date': {
			const [element] = all();
			const stated = element && readDateOf(element);
			return stated?.date ?? misread(term.number, stated?.written, reading);
		}
		case 'identifier': {
			const found = findText(from, path, reading.vocabulary);
			return found && identifierOf(found.element, found.text);
		}
		case 'identifiers':
			return all().flatMap((element) => (element.text.trim() === '' ? [] : [identifierOf(element, element.text.trim())]));
		case 'money':
			return all().flatMap((element) => readMoney(noted(element, reading)) ?? misread(term.number, element.text.trim(), reading) ?? []);
		case 'notes':
			return all().flatMap((element) => readNote(element) ?? []);
		case 'file': {
			const found = findText(from, path, reading.vocabulary);
			return found && readFile(found.element);
		}
		case 'group': {
			const found = all().map((element) => readTerms(term.terms, element, reading)).find(saysAnything);
			return found;
		}
		case 'list':
			return all().map((element) => readTerms(term.terms, element, reading)).filter(saysAnything);
	}
}

function readAmount(number: string, from: XmlElement, path: Path, reading: Reading): number | undefined {
	const found = findText(from, path, reading.vocabulary);
	if (!found) return undefined;
	noted(found.element, reading);
	return readDecimal(found.text) ?? misread(number, found.text, reading);
}

/** Notes the currency of an amount. */
function noted(element: XmlElement, { currencies }: Reading): XmlElement {
	const currency = element.attributes?.get('currencyID')?.trim();
	if (currency) currencies.add(currency);
	return element;
}

function misread(number: string, value: string | undefined, reading: Reading): undefined {
	if (value) reading.misread.push({ number, value });
	return undefined;
}

function identifierOf(element: XmlElement, id: string): Identifier {
	const scheme = element.attributes?.get('schemeID')?.trim();
	return scheme ? { id, scheme } : { id };
}

function saysAnything(read: object): boolean {
	return Object.values(read).some((value) => (Array.isArray(value) ? value.length > 0 : !isObject(value) || saysAnything(value)));
}
