/** What a column of a row is about, however its owner named it. */
export type ColumnMeaning =
	| 'vendorName'
	| 'invoiceNumber'
	| 'invoiceDate'
	| 'dueDate'
	| 'currency'
	| 'subtotal'
	| 'discount'
	| 'shipping'
	| 'tax'
	| 'total'
	| 'lineDescription'
	| 'lineAmount';

/** Names as they are after `normalize`: lower case, words separated by one space, without "the", "of" and the like. */
const NAMES: Record<ColumnMeaning, string[]> = {
	vendorName: ['vendor', 'vendor name', 'supplier', 'supplier name', 'seller', 'seller name', 'biller', 'merchant', 'merchant name', 'store name', 'lieferant', 'verkäufer', 'rechnungssteller', 'fournisseur', 'proveedor'],
	invoiceNumber: ['invoice number', 'invoice no', 'invoice nr', 'invoice num', 'invoice id', 'invoice', 'bill number', 'document number', 'receipt number', 'credit note number', 'number', 'rechnungsnummer', 'rechnungs nr', 'rechnungsnr', 'belegnummer', 'numéro facture', 'n facture', 'número factura'],
	invoiceDate: ['invoice date', 'date', 'date invoice', 'issue date', 'date issue', 'bill date', 'document date', 'receipt date', 'rechnungsdatum', 'datum', 'belegdatum', 'date facture', 'fecha factura'],
	dueDate: ['due date', 'payment due date', 'payment due', 'due', 'fälligkeitsdatum', 'fällig am', 'date échéance', 'échéance'],
	currency: ['currency', 'currency code', 'währung', 'devise', 'moneda'],
	subtotal: ['subtotal', 'sub total', 'net amount', 'net total', 'net', 'total net', 'amount before tax', 'total before tax', 'total excl tax', 'total excluding tax', 'nettobetrag', 'netto', 'summe netto', 'total ht', 'montant ht'],
	discount: ['discount', 'discount amount', 'rabatt', 'remise'],
	shipping: ['shipping', 'shipping cost', 'freight', 'delivery charge', 'versandkosten', 'frais port'],
	tax: ['tax', 'tax amount', 'total tax', 'vat', 'vat amount', 'gst', 'gst amount', 'sales tax', 'mwst', 'umsatzsteuer', 'ust', 'steuerbetrag', 'tva', 'montant tva', 'iva'],
	total: ['total', 'total amount', 'grand total', 'invoice total', 'total invoice', 'gross amount', 'gross total', 'gross', 'total incl tax', 'total including tax', 'invoice amount', 'amount', 'gesamtbetrag', 'bruttobetrag', 'brutto', 'rechnungsbetrag', 'total ttc', 'montant ttc'],
	lineDescription: ['line item description', 'description', 'item description', 'item', 'product', 'line description', 'artikel', 'bezeichnung', 'désignation'],
	lineAmount: ['line item amount', 'line amount', 'line total', 'line item total', 'item total', 'item amount', 'positionsbetrag', 'gesamtpreis'],
};

const MEANINGS = new Map(
	(Object.entries(NAMES) as Array<[ColumnMeaning, string[]]>).flatMap(([meaning, names]) => names.map((name) => [name, meaning])),
);

/** Rows of one result have the same columns: what was found for the last ones is kept. */
let last: { key: string; found: ReadonlyMap<ColumnMeaning, string> } | undefined;

/** Which column has which meaning; the first one wins where several have the same. */
export function findColumns(columns: string[]): ReadonlyMap<ColumnMeaning, string> {
	const key = columns.join('\n');
	if (last?.key !== key) last = { key, found: matchNames(columns) };
	return last.found;
}

function matchNames(columns: string[]): ReadonlyMap<ColumnMeaning, string> {
	const found = new Map<ColumnMeaning, string>();
	for (const column of columns) {
		const meaning = MEANINGS.get(normalize(column));
		if (meaning && !found.has(meaning)) found.set(meaning, column);
	}
	return found;
}

function normalize(column: string): string {
	return column
		.normalize('NFC')
		.replace(/([a-zà-ÿ])([A-Z])/g, '$1 $2')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.replace(/\b(the|of|de|la|du|der|des)\b/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}
