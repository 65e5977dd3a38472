import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { Invoice } from '../../sandbox/reader/reading';
import { at, jsonOf, numberAt, numbers, textAt } from './json';
import seen from './seen.json';

/** What a document says, for the fields that are scored; a field without truth is left out. */
export interface Truth {
	invoiceNumber?: string;
	invoiceDate?: string;
	dueDate?: string;
	total?: number;
	/** An invoice with a discount has two rightful answers: before and after it. */
	subtotal?: number[];
	tax?: number;
	currency?: string;
	/** The firm, and the brand where its paper shows that. */
	vendorName?: string[];
	customerName?: string;
}

/**
 * The truth about a document: what lies beside it, whatever its format, and what was written down from looking at
 * it (`seen.json`). Undefined when there is neither.
 */
export function truthFor(file: string): Truth | undefined {
	const known = (seen as Record<string, Truth>)[relative(join(dirname(file), '..'), file).replaceAll('\\', '/')];
	const beside = truthBeside(file);
	return known || beside ? { ...beside, ...known } : undefined;
}

/** The same without what was written down from looking: scans, of which a share is right, and the score says which. */
export function truthBeside(file: string): Truth | undefined {
	if (existsSync(`${file}.gt.json`)) return fromGroundTruth(jsonOf(`${file}.gt.json`));
	if (existsSync(`${file}.labels.json`)) return fromAzureLabels(jsonOf(`${file}.labels.json`));
	const json = file.replace(/\.(pdf|png|jpe?g)$/i, '.json');
	if (json !== file && existsSync(json)) {
		const content = jsonOf(json);
		return Array.isArray(content) ? fromInvoice2data(content[0]) : fromUbl(content);
	}
	const azure = join(dirname(file), 'sample-invoice-output.json');
	if (basename(file) === 'invoice.pdf' && existsSync(azure)) return fromAzure(jsonOf(azure));
	return undefined;
}

/** The fields that a hybrid invoice has in its XML but does not print. */
export function unprintedFields(file: string): Array<keyof Truth> {
	const beside = `${file}.gt.json`;
	if (!existsSync(beside)) return [];
	const visible = at(JSON.parse(readFileSync(beside, 'utf8')), '_visible_in_text');
	const names: Array<[string, keyof Truth]> = [['invoice_number', 'invoiceNumber'], ['gross', 'total'], ['seller', 'vendorName'], ['issue_date', 'invoiceDate']];
	return names.filter(([name]) => at(visible, name) === false).map(([, field]) => field);
}

/** What the XML inside a hybrid invoice says, as the truth for reading its text. */
export function fromXmlFields(fields: Invoice['fields']): Truth {
	const ofXml = (key: keyof Invoice['fields']): string | number | undefined => (fields[key]?.source === 'xml' ? fields[key].value : undefined);
	const vendor = ofXml('vendorName');
	return present({
		invoiceNumber: ofXml('invoiceNumber') as string | undefined,
		invoiceDate: ofXml('invoiceDate') as string | undefined,
		total: ofXml('total') as number | undefined,
		vendorName: vendor === undefined ? undefined : [String(vendor)],
	});
}

/** `<file>.gt.json`: the samples' own format. */
export function fromGroundTruth(json: unknown): Truth {
	return present({
		invoiceNumber: textAt(json, 'invoice_number'),
		invoiceDate: textAt(json, 'issue_date'),
		dueDate: textAt(json, 'due_date'),
		total: numberAt(json, 'gross'),
		subtotal: numbers(numberAt(json, 'net'), numberAt(json, 'subtotal')),
		tax: numberAt(json, 'tax'),
		currency: textAt(json, 'currency'),
		vendorName: names(textAt(json, 'seller', 'name')),
		customerName: textAt(json, 'buyer', 'name'),
	});
}

/** What the tests of invoice2data expect; its dates are ISO. */
export function fromInvoice2data(json: unknown): Truth {
	return present({
		invoiceNumber: textAt(json, 'invoice_number'),
		invoiceDate: textAt(json, 'date'),
		dueDate: textAt(json, 'date_due'),
		total: numberAt(json, 'amount'),
		subtotal: numbers(numberAt(json, 'amount_untaxed')),
		tax: numberAt(json, 'amount_tax'),
		currency: textAt(json, 'currency'),
		vendorName: names(textAt(json, 'partner_name'), textAt(json, 'issuer')),
	});
}

/** Labels of Azure's custom models: of the scored fields these documents have the receipt's number and the customer. */
export function fromAzureLabels(json: unknown): Truth {
	const labels = at(json, 'labels');
	const label = (name: string): string | undefined => {
		const found = Array.isArray(labels) ? labels.find((entry) => textAt(entry, 'label') === name) : undefined;
		const values = at(found, 'value');
		return Array.isArray(values) ? values.map((value) => textAt(value, 'text')).join(' ') : undefined;
	};
	return present({ invoiceNumber: label('Receipt No'), customerName: label('Sold To') });
}

/** UBL written as JSON, with its prefixes. */
export function fromUbl(json: unknown): Truth {
	const invoice = at(json, 'ubl:Invoice') ?? at(json, 'ubl:CreditNote');
	const sums = at(invoice, 'cac:LegalMonetaryTotal');
	return present({
		invoiceNumber: textAt(invoice, 'cbc:ID'),
		invoiceDate: textAt(invoice, 'cbc:IssueDate'),
		dueDate: textAt(invoice, 'cbc:DueDate'),
		total: numberAt(sums, 'cbc:TaxInclusiveAmount'),
		subtotal: numbers(numberAt(sums, 'cbc:TaxExclusiveAmount'), numberAt(sums, 'cbc:LineExtensionAmount')),
		tax: numberAt(at(invoice, 'cac:TaxTotal', '0') ?? at(invoice, 'cac:TaxTotal'), 'cbc:TaxAmount'),
		currency: textAt(invoice, 'cbc:DocumentCurrencyCode'),
		vendorName: names(textAt(invoice, 'cac:AccountingSupplierParty', 'cac:Party', 'cac:PartyName', 'cbc:Name')),
		customerName: textAt(invoice, 'cac:AccountingCustomerParty', 'cac:Party', 'cac:PartyName', 'cbc:Name'),
	});
}

/** An answer of Azure's prebuilt invoice model, version 2.1. */
export function fromAzure(json: unknown): Truth {
	const fields = at(json, 'analyzeResult', 'documentResults', '0', 'fields');
	return present({
		invoiceNumber: textAt(fields, 'InvoiceId', 'valueString'),
		invoiceDate: textAt(fields, 'InvoiceDate', 'valueDate'),
		dueDate: textAt(fields, 'DueDate', 'valueDate'),
		total: numberAt(fields, 'InvoiceTotal', 'valueNumber'),
		subtotal: numbers(numberAt(fields, 'SubTotal', 'valueNumber')),
		tax: numberAt(fields, 'TotalTax', 'valueNumber'),
		vendorName: names(textAt(fields, 'VendorName', 'valueString')),
		customerName: textAt(fields, 'CustomerName', 'valueString'),
	});
}

function names(...values: Array<string | undefined>): string[] | undefined {
	const given = values.filter((value) => value !== undefined);
	return given.length > 0 ? given : undefined;
}

function present(truth: Truth): Truth {
	return Object.fromEntries(Object.entries(truth).filter(([, value]) => value !== undefined));
}
