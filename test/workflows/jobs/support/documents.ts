import type { TestFile } from '../../../support/testDocuments';

/** What an invoice says: 100.00 before tax at 10 %, one line. */
const FIELDS = { vendorName: 'Acme', invoiceDate: '2026-01-02', currency: 'EUR', subtotal: 100, tax: 10, total: 110 };

/** In the text format of `textReader`, with the mark of a PDF. @param items each as description, quantity and amount */
export function invoice(number: string, more: Partial<typeof FIELDS> = {}, items = ['Paper | 2 | 100']): TestFile {
	const lines = Object.entries({ invoiceNumber: number, ...FIELDS, ...more }).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
	return file(`${number}.pdf`, ['%PDF-1.7', ...lines, ...items.map((item) => `item: ${item}`)].join('\n'));
}

/** An invoice without a vendor, which goes to review whatever else its service says of it. */
export const doubtful = (number: string): TestFile => invoice(number, { vendorName: undefined });

/** Passes the node's checks, but no service can read it. */
export const broken = (number: string): TestFile => file(`${number}.pdf`, `garbage %PDF-1.7 ${number}`);

/** Is found by the node itself, before anything is sent. */
export const noDocument = (number: string): TestFile => file(`${number}.pdf`, '<html>Sign in</html>');

function file(name: string, text: string): TestFile {
	return { name, bytes: Buffer.from(text) };
}
