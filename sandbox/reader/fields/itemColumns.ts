import { fold, foldedWords } from '../fold';
import type { TextLine } from '../reading';

export type ColumnRole =
	| 'position'
	| 'itemNumber'
	| 'description'
	| 'quantity'
	| 'unit'
	| 'unitPrice'
	| 'taxRate'
	| 'taxAmount'
	| 'amount'
	| 'other';

export interface ItemColumn {
	role: ColumnRole;
	x: number;
	width: number;
}

const HEADINGS: Record<ColumnRole, string> = {
	position: 'pos|position|#|no|nr|line|item no|pos nr|lfd nr|ligne|sl no|s no',
	itemNumber: 'item code|item number|item #|item no|code|sku|product code|product no|part no|part number|article no|article number|art nr|artnr|artikelnummer|artikel nr|artikelnr|art no|unsere art nr|material|materialnummer|reference|ref|ref article|code article|bestellnr|gtin|ean|product id',
	description: 'description|item|items|item description|product|products|service|services|product description|description of goods|description of services|details|particulars|article|goods|activity|work|task|name|product name|item name|product service|services rendered|beschreibung|bezeichnung|artikel|artikelbezeichnung|artikelbeschreibung|leistung|leistungsbeschreibung|leistungen|text|produkt|dienstleistung|position beschreibung|designation|libelle|produit|prestation|prestations|intitule|omschrijving|descrizione|descripcion|concepto',
	quantity: 'qty|quantity|qty hr|qty hrs|hours|hrs|units|no of units|amount of units|menge|anzahl|stuck|std|stunden|qte|quantite|nombre|nb|aantal|quantita|cantidad|qty delivered|qty shipped|hrs qty|hours qty',
	unit: 'unit|um|uom|u m|einheit|me|einh|mengeneinheit|meng einheit|mengen einheit|unite|unit of measure',
	unitPrice: 'unit price|price|rate|unit cost|cost|price per unit|price each|unit price net|net price|unit rate|hourly rate|each|price unit|unit net price|einzelpreis|preis|e preis|epreis|ep|stuckpreis|preis einheit|einzelpreis eur|einzel|preis stuck|nettopreis|einzelpreis netto|stundensatz|prix unitaire|prix unitaire ht|pu|pu ht|p u|p u ht|p u h t|prix|prix ht|prix unit|prix unit ht|prijs|prezzo|precio|list price|unit price eur|preis in eur|preis eur',
	taxRate: 'vat %|vat rate|tax %|tax rate|mwst|mwst %|ust|ust %|ust satz|mwst satz|steuersatz|steuer %|tva|tva %|taux tva|% tva|taux|btw|vat in %|gst %|steuer',
	taxAmount: 'tax|vat|tax amount|vat amount|sales tax|gst|steuerbetrag|mwst betrag|montant tva|tax rate amount',
	amount: 'amount|total|line total|total price|net amount|net|subtotal|extended price|extended amount|ext price|price total|total amount|line amount|sum|value|net value|total net|amount net|amount eur|total eur|amount usd|gross amount|betrag|gesamt|gesamtpreis|summe|gesamtbetrag|nettobetrag|netto|g preis|gpreis|gp|entgelt|gesamt netto|betrag eur|gesamt eur|gesamtpreis eur|betrag in eur|preis gesamt|summe eur|positionspreis|montant|montant ht|total ht|total ttc|montant h t|total h t|prix total|prix total ht|bedrag|importo|importe|totaal|warenwert|nettowert|gesamtwert|wert',
	other: 'date|datum|discount|rabatt|remise|ihre art nr|delivery date|lieferdatum|period',
};

const ROLE_BY_HEADING = new Map(
	Object.entries(HEADINGS).flatMap(([role, headings]) =>
		headings.split('|').map((heading): [string, ColumnRole] => [keyOf(heading), role as ColumnRole]),
	),
);

/** The columns of a table of items, when the line (with the one above it, for two-line headings) is its header. */
export function columnsOf(line: TextLine, above: TextLine | undefined): ItemColumn[] | undefined {
	const single = rolesOf(line.cells);
	const stacked = above && above.page === line.page ? rolesOf(stack(above.cells, line.cells)) : [];
	const columns = known(stacked) > known(single) ? stacked : single;
	const roles = new Set(columns.map((column) => column.role));
	const namesThing = roles.has('description') || roles.has('itemNumber') || roles.has('quantity');
	const namesMoney = roles.has('amount') || roles.has('unitPrice');
	const [unknown, all] = [columns.length - known(columns), columns.length];
	return namesThing && namesMoney && known(columns) >= 2 && unknown <= all / 2 ? withDescription(repaired(columns)) : undefined;
}

/** Longer texts head no column; looking them up would only take time. */
const LONGEST_HEADING = 45;

function rolesOf(cells: TextLine['cells']): ItemColumn[] {
	return cells.flatMap((cell) => {
		const role = roleOf(cell.text);
		return role === 'other' ? (twoHeadings(cell) ?? [{ role, x: cell.x, width: cell.width }]) : [{ role, x: cell.x, width: cell.width }];
	});
}

/** Narrow columns have headings so close that they look like one: "Qty Unit". */
function twoHeadings({ text, x, width }: TextLine['cells'][number]): ItemColumn[] | undefined {
	if (text.length > LONGEST_HEADING) return undefined;
	for (const space of text.matchAll(/\s+/g)) {
		const left = roleOf(text.slice(0, space.index));
		const right = roleOf(text.slice(space.index));
		if (left === 'other' || right === 'other' || left === right) continue;
		const share = (space.index + 0.5) / text.length;
		return [
			{ role: left, x, width: width * share },
			{ role: right, x: x + width * share, width: width * (1 - share) },
		];
	}
	return undefined;
}

function roleOf(heading: string): ColumnRole {
	if (heading.length > LONGEST_HEADING) return 'other';
	const plain = fold(heading).replace(/\([^)]*\)|\[[^\]]*\]/g, ' ');
	return (
		ROLE_BY_HEADING.get(keyOf(plain)) ??
		ROLE_BY_HEADING.get(keyOf(plain.replace(/\b(eur|usd|gbp|chf|in|net|netto|ht|the)\b|[€$£]/g, ' '))) ??
		'other'
	);
}

/** When a role stands twice, the amount is the last one and the others lose it. */
function repaired(columns: ItemColumn[]): ItemColumn[] {
	return columns.map((column, index) => {
		const later = columns.slice(index + 1).some((other) => other.role === column.role);
		const earlier = columns.slice(0, index).some((other) => other.role === column.role);
		if (column.role === 'amount' && later) return { ...column, role: 'other' };
		if (column.role !== 'amount' && column.role !== 'other' && earlier) return { ...column, role: 'other' };
		return column;
	});
}

/** A table whose first heading is missing or unknown has its descriptions on the left all the same. */
function withDescription(columns: ItemColumn[]): ItemColumn[] {
	if (columns.some((column) => column.role === 'description')) return columns;
	const [first] = columns;
	if (first.role === 'other') return [{ ...first, role: 'description' }, ...columns.slice(1)];
	return ['position', 'itemNumber'].includes(first.role) ? columns : [{ role: 'description', x: 0, width: Math.max(1, first.x - 20) }, ...columns];
}

function known(columns: ItemColumn[]): number {
	return new Set(columns.map((column) => column.role).filter((role) => role !== 'other')).size;
}

/** Joins the cells of two lines that stand above each other into one heading. */
function stack(above: TextLine['cells'], below: TextLine['cells']): TextLine['cells'] {
	const used = new Set<TextLine['cells'][number]>();
	const joined = below.map((cell) => {
		const upper = above.find((other) => other.x < cell.x + cell.width && other.x + other.width > cell.x);
		if (!upper || used.has(upper)) return cell;
		used.add(upper);
		const x = Math.min(cell.x, upper.x);
		const right = Math.max(cell.x + cell.width, upper.x + upper.width);
		const text = upper.text.endsWith('-') ? upper.text.slice(0, -1) + cell.text : `${upper.text} ${cell.text}`;
		const known = [text, cell.text, upper.text].find((heading) => roleOf(heading) !== 'other') ?? text;
		return { text: known, x, width: right - x };
	});
	return [...joined, ...above.filter((cell) => !used.has(cell))].sort((a, b) => a.x - b.x);
}

function keyOf(text: string): string {
	return foldedWords(text).join('');
}
