import { date, money, number } from '../format';
import { amountsOf, lineAmount, type DemoInvoice } from '../invoice';
import { drawPdf, writeLines, writeRight, type Pdf } from '../pdf';
import { drawTable } from '../table';

const LOCALE = 'fr-FR';
const RIGHT = 545;

/** French A4 sheet: number in the title, dates in words, `1 234,56 €`, totals as HT, TVA and TTC. */
export async function frenchA4(invoice: DemoInvoice): Promise<Buffer> {
	return await drawPdf({ size: 'A4', title: `Facture ${invoice.number}` }, (pdf) => {
		const print = (cents: number) => money(cents, invoice.currency, LOCALE);
		drawHead(pdf, invoice);
		const y = drawTable(
			pdf,
			[
				{ title: 'Désignation', x: 50, text: (line) => line.description },
				{ title: 'Qté', x: 340, align: 'right', text: (line) => number(line.quantity, LOCALE) },
				{ title: 'Prix unitaire HT', x: 445, align: 'right', text: (line) => print(line.unitPrice) },
				{ title: 'Montant HT', x: RIGHT, align: 'right', text: (line) => print(lineAmount(line)) },
			],
			invoice.lines,
			{ y: 300, bottom: 720 },
		);
		drawTotals(pdf, invoice, print, y + 14);
	});
}

function drawHead(pdf: Pdf, { vendor, customer, ...invoice }: DemoInvoice) {
	pdf.font('Helvetica-Bold').fontSize(14).text(vendor.name, 50, 50, { lineBreak: false });
	pdf.font('Helvetica').fontSize(9);
	writeLines(pdf, [...vendor.address, `N° TVA : ${vendor.taxId}`], 50, 70, 13);

	pdf.font('Helvetica-Bold').fontSize(18).text('FACTURE', 50, 150, { lineBreak: false });
	pdf.font('Helvetica').fontSize(10);
	const facts = [
		`Facture n° : ${invoice.number}`,
		`Date de facture : ${date(invoice.issueDate, 'd MMMM yyyy', LOCALE)}`,
		`Date d'échéance : ${date(invoice.dueDate, 'd MMMM yyyy', LOCALE)}`,
	];
	if (invoice.purchaseOrder) facts.push(`Bon de commande : ${invoice.purchaseOrder}`);
	writeLines(pdf, facts, 50, 180, 15);

	pdf.font('Helvetica-Bold').text('Facturé à :', 340, 180, { lineBreak: false });
	pdf.font('Helvetica');
	writeLines(pdf, [customer.name, ...customer.address], 340, 196);
}

function drawTotals(pdf: Pdf, invoice: DemoInvoice, print: (cents: number) => string, y: number) {
	const { subtotal, tax, total } = amountsOf(invoice);
	const rows: Array<[string, number]> = [
		['Total HT', subtotal],
		[`TVA ${number(invoice.taxRate, LOCALE)} %`, tax],
		['Total TTC', total],
	];
	for (const [index, [label, cents]] of rows.entries()) {
		pdf.font(label === 'Total TTC' ? 'Helvetica-Bold' : 'Helvetica').fontSize(10);
		pdf.text(label, 370, y + index * 18, { lineBreak: false });
		writeRight(pdf, print(cents), RIGHT, y + index * 18);
	}
	pdf.font('Helvetica').fontSize(9);
	writeLines(pdf, [`Règlement par virement. IBAN : ${invoice.iban}`], 50, y + 80);
}
