/**
 * What the reader reads from a document, independent of the service that asks for it.
 * Amounts are numbers in the document's own currency, rates are percentages (19 for 19 %),
 * dates are ISO 8601 (YYYY-MM-DD), pages count from 1, confidences run from 0 to 1.
 */

export const FIELD_KEYS = [
	'documentType',
	'vendorName',
	'vendorAddress',
	'vendorCountry',
	'vendorTaxId',
	'customerName',
	'customerAddress',
	'customerTaxId',
	'invoiceNumber',
	'invoiceDate',
	'dueDate',
	'serviceStartDate',
	'serviceEndDate',
	'purchaseOrderNumber',
	'currency',
	'subtotal',
	'discount',
	'shipping',
	'taxRate',
	'tax',
	'total',
	'amountPaid',
	'amountDue',
	'paymentTerms',
	'iban',
	'bic',
] as const;

export type FieldKey = (typeof FIELD_KEYS)[number];

/** Where a value comes from: the embedded e-invoice XML, the PDF's text layer, or character recognition. */
export type Source = 'xml' | 'text' | 'ocr';

export interface Finding {
	value: string | number;
	confidence: number;
	page: number;
	source: Source;
	/** Other values that were about as plausible; empty when there was no doubt. */
	alternatives: Array<string | number>;
	/** Position on the page in PDF points or image pixels, origin top left: [x1, y1, x2, y2]. */
	box?: [number, number, number, number];
}

export interface LineItem {
	description: string;
	itemNumber?: string;
	quantity?: number;
	unit?: string;
	unitPrice?: number;
	taxRate?: number;
	taxAmount?: number;
	amount?: number;
	page: number;
}

export interface TaxLine {
	rate?: number;
	base?: number;
	amount: number;
}

/** Something that the reader was really unsure about. */
export interface Doubt {
	kind: 'missing' | 'two-candidates' | 'low-confidence' | 'arithmetic';
	field: FieldKey;
	/** One sentence for a person, naming the values in question. */
	description: string;
	candidates: Array<string | number>;
}

export interface Invoice {
	fields: Partial<Record<FieldKey, Finding>>;
	lineItems: LineItem[];
	taxes: TaxLine[];
	/** The pages of the document that this invoice stands on, in order. */
	pages: number[];
	doubts: Doubt[];
	/** The text of its pages, for answering fields that are not in FIELD_KEYS by their label. */
	lines: TextLine[];
}

/** A visual line of text: its words joined in reading order, with the parts that stand apart as cells. */
export interface TextLine {
	page: number;
	text: string;
	cells: Array<{ text: string; x: number; width: number }>;
	/** Top of the line, in the units of `Finding.box`. */
	y: number;
	height?: number;
	/** 1 for a text layer; the mean of the word confidences for recognised characters. */
	confidence: number;
}

export interface PageReading {
	page: number;
	status: 'read' | 'failed';
	source?: Source;
	/** Why the page failed, for a person. */
	reason?: string;
}

/** A page with its text, before it is known which invoice it belongs to. */
export interface PageText {
	reading: PageReading;
	lines: TextLine[];
}

export type DocumentReading =
	| { status: 'read'; pages: PageReading[]; invoices: Invoice[] }
	/** Opens only with a password. */
	| { status: 'encrypted' }
	/** Has more pages than allowed; nothing was read. */
	| { status: 'too-many-pages'; pageCount: number }
	/** No pages could be found: not a document, damaged beyond repair, or beyond the time or memory limit. */
	| { status: 'unreadable'; reason: string };

export interface ReadOptions {
	/**
	 * Hard limit for each step of a document (opening it, one page), in milliseconds; recognising the characters of a page
	 * and putting the pages together may take three times as long. A page beyond it fails and the others are
	 * read; a document that cannot be opened in time is unreadable.
	 */
	timeLimitMs: number;
	maxPages: number;
	/** Reads a hybrid invoice by what is printed on it alone. */
	ignoreXml?: boolean;
	/** Reads PDFs as if they were scans. */
	ignoreTextLayer?: boolean;
}

/** How far the reading of one document is. */
export interface PageProgress {
	fileName: string;
	/** Pages that are done, read or failed. */
	done: number;
	pages: number;
}

export interface DocumentFile {
	fileName: string;
	bytes: Uint8Array;
}

/** Reads documents in workers; one bad document never harms another. */
export interface DocumentReader {
	/** @param onPage called after each page of a document of several pages or of scans */
	read(file: DocumentFile, options: ReadOptions, onPage?: (progress: PageProgress) => void): Promise<DocumentReading>;
	/** Ends the workers. */
	close(): Promise<void>;
}
