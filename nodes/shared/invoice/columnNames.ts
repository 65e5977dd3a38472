/** What a column of a row is about, however its owner named it. */
export type ColumnMeaning =
	| 'vendorName' | 'vendorAddress' | 'vendorCountry' | 'vendorTaxId'
	| 'customerName' | 'customerAddress' | 'customerTaxId'
	| 'documentType' | 'invoiceNumber' | 'receiptNumber' | 'purchaseOrderNumber'
	| 'invoiceDate' | 'dueDate' | 'serviceDate'
	| 'currency' | 'subtotal' | 'discount' | 'shipping' | 'tip' | 'tax' | 'taxRate' | 'total'
	| 'paymentTerms' | 'iban' | 'bic' | 'bankAccount' | 'confidence'
	| 'lineItems' | 'lineDescription' | 'lineItemNumber' | 'lineQuantity' | 'lineUnit' | 'lineUnitPrice'
	| 'lineTaxRate' | 'lineTaxAmount' | 'lineAmount';

/** Names as they are after `normalizeName`: lower case, words separated by one space, without "the", "of" and the like. */
export const COLUMN_NAMES: Record<ColumnMeaning, string[]> = {
	vendorName: ['vendor', 'vendor name', 'supplier', 'supplier name', 'seller', 'seller name', 'biller', 'biller name', 'merchant', 'merchant name', 'store name', 'provider', 'provider name', 'utility provider', 'bank', 'bank name', 'lieferant', 'verkäufer', 'rechnungssteller', 'fournisseur', 'proveedor'],
	vendorAddress: ['vendor address', 'supplier address', 'seller address', 'merchant address', 'provider address', 'lieferantenadresse', 'adresse fournisseur'],
	vendorCountry: ['vendor country', 'vendor country code', 'supplier country', 'seller country', 'merchant country'],
	vendorTaxId: ['vendor tax id', 'vendor tax number', 'vendor vat number', 'vendor vat id', 'supplier tax id', 'supplier vat number', 'supplier vat id', 'seller tax id', 'seller vat id', 'merchant tax id', 'tax id', 'vat number', 'vat id', 'vat reg no', 'vat registration number', 'abn', 'gstin', 'ust idnr', 'ust id', 'umsatzsteuer id', 'steuernummer', 'siret', 'nif', 'cif'],
	customerName: ['customer', 'customer name', 'buyer', 'buyer name', 'bill to', 'bill to name', 'client', 'client name', 'recipient', 'account holder', 'kunde', 'kundenname', 'käufer', 'rechnungsempfänger', 'client nom', 'cliente'],
	customerAddress: ['customer address', 'buyer address', 'billing address', 'bill to address', 'client address', 'service address', 'kundenadresse', 'rechnungsadresse'],
	customerTaxId: ['customer tax id', 'customer vat number', 'customer vat id', 'buyer tax id', 'buyer vat number', 'buyer vat id', 'client tax id', 'client vat number'],
	documentType: ['document type', 'doc type', 'invoice type', 'belegart', 'dokumenttyp', 'type document'],
	invoiceNumber: ['invoice number', 'invoice no', 'invoice nr', 'invoice num', 'invoice id', 'bill number', 'document number', 'credit note number', 'credit memo number', 'rechnungsnummer', 'rechnungs nr', 'rechnungsnr', 'belegnummer', 'numéro facture', 'n facture', 'número factura'],
	receiptNumber: ['receipt number', 'receipt no', 'receipt id', 'bonnummer', 'kassenbonnummer'],
	purchaseOrderNumber: ['purchase order number', 'purchase order no', 'purchase order', 'po number', 'po no', 'po', 'po reference', 'order number', 'bestellnummer', 'bestell nr', 'numéro commande', 'n commande'],
	invoiceDate: ['invoice date', 'date invoice', 'issue date', 'date issue', 'bill date', 'document date', 'receipt date', 'purchase date', 'credit note date', 'credit memo date', 'statement date', 'order date', 'po date', 'purchase order date', 'rechnungsdatum', 'belegdatum', 'date facture', 'fecha factura'],
	dueDate: ['due date', 'payment due date', 'payment due', 'due', 'fälligkeitsdatum', 'fällig am', 'date échéance', 'échéance'],
	serviceDate: ['service date', 'service start date', 'date service', 'delivery date', 'date delivery', 'date supply', 'supply date', 'service period start', 'leistungsdatum', 'lieferdatum', 'leistungszeitraum', 'date livraison', 'fecha entrega'],
	currency: ['currency', 'currency code', 'invoice currency', 'currency iso', 'währung', 'devise', 'moneda'],
	subtotal: ['subtotal', 'sub total', 'subtotal amount', 'net amount', 'net total', 'net', 'total net', 'amount before tax', 'total before tax', 'total excl tax', 'total excluding tax', 'nettobetrag', 'netto', 'summe netto', 'total ht', 'montant ht'],
	discount: ['discount', 'discount amount', 'total discount', 'rabatt', 'remise'],
	shipping: ['shipping', 'shipping cost', 'shipping amount', 'freight', 'delivery charge', 'versandkosten', 'frais port'],
	tip: ['tip', 'gratuity', 'service charge', 'trinkgeld', 'pourboire'],
	tax: ['tax', 'tax amount', 'total tax', 'tax total', 'total tax amount', 'total vat', 'vat total', 'montant tva', 'steuerbetrag', 'steuer'],
	taxRate: ['tax rate', 'vat rate', 'gst rate', 'steuersatz', 'mwst satz', 'ust satz', 'taux tva'],
	total: ['total', 'total amount', 'grand total', 'invoice total', 'total invoice', 'order total', 'gross amount', 'gross total', 'gross', 'total incl tax', 'total including tax', 'invoice amount', 'gesamtbetrag', 'bruttobetrag', 'brutto', 'rechnungsbetrag', 'total ttc', 'montant ttc'],
	paymentTerms: ['payment terms', 'terms', 'terms payment', 'zahlungsbedingungen', 'zahlungsziel', 'conditions paiement'],
	iban: ['iban', 'vendor iban', 'bank iban', 'iban number', 'payment details iban'],
	bic: ['bic', 'swift', 'bic swift', 'swift bic', 'swift code', 'bic code', 'vendor bic', 'payment details bic', 'payment details swift'],
	bankAccount: ['bank account', 'bank account number', 'bank account no', 'vendor bank account', 'vendor account number', 'beneficiary account', 'beneficiary account number', 'payment details account number', 'bankkonto', 'kontonummer', 'compte bancaire', 'cuenta bancaria'],
	confidence: ['confidence', 'confidence score', 'extraction confidence'],
	lineItems: ['line items', 'items', 'lines', 'positionen'],
	lineDescription: ['line item description', 'description', 'item description', 'item', 'item name', 'product', 'product name', 'line description', 'transaction description', 'artikel', 'bezeichnung', 'désignation'],
	lineItemNumber: ['line item number', 'item number', 'item no', 'item code', 'item id', 'sku', 'product code', 'product number', 'article number', 'part number', 'artikelnummer', 'artikel nr'],
	lineQuantity: ['line item quantity', 'quantity', 'qty', 'line quantity', 'item quantity', 'menge', 'anzahl', 'quantité', 'cantidad'],
	lineUnit: ['line item unit', 'unit', 'uom', 'unit measure', 'line unit', 'quantity unit', 'einheit', 'unité'],
	lineUnitPrice: ['line item unit price', 'unit price', 'price per unit', 'unit cost', 'unit amount', 'item price', 'einzelpreis', 'stückpreis', 'prix unitaire', 'precio unitario'],
	lineTaxRate: ['line item tax rate', 'line tax rate', 'item tax rate', 'line vat rate', 'line item vat rate'],
	lineTaxAmount: ['line item tax amount', 'line item tax', 'line tax amount', 'line tax', 'item tax', 'item tax amount', 'line vat amount'],
	lineAmount: ['line item amount', 'line amount', 'line total', 'line item total', 'item total', 'item amount', 'transaction amount', 'positionsbetrag', 'gesamtpreis'],
};

/** Names that say little by themselves: they count only where no other column has the meaning. */
export const WEAK_NAMES: Partial<Record<ColumnMeaning, string[]>> = {
	invoiceNumber: ['number', 'invoice', 'reference', 'reference number'],
	invoiceDate: ['date', 'datum', 'fecha'],
	total: ['amount', 'amount due', 'total due', 'balance due', 'betrag', 'montant'],
	lineUnitPrice: ['price', 'rate', 'preis', 'prix'],
};

/** One tax of several, such as GST and PST side by side, or VAT by rate. */
export const SINGLE_TAX = /^(vat|gst|pst|hst|qst|igst|cgst|sgst|sales tax|mwst|mw st|mehrwertsteuer|umsatzsteuer|ust|tva|iva|tax)( amount)?( \d+)*( amount)?$/;

/** @param column such as `Invoice No.`, `invoice_number`, `InvoiceNumber` */
export function normalizeName(column: string): string {
	return column
		.normalize('NFC')
		// A rate and not an amount, unless it belongs to a number as in "VAT 19%".
		.replace(/(?<!\d\s?)%/g, ' rate ')
		.replace(/([a-zà-ÿ])([A-Z])/g, '$1 $2')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.replace(/\b(the|of|de|la|du|der|des)\b/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}
