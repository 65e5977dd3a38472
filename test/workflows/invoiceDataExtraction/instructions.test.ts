import type { IDataObject } from 'n8n-workflow';

import { useExtractFixture } from '../../support/extractFixture';
import { invoicePdf } from '../../support/testDocuments';

const fixture = useExtractFixture();

const submitted = () => fixture().requests('submit').map(({ body }) => body as IDataObject);
const field = (name: string, instruction = '') => ({ name, instruction });

describe('the instructions', () => {
	it('as a table of fields give columns of exactly these names', async () => {
		const parameters = {
			promptMode: 'fields', fields: { field: [field('Rechnungsnummer'), field(' Vendor Name ', ' As printed '), field('Total')] },
			generalPrompt: 'Amounts with two decimals',
		};
		const { extracted } = await fixture().extract([await invoicePdf('A-1')], { parameters });
		expect(submitted()[0].prompt).toEqual({
			fields: [{ name: 'Rechnungsnummer' }, { name: 'Vendor Name', prompt: 'As printed' }, { name: 'Total' }],
			general_prompt: 'Amounts with two decimals',
		});
		expect(extracted[0].json).toMatchObject({ Rechnungsnummer: 'A-1', 'Vendor Name': 'Harbor Supply Co.' });
	});

	it('as a text let the service name the columns', async () => {
		const prompt = 'Extract invoice number, vendor name and total amount';
		const { extracted } = await fixture().extract([await invoicePdf('A-1')], { parameters: { promptMode: 'text', prompt } });
		expect(submitted()[0].prompt).toBe(prompt);
		expect(extracted[0].json).toMatchObject({ 'Invoice Number': 'A-1', 'Vendor Name': 'Harbor Supply Co.', 'Total Amount': 1123.32 });
	});

	it('are read with the expressions in them', async () => {
		const items = [await fixture().item({ data: await invoicePdf('A-1') }, { wanted: 'PO Number' })];
		const parameters = { promptMode: 'fields', fields: { field: [field('={{ $json.wanted }}')] } };
		const { extracted, needsReview } = await fixture().extract(items, { parameters });
		expect([...extracted, ...needsReview].map(({ json }) => json['PO Number'])).toEqual(['PO-55802']);
	});

	it('say what a row is: one for each line item', async () => {
		const parameters = {
			outputStructure: 'per_line_item',
			promptMode: 'fields', fields: { field: [field('Invoice Number'), field('Line Item Description'), field('Line Item Amount')] },
		};
		const { extracted, needsReview } = await fixture().extract([await invoicePdf('A-1')], { parameters });
		expect(needsReview).toEqual([]);
		expect(extracted.map(({ json }) => json['Line Item Description'])).toEqual([
			'Nitrile gloves, box of 200',
			'Exam table paper, roll',
			'Hand sanitizer, 1 gallon',
		]);
	});

	it('leave out the Source File column on demand; the rows of one document still find it', async () => {
		const options = { excludeColumns: ['source_file'], taskName: 'January' };
		const { extracted } = await fixture().extract([await invoicePdf('A-1')], { options });
		expect(submitted()[0]).toMatchObject({ task_name: 'January', options: { exclude_columns: ['source_file'] } });
		expect(extracted[0].json).not.toHaveProperty('Source File');
		expect(extracted[0].json._sourceFile).toBe('A-1.pdf');
	});

	it('that leave out the Source File column of several documents tie each row to all of their items', async () => {
		const options = { excludeColumns: ['source_file'] };
		const files = [await invoicePdf('A-1'), await invoicePdf('A-2')];
		const { extracted, needsReview, failed } = await fixture().extract(files, { options });
		expect(failed).toEqual([]);
		expect([...extracted, ...needsReview].map(({ pairedItem }) => pairedItem)).toEqual([
			[{ item: 0 }, { item: 1 }],
			[{ item: 0 }, { item: 1 }],
		]);
	});
});

describe('a text that the service would not take is refused before anything is sent', () => {
	const x = (length: number) => 'x'.repeat(length);
	const table = (...rows: IDataObject[]) => ({ parameters: { promptMode: 'fields', fields: { field: rows } } });

	it.each([
		['prompt', { parameters: { promptMode: 'text', prompt: x(2501) } }, 'The Text has 2501 characters; the service takes 1 to 2,500'],
		['short field name', table(field('A')), 'The field name "A" has 1 character; the service takes 2 to 50'],
		['long field name', table(field(x(51))), `The field name "${x(51)}" has 51 characters; the service takes 2 to 50`],
		['short instruction', table(field('Total', 'ab')), 'The instruction of the field "Total" has 2 characters; the service takes 3 to 600'],
		['long instruction', table(field('Total', x(601))), 'The instruction of the field "Total" has 601 characters; the service takes 3 to 600'],
		['field that is there twice', table(field('Total'), field('Total')), 'The field "Total" is there twice'],
		['table without fields', table(), 'The Fields Table is empty'],
		['general prompt', { parameters: { generalPrompt: x(1501) } }, 'The text of the General Instructions has 1501 characters; the service takes 0 to 1,500'],
		['short task name', { options: { taskName: 'ab' } }, 'The Task Name has 2 characters; the service takes 3 to 40'],
		['long task name', { options: { taskName: x(41) } }, 'The Task Name has 41 characters; the service takes 3 to 40'],
	])('%s', async (_what, trial, message) => {
		const { run } = await fixture().extract([await invoicePdf('A-1')], trial);
		expect(run.error?.message).toBe(message);
		expect(fixture().sandbox.requests).toEqual([]);
	});

	it.each([
		['prompt of 2,500 characters', { parameters: { promptMode: 'text', prompt: `Extract invoice number. ${x(2476)}` } }],
		['field name of 50 characters', table(field('Invoice Number'), field(x(50)))],
		['instruction of 600 characters', table(field('Total', x(600)))],
		['general prompt of 1,500 characters', { parameters: { generalPrompt: x(1500) } }],
		['task name of 40 characters', { options: { taskName: x(40) } }],
	])('but not a %s', async (_what, trial) => {
		const { run } = await fixture().extract([await invoicePdf('A-1')], trial);
		expect(run.error).toBeUndefined();
	});
});
