import type { Cell, Column, Table } from '../../core/tables/table';
import type { ExportMode } from './account';
import type { ExtractionResult } from './result';

export interface NamedResult {
	fileName: string;
	result: ExtractionResult;
}

type Line = Partial<ExtractionResult['line_items'][number]>;
type ColumnOf = [name: string, type: Column['type'], value: (named: NamedResult, line: Line) => Cell | undefined];

/** "`standard` (core AP fields)": one row an invoice. */
const STANDARD: ColumnOf[] = [
	['File', 'text', ({ fileName }) => fileName],
	['Vendor', 'text', ({ result }) => result.vendor],
	['Invoice Number', 'text', ({ result }) => result.invoice_number],
	['Invoice Date', 'date', ({ result }) => result.invoice_date],
	['Due Date', 'date', ({ result }) => result.due_date],
	['Subtotal', 'number', ({ result }) => result.subtotal],
	['Tax', 'number', ({ result }) => result.tax],
	['Total', 'number', ({ result }) => result.total],
	['Currency', 'text', ({ result }) => result.currency],
	['Confidence', 'text', ({ result }) => result.confidence],
];

/** "`full` (every extracted field, including raw line item metadata)": one row a line item. */
const FULL: ColumnOf[] = [
	...STANDARD,
	['Vendor Address', 'text', ({ result }) => result.vendor_address],
	['Vendor Country', 'text', ({ result }) => result.vendor_country],
	['Vendor Tax ID', 'text', ({ result }) => result.vendor_tax_id],
	['Customer Name', 'text', ({ result }) => result.customer_name],
	['Customer Tax ID', 'text', ({ result }) => result.customer_tax_id],
	['PO Number', 'text', ({ result }) => result.po_number],
	['Payment Terms', 'text', ({ result }) => result.payment_terms],
	['Service Start Date', 'date', ({ result }) => result.service_start_date],
	['Service End Date', 'date', ({ result }) => result.service_end_date],
	['IBAN', 'text', ({ result }) => result.payment_details?.iban],
	['SWIFT', 'text', ({ result }) => result.payment_details?.swift],
	['Validation Status', 'text', ({ result }) => result.validation_status],
	['Line Description', 'text', (_, line) => line.description],
	['Line Quantity', 'number', (_, line) => line.quantity],
	['Line Unit Price', 'number', (_, line) => line.unit_price],
	['Line Tax', 'number', (_, line) => line.tax_amount],
	['Line Amount', 'number', (_, line) => line.amount],
];

/** What QuickBooks Online asks of an import of bills. The document does not list the columns. */
const QUICKBOOKS: ColumnOf[] = [
	['Bill No', 'text', ({ result }) => result.invoice_number],
	['Vendor', 'text', ({ result }) => result.vendor],
	['Bill Date', 'date', ({ result }) => result.invoice_date],
	['Due Date', 'date', ({ result }) => result.due_date],
	['Memo', 'text', ({ fileName }) => fileName],
	['Line Description', 'text', (_, line) => line.description],
	['Line Amount', 'number', ({ result }, line) => line.amount ?? result.total],
	['Currency', 'text', ({ result }) => result.currency],
];

/** What Zoho Books asks of an import of bills. The document does not list the columns. */
const ZOHO: ColumnOf[] = [
	['Bill Date', 'date', ({ result }) => result.invoice_date],
	['Bill Number', 'text', ({ result }) => result.invoice_number],
	['Vendor Name', 'text', ({ result }) => result.vendor],
	['Due Date', 'date', ({ result }) => result.due_date],
	['PurchaseOrder', 'text', ({ result }) => result.po_number],
	['Currency Code', 'text', ({ result }) => result.currency],
	['Description', 'text', (_, line) => line.description],
	['Quantity', 'number', (_, line) => line.quantity],
	['Rate', 'number', ({ result }, line) => line.unit_price ?? result.total],
	['Total', 'number', ({ result }) => result.total],
];

export function exportTable(results: NamedResult[], mode: ExportMode): Table {
	return mode === 'full' ? table(results, FULL, true) : table(results, STANDARD, false);
}

export function quickBooksTable(results: NamedResult[]): Table {
	return table(results, QUICKBOOKS, true);
}

export function zohoTable(results: NamedResult[]): Table {
	return table(results, ZOHO, true);
}

/** An invoice without line items keeps one row, so that it is not lost. */
function table(results: NamedResult[], columns: ColumnOf[], perLine: boolean): Table {
	const rows = results.flatMap((named) => {
		const lines: Line[] = perLine && named.result.line_items.length > 0 ? named.result.line_items : [{}];
		return lines.map((line) => columns.map(([, , value]) => value(named, line) ?? null));
	});
	return { columns: columns.map(([name, type]) => ({ name, type })), rows };
}
