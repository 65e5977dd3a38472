import { amount, date, money, number } from '../format';
import { amountsOf, lineAmount, type DemoInvoice } from '../invoice';
import { drawPdf, numberPages, writeLines, writeRight, type Pdf } from '../pdf';
import { drawTable } from '../table';

const LOCALE = 'en-US';
const RIGHT = 562;

/** US letter: sender top left, the data of the invoice in a block on the right. A reminder says so. */
export async function usLetter(
	invoice: DemoInvoice,
	{ password, reminder = false }: { password?: string; reminder?: boolean } = {},
): Promise<Buffer> {
	return await drawPdf({ size: 'LETTER', title: `Invoice ${invoice.number}`, password }, (pdf) => {
		drawHead(pdf, invoice);
		if (reminder) {
			pdf.font('Helvetica-Bold').fontSize(11).text('REMINDER', 50, 125, { lineBreak: false });
		}
		const y = drawTable(
			pdf,
			[
				{ title: 'Description', x: 50, text: (line) => line.description },
				{ title: 'Qty', x: 360, align: 'right', text: (line) => number(line.quantity, LOCALE) },
				{ title: 'Unit Price', x: 460, align: 'right', text: (line) => amount(line.unitPrice, LOCALE) },
				{ title: 'Amount', x: RIGHT, align: 'right', text: (line) => amount(lineAmount(line), LOCALE) },
			],
			invoice.lines,
			{ y: 290, bottom: 700 },
		);
		drawTotals(pdf, invoice, y + 12);
		numberPages(pdf, (page, of) => `Page ${page} of ${of}`);
	});
}

function drawHead(pdf: Pdf, { vendor, customer, ...invoice }: DemoInvoice) {
	pdf.font('Helvetica-Bold').fontSize(16).text(vendor.name, 50, 50, { lineBreak: false });
	pdf.font('Helvetica').fontSize(10);
	writeLines(pdf, [...vendor.address, `Tax ID: ${vendor.taxId}`], 50, 74);
	pdf.font('Helvetica-Bold').fontSize(24);
	writeRight(pdf, 'INVOICE', RIGHT, 50);

	const facts: Array<[string, string | undefined]> = [
		['Invoice Number:', invoice.number],
		['Invoice Date:', date(invoice.issueDate, 'LLLL d, yyyy', LOCALE)],
		['Due Date:', date(invoice.dueDate, 'LLLL d, yyyy', LOCALE)],
		['PO Number:', invoice.purchaseOrder],
	];
	let y = 150;
	for (const [label, value] of facts) {
		if (!value) continue;
		pdf.font('Helvetica-Bold').fontSize(10).text(label, 340, y, { lineBreak: false });
		pdf.font('Helvetica');
		writeRight(pdf, value, RIGHT, y);
		y += 16;
	}

	pdf.font('Helvetica-Bold').text('Bill To:', 50, 150, { lineBreak: false });
	pdf.font('Helvetica');
	writeLines(pdf, [customer.name, ...customer.address], 50, 166);
}

function drawTotals(pdf: Pdf, invoice: DemoInvoice, y: number) {
	const { subtotal, tax, total } = amountsOf(invoice);
	const print = (cents: number) => money(cents, invoice.currency, LOCALE);
	const rows = [
		['Subtotal', print(subtotal)],
		[`Sales Tax (${number(invoice.taxRate, LOCALE)}%)`, print(tax)],
		['Total', print(total)],
	];
	for (const [index, [label, value]] of rows.entries()) {
		pdf.font(label === 'Total' ? 'Helvetica-Bold' : 'Helvetica').fontSize(10);
		pdf.text(label, 370, y + index * 18, { lineBreak: false });
		writeRight(pdf, value, RIGHT, y + index * 18);
	}
	pdf.font('Helvetica').fontSize(9);
	writeLines(pdf, [`Payment terms: net 30 days. All amounts in ${invoice.currency}.`], 50, y + 70);
}
