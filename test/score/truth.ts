import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

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
	vendorName?: string;
	customerName?: string;
}

/** The truth that lies beside a document, whatever its format; undefined when there is none. */
export function truthFor(file: string): Truth | undefined {
	const beside = `${file}.gt.json`;
	if (existsSync(beside)) return fromGroundTruth(jsonOf(beside));
	const ubl = file.replace(/\.pdf$/i, '.json');
	if (ubl !== file && existsSync(ubl)) return fromUbl(jsonOf(ubl));
	const azure = join(dirname(file), 'sample-invoice-output.json');
	if (basename(file) === 'invoice.pdf' && existsSync(azure)) return fromAzure(jsonOf(azure));
	return undefined;
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
		vendorName: textAt(json, 'seller', 'name'),
		customerName: textAt(json, 'buyer', 'name'),
	});
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
		vendorName: textAt(invoice, 'cac:AccountingSupplierParty', 'cac:Party', 'cac:PartyName', 'cbc:Name'),
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
		vendorName: textAt(fields, 'VendorName', 'valueString'),
		customerName: textAt(fields, 'CustomerName', 'valueString'),
	});
}

function jsonOf(path: string): unknown {
	return JSON.parse(readFileSync(path, 'utf8'));
}

function at(json: unknown, ...path: string[]): unknown {
	return path.reduce<unknown>(
		(node, key) => (typeof node === 'object' && node !== null && key in node ? (node as Record<string, unknown>)[key] : undefined),
		json,
	);
}

function textAt(json: unknown, ...path: string[]): string | undefined {
	const value = at(json, ...path);
	return typeof value === 'string' && value !== '' ? value : undefined;
}

function numberAt(json: unknown, ...path: string[]): number | undefined {
	const value = at(json, ...path);
	return value === undefined || value === null || value === '' || Number.isNaN(Number(value)) ? undefined : Number(value);
}

function numbers(...values: Array<number | undefined>): number[] | undefined {
	const given = values.filter((value) => value !== undefined);
	return given.length > 0 ? given : undefined;
}

function present(truth: Truth): Truth {
	return Object.fromEntries(Object.entries(truth).filter(([, value]) => value !== undefined));
}
