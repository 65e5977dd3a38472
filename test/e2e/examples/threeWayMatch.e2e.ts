import type { INode } from 'n8n-workflow';

import { collector, workflowOf } from '../../support/workflows';
import { fileOf } from '../fileOf';
import { Instance } from '../instance';
import { runExample } from './runExample';

const ORDERS = [
	{ po_number: 'PO-55802', vendor: 'Harbor Supply Co.', currency: 'USD', description: 'Nitrile gloves, box of 200', quantity: 24, unit_price: 14.99 },
	{ po_number: 'PO-55802', vendor: 'Harbor Supply Co.', currency: 'USD', description: 'Exam table paper, roll', quantity: 36, unit_price: 8.75 },
	{ po_number: 'PO-55802', vendor: 'Harbor Supply Co.', currency: 'USD', description: 'Hand sanitizer, 1 gallon', quantity: 12, unit_price: 32.5 },
	{ po_number: 'B-7741', vendor: 'Nordlicht Bürobedarf GmbH', currency: 'EUR', description: 'Kopierpapier A4, 500 Blatt', quantity: 80, unit_price: 4.49 },
	{ po_number: 'B-7741', vendor: 'Nordlicht Bürobedarf GmbH', currency: 'EUR', description: 'Tonerkartusche schwarz', quantity: 6, unit_price: 89.9 },
	{ po_number: 'B-7741', vendor: 'Nordlicht Bürobedarf GmbH', currency: 'EUR', description: 'Aktenordner, 10 Stück', quantity: 15, unit_price: 21.95 },
];
const RECEIPTS = ORDERS.map(({ po_number, description, quantity }) => ({ po_number, description, received_quantity: description.startsWith('Hand') ? 10 : quantity }));

const node = (name: string, type: string, typeVersion: number, parameters: object): INode => ({ ...collector(name), type: `n8n-nodes-base.${type}`, typeVersion, parameters: parameters as INode['parameters'] });

/** Fills a data table, as a person does from a purchasing system. */
async function fill({ api }: Instance, table: string, rows: object[]): Promise<void> {
	const nodes = [
		node('Rows', 'set', 3.4, { mode: 'raw', jsonOutput: JSON.stringify({ rows }), options: {} }),
		node('Split', 'splitOut', 1, { fieldToSplitOut: 'rows', options: {} }),
		node('Insert', 'dataTable', 1.1, { resource: 'row', operation: 'insert', dataTableId: { __rl: true, mode: 'name', value: table }, columns: { mappingMode: 'autoMapInputData', value: {}, matchingColumns: [], schema: [] }, options: {} }),
	];
	const { nodes: all, connections } = workflowOf(nodes);
	const { id } = await api.createWorkflow({ name: `Fill ${table}`, nodes: all, connections });
	const execution = await api.executionWhen(await api.run(id, 'Start'));
	expect(execution.error).toBeUndefined();
	expect(execution.items('Insert')).toHaveLength(rows.length);
}

describe.each(['newest', 'oldest'] as const)('in the %s n8n,', (host) => {
	let instance: Instance;

	beforeAll(async () => {
		instance = await Instance.start({ host });
		await instance.writeDocuments();
	});
	afterAll(async () => await instance?.close());

	it('17 releases what was ordered and received, and says of the rest which line does not match', async () => {
		const empty = await runExample(instance, '17-three-way-match.json');
		expect(empty.error).toBeUndefined();
		expect(empty.items('Release for Payment')).toEqual([]);
		await fill(instance, 'orders', ORDERS);
		await fill(instance, 'receipts', RECEIPTS);

		const execution = await runExample(instance, '17-three-way-match.json');
		expect(execution.error).toBeUndefined();
		expect(execution.items('Release for Payment').map(fileOf)).toEqual(['nordlicht-RE-2026-0342.pdf']);
		const asked = execution.items('Ask the Buyer').find((item) => fileOf(item) === 'harbor-supply-INV-2026-0117.pdf');
		expect(asked?.json._reviewCodes).toBe('RECEIPT_MISMATCH');
		expect(String(asked?.json._review).replaceAll('\u00a0', ' ')).toBe('Line 3 (Hand sanitizer, 1 gallon): 12 are charged, 10 were received for order PO-55802');
	});
});
