import { Client } from '../../support/client';

let client: Client;

beforeAll(async () => {
	client = await Client.start({ credits: 1000 });
});
afterAll(async () => await client.sandbox.close());
beforeEach(() => client.sandbox.reset());

const INVOICE = [
	'invoiceNumber: A-1',
	'invoiceDate: 2026-01-31',
	'vendorName: Paper Ltd',
	'currency: EUR',
	'subtotal: 100',
	'tax: 19.009',
	'total: 119.009',
	'Container Number: MSKU 1',
	'item: Paper | 2 | 40',
	'item: Ink | 1 | 60',
].join('\n');

const withoutSource = { options: { exclude_columns: ['source_file'] } };

async function rowsFor(more: object, text = INVOICE): Promise<unknown[]> {
	return await client.rows(await client.extract({ 'a.pdf': text }, { ...withoutSource, ...more }));
}

async function columnsFor(prompt: unknown): Promise<string[]> {
	const [row] = await rowsFor({ prompt, output_structure: 'automatic' });
	return Object.keys(row as object);
}

describe('the columns', () => {
	it('of an object prompt are its names exactly as written, in their order', async () => {
		const names = ['total AMOUNT', 'Rechnungsnummer', 'Whatever This Is', 'Vendor'];
		expect(await columnsFor({ fields: names.map((name) => ({ name })) })).toEqual(names);
	});

	it.each([
		['Extract invoice number, date, vendor name, and total amount', ['Invoice Number', 'Date', 'Vendor Name', 'Total Amount']],
		['Extract invoice number, invoice date, vendor name, net amount, tax, total amount', ['Invoice Number', 'Invoice Date', 'Vendor Name', 'Net Amount', 'Tax', 'Total Amount']],
		['- PO number\n- IBAN\n- VAT id', ['PO Number', 'IBAN', 'VAT ID']],
		['Please extract the vendor and the total from each invoice. Dates should be YYYY-MM-DD.', ['Vendor', 'Total']],
		[
			'Extract invoice number, date, vendor name, total amount, and all line items with descriptions and amounts',
			['Invoice Number', 'Date', 'Vendor Name', 'Total Amount', 'Line Item Description', 'Line Item Amount'],
		],
		['I need: Supplier; Total (incl. VAT); Due date.', ['Supplier', 'Total', 'Due Date']],
		['What is the total?', ['Total']],
		['Extract all data', ['Invoice Number', 'Invoice Date', 'Due Date', 'Vendor Name', 'Customer Name', 'Currency', 'Subtotal', 'Tax', 'Total Amount']],
	])('of "%s"', async (prompt, columns) => {
		expect(await columnsFor(prompt)).toEqual(columns);
	});
});

describe('the values', () => {
	const fields = (...list: Array<{ name: string; prompt?: string }>) => ({ prompt: { fields: list } });

	it('come from the document, by meaning or else by its own label', async () => {
		expect(await rowsFor(fields({ name: 'Lieferant' }, { name: 'Container Number' }, { name: 'IBAN' }))).toEqual([
			{ Lieferant: 'Paper Ltd', 'Container Number': 'MSKU 1', IBAN: null },
		]);
	});

	it('follow the instructions for a field', async () => {
		expect(
			await rowsFor(
				fields(
					{ name: 'Invoice Date', prompt: 'Format as DD/MM/YYYY' },
					{ name: 'Tax', prompt: 'Use 2 decimal places' },
					{ name: 'Total', prompt: 'Include the currency symbol' },
					{ name: 'Vendor Name', prompt: 'In upper case' },
				),
			),
		).toEqual([{ 'Invoice Date': '31/01/2026', Tax: 19.01, Total: '€119.01', 'Vendor Name': 'PAPER LTD' }]);
	});

	it('follow the general instructions', async () => {
		const prompt = {
			fields: [{ name: 'Invoice Date' }, { name: 'Total' }],
			general_prompt:
				'Format all dates as YYYY-MM-DD. Do not include currency symbol, 2 decimal places. For credit notes, prefix amounts with a negative sign.',
		};

		expect(await rowsFor({ prompt })).toEqual([{ 'Invoice Date': '2026-01-31', Total: 119.01 }]);
		expect(await rowsFor({ prompt }, `documentType: credit note\n${INVOICE}`)).toEqual([
			{ 'Invoice Date': '2026-01-31', Total: -119.01 },
		]);
	});
});

describe('the structure', () => {
	const prompt = { fields: [{ name: 'Invoice Number' }, { name: 'Description' }, { name: 'Line Total' }] };

	it('per_line_item has a row for each line item, with the invoice repeated', async () => {
		expect(await rowsFor({ prompt, output_structure: 'per_line_item' })).toEqual([
			{ 'Invoice Number': 'A-1', Description: 'Paper', 'Line Total': 40 },
			{ 'Invoice Number': 'A-1', Description: 'Ink', 'Line Total': 60 },
		]);
	});

	it('per_line_item keeps an invoice that has none', async () => {
		expect(await rowsFor({ prompt, output_structure: 'per_line_item' }, 'invoiceNumber: A-2')).toEqual([
			{ 'Invoice Number': 'A-2', Description: null, 'Line Total': null },
		]);
	});

	it('per_invoice has one row for each invoice', async () => {
		expect(await rowsFor({ prompt }, `${INVOICE}\n---\ninvoiceNumber: A-2`)).toEqual([
			{ 'Invoice Number': 'A-1', Description: 'Paper; Ink', 'Line Total': '40; 60' },
			{ 'Invoice Number': 'A-2', Description: null, 'Line Total': null },
		]);
	});

	it.each([
		['per_line_item', { prompt }],
		['per_line_item', { prompt: { fields: [{ name: 'Total' }], general_prompt: 'One row for each product.' } }],
		['per_invoice', { prompt: 'Extract the total' }],
	])('automatic chooses %s, and says so', async (structure, more) => {
		const { body } = await client.extract({ 'a.pdf': INVOICE }, { ...more, output_structure: 'automatic' });
		expect(body.output_structure).toBe(structure);
	});
});

describe('the Source File column', () => {
	it.each([
		['name', 'a.pdf'],
		['nameAndPage', 'a.pdf (Page 2)'],
		['nameHashPage', 'a.pdf#2'],
		['nameDashPage', 'a.pdf - Page 2'],
	] as const)('is spelt as the setting %s says', async (format, text) => {
		client.sandbox.settings.sourceFileColumn = format;

		const rows = await rowsFor({ prompt: 'Extract the total', options: undefined }, 'total: 1\n---\ntotal: 2');
		expect(rows[1]).toEqual({ Total: 2, 'Source File': text });
	});

	it('is not doubled where it is asked for by name', async () => {
		const prompt = { fields: [{ name: 'Source File' }, { name: 'Total' }] };
		expect(await columnsFor(prompt)).toEqual(['Source File', 'Total']);
	});
});

describe('the uncertainty notes', () => {
	it('name the file and the column, once a topic', async () => {
		const { body } = await client.extract(
			{ 'a.pdf': `${INVOICE}\ndoubt: total 119 109`, 'b.pdf': `${INVOICE}\ndoubt: total 5 6`, 'c.pdf': INVOICE },
			{ prompt: { fields: [{ name: 'Grand Total' }] } },
		);

		expect(body.ai_uncertainty_notes).toEqual([
			{
				topic: expect.stringContaining('Grand Total'),
				description:
					"'Grand Total' in a.pdf: Both 119 and 109 may be meant. 'Grand Total' in b.pdf: Both 5 and 6 may be meant.",
				suggested_prompt_additions: [
					{ purpose: expect.any(String), instructions: [expect.stringContaining('Grand Total')] },
				],
			},
		]);
	});

	it('leave out what was not asked for', async () => {
		const { body } = await client.extract(
			{ 'a.pdf': `${INVOICE}\ndoubt: total 119 109` },
			{ prompt: 'Extract invoice number' },
		);
		expect(body.ai_uncertainty_notes).toEqual([]);
	});
});
