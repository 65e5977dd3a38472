import { NodeHelpers, type INode, type INodeParameters, type INodeProperties } from 'n8n-workflow';

import { fieldsParameter, fieldsTables, instructionProperties } from '../../../../nodes/InvoiceDataExtraction/options/instructionProperties';
import { TEXT_LIMITS } from '../../../../nodes/InvoiceDataExtraction/profile';
import { findColumns, type ColumnMeaning } from '../../../../nodes/shared/invoice/columns';
import { toStandardizedInvoice } from '../../../../nodes/shared/invoice/toStandardizedInvoice';
import { DEFAULT_PRESET, PRESETS } from '../../../../nodes/shared/fields/presets';

const named = PRESETS.map((preset) => [preset.name, preset] as const);
const filled = named.filter(([, { value }]) => value !== 'custom');

describe.each(filled)('the preset %s', (_, preset) => {
	it('stays within the limits of the service', () => {
		for (const { name, instruction } of preset.fields) {
			expect([name, within(name, TEXT_LIMITS.fieldName), within(instruction, TEXT_LIMITS.fieldPrompt)]).toEqual([name, true, true]);
		}
		expect(within(preset.generalPrompt, TEXT_LIMITS.generalPrompt)).toBe(true);
		expect(new Set(preset.fields.map(({ name }) => name)).size).toBe(preset.fields.length);
	});
});

describe('the columns of a preset are understood:', () => {
	const head: ColumnMeaning[] = ['vendorName', 'invoiceDate', 'currency'];
	const sums: ColumnMeaning[] = ['subtotal', 'tax', 'total'];
	const line: ColumnMeaning[] = ['lineDescription', 'lineQuantity', 'lineUnit', 'lineUnitPrice', 'lineAmount'];

	it.each<[string, ColumnMeaning[]]>([
		['invoiceHeader', [...head, ...sums, 'invoiceNumber', 'dueDate', 'vendorTaxId', 'purchaseOrderNumber']],
		['lineItems', [...head, ...sums, ...line, 'invoiceNumber', 'lineItemNumber', 'lineTaxRate']],
		['purchaseOrder', [...head, ...line, 'purchaseOrderNumber', 'customerName', 'total']],
		['receipt', [...head, ...sums, 'receiptNumber', 'vendorAddress', 'tip']],
		['utilityBill', [...head, ...sums, 'invoiceNumber', 'dueDate', 'customerAddress']],
		['bankStatement', [...head, 'customerName', 'iban', 'lineDescription', 'lineAmount']],
		['creditNote', [...head, ...sums, 'invoiceNumber', 'vendorTaxId', 'customerName']],
	])('%s', (value, meanings) => {
		expect([...findColumns(columnsOf(value)).keys()]).toEqual(expect.arrayContaining(meanings));
	});

	it('the total of a utility bill is that of the bill, not what is due with earlier balances', () => {
		expect(findColumns(columnsOf('utilityBill')).get('total')).toBe('Total Amount');
	});

	it('the number of a credit note is its own, not that of the invoice it corrects', () => {
		const row = { 'Original Invoice Number': 'INV-1', 'Credit Note Number': 'CN-7', 'Credit Note Date': '2026-02-01', 'Total Amount': -119 };
		expect(toStandardizedInvoice([row])).toMatchObject({ invoiceNumber: 'CN-7', invoiceDate: '2026-02-01', total: -119 });
	});
});

describe('choosing a preset', () => {
	it.each(named)('%s resolves to its fields, general instructions and rows when nothing else is stored', (_, preset) => {
		const parameters = resolve({ promptMode: 'fields', preset: preset.value });
		expect(parameters).toMatchObject({
			[fieldsParameter(preset.value)]: { field: preset.fields },
			generalPrompt: preset.generalPrompt,
			outputStructure: preset.outputStructure,
		});
		expect(Object.keys(parameters).filter((name) => /fields$/i.test(name))).toEqual([fieldsParameter(preset.value)]);
	});

	it.each(named)('%s fills everything anew in the editor, also after another one was shown', (_, preset) => {
		for (const [, before] of named) {
			const shown = resolve({ promptMode: 'fields', preset: before.value });
			const parameters = edit(shown, { preset: preset.value });
			expect(parameters).toMatchObject({
				[fieldsParameter(preset.value)]: { field: preset.fields },
				generalPrompt: preset.generalPrompt,
				outputStructure: preset.outputStructure,
			});
		}
	});

	it('keeps what was edited in its table when something else is edited', () => {
		const field = [{ name: 'Kilometres', instruction: '' }];
		const edited = edit(resolve({ promptMode: 'fields', preset: 'receipt' }), { receiptFields: { field } });
		expect(edit(edited, { generalPrompt: 'Skip cover letters.' })).toMatchObject({ receiptFields: { field }, generalPrompt: 'Skip cover letters.' });
	});

	it('is not needed: the header of an invoice is what a new node asks for', () => {
		expect(resolve({})).toMatchObject({ promptMode: 'preset', preset: DEFAULT_PRESET.value, generalPrompt: DEFAULT_PRESET.generalPrompt });
	});

	it('makes no difference to a prompt in plain words', () => {
		const parameters = resolve({ promptMode: 'text' });
		expect(Object.keys(parameters).sort()).toEqual(['outputStructure', 'prompt', 'promptMode']);
	});
});

const node: INode = { id: '1', name: 'Extract', type: 'test.extract', typeVersion: 1, position: [0, 0], parameters: {} };

/** The parameters as n8n resolves them, defaults included. */
function resolve(stored: INodeParameters, returnDefaults = true): INodeParameters {
	const properties: INodeProperties[] = [...instructionProperties, ...fieldsTables];
	return NodeHelpers.getNodeParameters(properties, stored, returnDefaults, false, node, null) ?? {};
}

/** What the editor does on a change: it drops the defaults, sets the value, and fills the defaults that then apply. */
function edit(parameters: INodeParameters, change: INodeParameters): INodeParameters {
	return resolve({ ...resolve(parameters, false), ...change });
}

function columnsOf(value: string): string[] {
	return PRESETS.filter((preset) => preset.value === value).flatMap(({ fields }) => fields.map(({ name }) => name));
}

function within({ length }: string, [min, max]: readonly [number, number]): boolean {
	return length >= min && length <= max;
}
