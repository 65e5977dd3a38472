import { crossIndustryInvoice } from '../crossIndustryInvoice';
import { amount, date, number } from '../format';
import { amountsOf, lineAmount, type DemoInvoice } from '../invoice';
import { drawPdf, MADE_AT, numberPages, writeLines, writeRight, type Pdf } from '../pdf';
import { drawTable } from '../table';

const LOCALE = 'de-DE';
const RIGHT = 545;

/**
 * German business letter on A4 (DIN 5008): address field on the left, data of the invoice right of it,
 * `1.234,56` and `dd.mm.yyyy`.
 * @param options.hybrid the invoice to embed as `factur-x.xml`: the same one, unless somebody has changed what is printed
 */
export async function germanA4(
	invoice: DemoInvoice,
	{ hybrid }: { hybrid?: DemoInvoice } = {},
): Promise<Buffer> {
	return await drawPdf({ size: 'A4', title: `Rechnung ${invoice.number}` }, (pdf) => {
		drawHead(pdf, invoice);
		const y = drawTable(
			pdf,
			[
				{ title: 'Pos.', x: 50, text: (_, index) => String(index + 1) },
				{ title: 'Bezeichnung', x: 85, text: (line) => line.description },
				{ title: 'Menge', x: 370, align: 'right', text: (line) => number(line.quantity, LOCALE) },
				{ title: 'Einzelpreis', x: 455, align: 'right', text: (line) => amount(line.unitPrice, LOCALE) },
				{ title: 'Betrag', x: RIGHT, align: 'right', text: (line) => amount(lineAmount(line), LOCALE) },
			],
			invoice.lines,
			{ y: 330, bottom: 720 },
		);
		drawTotals(pdf, invoice, y + 10);
		numberPages(pdf, (page, of) => `Seite ${page} von ${of}`);
		if (hybrid) embedXml(pdf, hybrid);
	});
}

function embedXml(pdf: Pdf, invoice: DemoInvoice) {
	// pdfkit's types do not know `relationship` yet.
	const attachment = {
		name: 'factur-x.xml',
		type: 'text/xml',
		description: 'Factur-X invoice',
		relationship: 'Alternative',
		creationDate: MADE_AT,
		modifiedDate: MADE_AT,
	};
	pdf.file(Buffer.from(crossIndustryInvoice(invoice)), attachment);
}

function drawHead(pdf: Pdf, { vendor, customer, ...invoice }: DemoInvoice) {
	pdf.font('Helvetica-Bold').fontSize(15);
	writeRight(pdf, vendor.name, RIGHT, 45);
	pdf.font('Helvetica').fontSize(9);
	for (const [index, line] of vendor.address.entries()) writeRight(pdf, line, RIGHT, 66 + index * 13);

	pdf.fontSize(7).text([vendor.name, ...vendor.address].join(' · '), 50, 128, { lineBreak: false });
	pdf.fontSize(10);
	writeLines(pdf, [customer.name, ...customer.address], 50, 145);

	const facts: Array<[string, string | undefined]> = [
		['Rechnungsnummer:', invoice.number],
		['Rechnungsdatum:', date(invoice.issueDate, 'dd.MM.yyyy', LOCALE)],
		['Fällig am:', date(invoice.dueDate, 'dd.MM.yyyy', LOCALE)],
		['Bestellnummer:', invoice.purchaseOrder],
		['USt-IdNr.:', vendor.taxId],
	];
	let y = 145;
	for (const [label, value] of facts) {
		if (!value) continue;
		pdf.text(label, 345, y, { lineBreak: false });
		writeRight(pdf, value, RIGHT, y);
		y += 15;
	}

	pdf.font('Helvetica-Bold').fontSize(16);
	pdf.text('Rechnung', 50, 265, { lineBreak: false });
	pdf.font('Helvetica').fontSize(10);
	pdf.text('Für unsere Lieferungen und Leistungen berechnen wir Ihnen:', 50, 292, { lineBreak: false });
}

function drawTotals(pdf: Pdf, invoice: DemoInvoice, y: number) {
	const { subtotal, tax, total } = amountsOf(invoice);
	const sign = invoice.currency === 'EUR' ? '€' : invoice.currency;
	const rows: Array<[string, number]> = [
		['Nettobetrag', subtotal],
		[`zzgl. ${number(invoice.taxRate, LOCALE)} % MwSt.`, tax],
		['Gesamtbetrag', total],
	];
	for (const [index, [label, cents]] of rows.entries()) {
		pdf.font(label === 'Gesamtbetrag' ? 'Helvetica-Bold' : 'Helvetica').fontSize(10);
		pdf.text(label, 345, y + index * 17, { lineBreak: false });
		writeRight(pdf, `${amount(cents, LOCALE)} ${sign}`, RIGHT, y + index * 17);
	}
	pdf.font('Helvetica').fontSize(9);
	writeLines(
		pdf,
		[
			`Zahlbar ohne Abzug bis zum ${date(invoice.dueDate, 'dd.MM.yyyy', LOCALE)}.`,
			...(invoice.iban ? [`IBAN: ${invoice.iban}`] : []),
		],
		50,
		y + 75,
	);
}
