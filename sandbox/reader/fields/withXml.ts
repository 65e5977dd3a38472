import type { EmbeddedInvoice } from '../pdf/embeddedInvoice';
import type { Doubt, FieldKey, Finding, Invoice, TextLine } from '../reading';
import { missingDoubts } from './doubts';
import { readInvoice } from './readInvoice';
import { equal } from './totals';

const XML_CONFIDENCE = 0.99;

/**
 * The invoice of a document that carries an e-invoice: the XML is the invoice in law and wins; the
 * visible text adds what the XML lacks. A visible total that differs is a doubt for a person.
 */
export function withXml(xml: EmbeddedInvoice, lines: TextLine[], pages: number[]): Invoice {
	const visible = lines.length > 0 ? readInvoice(lines) : undefined;
	const fields: Invoice['fields'] = { ...onlySupplements(visible) };
	for (const [key, value] of Object.entries(xml.fields)) {
		fields[key as FieldKey] = { value, confidence: XML_CONFIDENCE, page: 1, source: 'xml', alternatives: [] };
	}
	return {
		fields,
		lineItems: xml.lineItems.length > 0 ? xml.lineItems.map((item) => ({ ...item, page: 1 })) : (visible?.lineItems ?? []),
		taxes: xml.taxes,
		pages,
		doubts: [...missingDoubts(fields), ...contradictions(xml, visible?.fields.total, lines)],
		lines,
	};
}

/** The parties, references and terms; amounts of the text are not mixed with those of the XML. */
function onlySupplements(visible: Invoice | undefined): Invoice['fields'] {
	const { fields = {} } = visible ?? {};
	const kept: FieldKey[] = ['vendorName', 'vendorTaxId', 'customerName', 'customerTaxId', 'dueDate', 'purchaseOrderNumber', 'paymentTerms', 'iban', 'bic', 'currency', 'invoiceDate', 'invoiceNumber'];
	return Object.fromEntries(Object.entries(fields).filter(([key]) => kept.includes(key as FieldKey)));
}

/** A contradiction is plain when the text shows another total and the XML's total nowhere at all. */
function contradictions(xml: EmbeddedInvoice, visible: Finding | undefined, lines: TextLine[]): Doubt[] {
	const { total, amountDue } = xml.fields;
	if (typeof total !== 'number' || typeof visible?.value !== 'number' || visible.confidence < 0.8) return [];
	const shown = visible.value;
	const isMeant = [total, amountDue].some((amount) => typeof amount === 'number' && equal(Math.abs(amount), Math.abs(shown)));
	if (isMeant || isPrinted(Math.abs(total), lines)) return [];
	return [
		{
			kind: 'two-candidates',
			field: 'total',
			description: `The embedded e-invoice says the total is ${total}, but the document shows ${shown}`,
			candidates: [total, shown],
		},
	];
}

function isPrinted(amount: number, lines: TextLine[]): boolean {
	const digits = amount.toFixed(2).replace(/\D/g, '');
	return lines.some((line) => line.cells.some((cell) => cell.text.replace(/\D/g, '').includes(digits)));
}
