import { writeRight, type Pdf } from './pdf';

export interface Column<Row> {
	title: string;
	/** Left edge, or right edge of a column that is aligned right. */
	x: number;
	align?: 'right';
	text: (row: Row, index: number) => string;
}

const ROW_HEIGHT = 18;

/**
 * Prints rows under a heading from `y` on, on further pages (with the heading again, from `nextPageY` on)
 * where they do not fit above `bottom`. Says where the next thing can be printed.
 */
export function drawTable<Row>(
	pdf: Pdf,
	columns: Array<Column<Row>>,
	rows: Row[],
	{ y, bottom, nextPageY = 60 }: { y: number; bottom: number; nextPageY?: number },
): number {
	let at = drawHeading(pdf, columns, y);
	for (const [index, row] of rows.entries()) {
		if (at + ROW_HEIGHT > bottom) {
			pdf.addPage();
			at = drawHeading(pdf, columns, nextPageY);
		}
		pdf.font('Helvetica').fontSize(9);
		for (const column of columns) writeCell(pdf, column, column.text(row, index), at);
		at += ROW_HEIGHT;
	}
	return at;
}

function drawHeading<Row>(pdf: Pdf, columns: Array<Column<Row>>, y: number): number {
	pdf.font('Helvetica-Bold').fontSize(9);
	for (const column of columns) writeCell(pdf, column, column.title, y);
	pdf.moveTo(50, y + 13).lineTo(pdf.page.width - 50, y + 13).lineWidth(0.75).stroke('#555');
	pdf.fillColor('black');
	return y + 20;
}

function writeCell<Row>(pdf: Pdf, { x, align }: Column<Row>, text: string, y: number) {
	if (align === 'right') writeRight(pdf, text, x, y);
	else pdf.text(text, x, y, { lineBreak: false });
}
