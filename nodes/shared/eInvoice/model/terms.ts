import { compilePath, type Path } from './path';

/** The two syntaxes in which an invoice of EN 16931 may be written. */
export type SyntaxName = 'cii' | 'ubl';

/** Where a term stands in each of them. A term has both or says with an empty path that one cannot state it, so that the readers cannot drift. */
type Paths = Readonly<Record<SyntaxName, Path>>;

interface Leaf<Kind extends string> {
	readonly kind: Kind;
	/** Its number in EN 16931, such as BT-1; `EXT` for what only an extension knows. */
	readonly number: string;
	readonly paths: Paths;
}

interface Branch<Kind extends string, Terms> {
	readonly kind: Kind;
	readonly paths: Paths;
	readonly terms: Terms;
}

export type Term =
	| Leaf<'text'> | Leaf<'amount'> | Leaf<'date'> | Leaf<'identifier'> | Leaf<'file'>
	| Branch<'group', Terms> | Branch<'list', Terms> | Leaf<'texts'> | Leaf<'identifiers'> | Leaf<'money'> | Leaf<'notes'>;

export type Terms = Readonly<Record<string, Term>>;

/** A number with the list that it is from, such as 0088 for a GLN. */
export interface Identifier {
	id: string;
	scheme?: string;
}

/** A text with what it is about, by its code of UNTDID 4451. */
export interface Note {
	text: string;
	subject?: string;
}

/** An amount with the currency that it states itself. */
export interface Money {
	amount: number;
	currency?: string;
}

/** A file in the invoice. */
export interface EmbeddedFile {
	/** In Base64. */
	content: string;
	fileName?: string;
	mimeType?: string;
}

interface ValuesOfKinds {
	text: string;
	texts: string[];
	amount: number;
	/** YYYY-MM-DD */
	date: string;
	identifier: Identifier;
	identifiers: Identifier[];
	money: Money[];
	notes: Note[];
	file: EmbeddedFile;
}

/** What is read by terms: what is not stated is missing, and so is a group of which nothing is; a list is empty. */
export type ModelOf<T> = { [Each in keyof T as IsList<T[Each]> extends true ? Each : never]: ValueOf<T[Each]> } & {
	[Each in keyof T as IsList<T[Each]> extends true ? never : Each]?: ValueOf<T[Each]>;
};

type IsList<T> = T extends { kind: 'list' | 'texts' | 'identifiers' | 'money' | 'notes' } ? true : false;

type ValueOf<T> = T extends { kind: 'group'; terms: infer Inner }
	? ModelOf<Inner>
	: T extends { kind: 'list'; terms: infer Inner }
		? Array<ModelOf<Inner>>
		: T extends { kind: infer Kind extends keyof ValuesOfKinds }
			? ValuesOfKinds[Kind]
			: never;

/** Makes a kind of term, which is then written as its number and its place in CII and UBL, relative to the group that it is in. */
function leaf<const Kind extends string>(kind: Kind) {
	return (number: string, cii: string, ubl: string): Leaf<Kind> => ({ kind, number, paths: { cii: compilePath(cii), ubl: compilePath(ubl) } });
}

export const text = leaf('text');
/** All texts that stand there. */
export const texts = leaf('texts');
/** Also quantities and rates. */
export const amount = leaf('amount');
export const date = leaf('date');
export const identifier = leaf('identifier');
export const identifiers = leaf('identifiers');
export const money = leaf('money');
export const notes = leaf('notes');
export const file = leaf('file');

/** What belongs together. An empty path means that the terms stand where the group does. */
export function group<const T extends Terms>(cii: string, ubl: string, terms: T): Branch<'group', T> {
	return { kind: 'group', paths: { cii: compilePath(cii), ubl: compilePath(ubl) }, terms };
}

/** What may stand there several times. */
export function list<const T extends Terms>(cii: string, ubl: string, terms: T): Branch<'list', T> {
	return { kind: 'list', paths: { cii: compilePath(cii), ubl: compilePath(ubl) }, terms };
}
