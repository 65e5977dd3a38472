import { fold } from '../fold';
import { heightOf } from '../labelValues';
import type { TextLine } from '../reading';
import type { Block } from './blocks';
import { companyFormEnd, namesTrade } from './companyForms';
import type { Context } from './context';
import { POSTCODE } from './partyTexts';

/** What speaks for the first line of a block being the name of the one who wrote the invoice, in points. */
export function vendorEvidence(context: Context, block: Block, page: PageMeasures): number {
	const [name, second = ''] = block.texts;
	const line = context.lines[block.places[0].lineIndex];
	const formEnd = companyFormEnd(name) ?? companyFormEnd(second.length <= 60 ? second : '');
	return (
		1.2 * Math.max(0, 1 - (block.y - page.top) / (0.35 * page.height)) +
		Math.min(1, Math.max(0, heightOf(line) / page.normalHeight - 1) / 0.6) +
		(block.y - page.top < 0.5 * heightOf(line) ? 0.6 : 0) +
		(formEnd !== undefined ? 1 : namesTrade(name) ? 0.4 : 0) +
		(isInDomain(name, context.lines) ? 1.3 : 0) +
		(hasAddress(block) ? 0.5 : 0) +
		(hasContact(context, block) ? 0.8 : 0) +
		(isRepeated(context, block) ? 0.9 : 0) -
		(/\d{3}/.test(name) ? 0.8 : 0) -
		(/\p{Ll}\s+\d{1,4}\s?[a-z]?$/u.test(name) ? 1.5 : 0) -
		(isSentence(name) ? 1 : 0) -
		(line.confidence < 0.7 ? 0.8 : 0)
	);
}

/** Whether more than its address says that a block is one of a firm: a legal form, or what only the issuer has. */
export function isMarked(context: Context, block: Block, page: PageMeasures): boolean {
	return companyFormEnd(block.texts[0]) !== undefined || isIssuers(context, block, page);
}

/** Whether a block has what only the issuer's has, and not just any firm's: large type, its domain, how to reach it, its name at the foot. */
export function isIssuers(context: Context, block: Block, page: PageMeasures): boolean {
	const [name] = block.texts;
	const [height, below] = block.places.map(({ lineIndex }) => heightOf(context.lines[lineIndex]));
	const isLarge = height > 1.25 * page.normalHeight && !(height < 1.1 * below);
	return isLarge || isInDomain(name, context.lines) || hasContact(context, block) || isAtFoot(context, name, page);
}

function hasAddress({ texts }: Block): boolean {
	return texts.slice(1, 6).some((text) => POSTCODE.test(text));
}

export interface PageMeasures {
	page: number;
	top: number;
	height: number;
	/** The height of most of its lines. */
	normalHeight: number;
	/** Nothing is read where paper has its letterhead, which may be a picture. */
	hasBlankHead: boolean;
}

/** The head of the paper in heights of its lines, about three centimetres. */
const HEAD = 9;

export function measuresOf(lines: TextLine[]): PageMeasures {
	const page = lines[0]?.page ?? 1;
	const own = lines.filter((line) => line.page === page);
	const top = Math.min(...own.map((line) => line.y));
	const bottom = Math.max(...own.map((line) => line.y), top + 1);
	const heights = own.map(heightOf).sort((a, b) => a - b);
	const normalHeight = heights[Math.floor(heights.length / 2)] ?? 10;
	return { page, top, height: bottom - top, normalHeight, hasBlankHead: top > HEAD * normalHeight };
}

const CONTACT = /@\w|www\.|https?:|\b(tel|telefon|telephone|phone|fon|fax|tfno|telf|puh|tlf|ust-?id\w*|vat|gstin|tva|siret|siren|btw|kvk|nif|cif|nip|ico|dic|cvr|iban|cnpj|rfc|ruc|cuit|abn|uid|p\.? ?iva|partita iva|org\.?\s?nr|y-tunnus|oib|adoszam)\b/i;

/** A telephone number, a tax number or a web address in the block or right below it. */
function hasContact(context: Context, block: Block): boolean {
	const last = block.places.at(-1)?.lineIndex ?? 0;
	const near = context.lines.slice(last + 1, last + 4).flatMap((line) => line.cells.filter((cell) => Math.abs(cell.x - block.x) < 60).map((cell) => cell.text));
	return [...block.texts, ...near].some((text) => CONTACT.test(fold(text)));
}

/** The name stands somewhere else again, as in the footer or beside the bank account. */
function isRepeated(context: Context, block: Block): boolean {
	const name = plain(block.texts[0]);
	const own = new Set(block.places.map(({ lineIndex }) => lineIndex));
	return name.length >= 4 && context.lines.some((line, index) => !own.has(index) && ` ${plain(line.text)} `.includes(` ${name} `));
}

function isAtFoot({ lines }: Context, name: string, { top, height }: PageMeasures): boolean {
	const wanted = plain(name);
	return wanted.length >= 4 && lines.some((line) => line.y > top + 0.7 * height && ` ${plain(line.text)} `.includes(` ${wanted} `));
}

/** A firm that writes from its own domain is the one whose paper this is. */
export function isInDomain(name: string, lines: TextLine[]): boolean {
	const words = (fold(name).match(/[a-z0-9]{3,}/g) ?? []).filter((word) => !/^(gmbh|ltd|inc|llc|the|and|und|group|services?|company|limited|hotel|shop|store|office)$/.test(word));
	const joined = words.slice(0, 3).join('');
	const domains = lines.flatMap((line) => fold(line.text).match(/(?:@|www\.|https?:\/\/)[\w.-]+|(?<![\w@.])[a-z0-9-]{3,}\.(?:com|net|org|de|at|ch|fr|nl|be|it|es|pt|pl|cz|sk|se|dk|no|fi|hu|ro|eu|co\.uk|uk|ie|in|br|mx|ar)(?!\w)/g) ?? [])
		.map((domain) => domain.replace(/^(@|www\.|https?:\/\/)+/, '').replace(/\.[a-z]{2,3}(\.[a-z]{2})?$/, '').replaceAll('-', ''))
		.filter((domain) => !/^(gmail|hotmail|outlook|yahoo|web|gmx|icloud|live|t-?online|wanadoo|orange|aol|mail)$/.test(domain));
	return domains.some((domain) => domain === joined || (joined.length >= 4 && (domain.includes(joined) || joined.includes(domain))) || words.some((word) => word.length >= 4 && domain.includes(word)));
}

function isSentence(name: string): boolean {
	return name.split(/\s+/).length >= 7 || (/[.!?]$/.test(name) && companyFormEnd(name) === undefined && /\p{Ll}{3}[.!?]$/u.test(name));
}

/** "WS Retail Services Pvt. Ltd." is the same firm as "WS Retail Services Private Limited". */
export function withoutForms(name: string): string {
	const words = plain(name).split(' ');
	const own = words.filter((word) => !LEGAL.has(word));
	return (own.length > 0 ? own : words).join(' ');
}

const LEGAL = new Set('gmbh mbh ag kg ohg ug ek ev se ltd limited pvt private pte pty llc llp plc inc incorporated corp corporation co company bv nv vof sarl sas sasu eurl sa snc srl spa sl slu lda ltda sro doo ab as aps oy oyj kft zrt'.split(' '));

function plain(name: string): string {
	return fold(name).replace(/\./g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
