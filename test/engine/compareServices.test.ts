import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeConnectionTypes, type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { AiLeapersInvoiceOcrApi } from '../../credentials/AiLeapersInvoiceOcrApi.credentials';
import { InvoiceDataExtractionApi } from '../../credentials/InvoiceDataExtractionApi.credentials';
import { InvoiceParserProApi } from '../../credentials/InvoiceParserProApi.credentials';
import { AiLeapersInvoiceOcr } from '../../nodes/AiLeapersInvoiceOcr/AiLeapersInvoiceOcr.node.js';
import { InvoiceDataExtraction } from '../../nodes/InvoiceDataExtraction/InvoiceDataExtraction.node.js';
import { InvoiceParserPro } from '../../nodes/InvoiceParserPro/InvoiceParserPro.node.js';
import { generateDocuments } from '../../sandbox/demo/documents';
import type { WorkflowDefinition } from '../../sandbox/n8n';
import { useServiceFixture } from '../support/serviceFixture';

const PACKAGE = 'n8n-nodes-invoice-extraction';
const SERVICES = ['Invoice Data Extraction', 'InvoiceParser Pro', 'AI Leapers Invoice OCR'];

const description = (name: string, inputs: number): INodeTypeDescription => ({
	displayName: name,
	name,
	group: ['transform'],
	version: [2, 3.2],
	description: name,
	defaults: { name },
	inputs: Array.from({ length: inputs }, () => NodeConnectionTypes.Main),
	outputs: [NodeConnectionTypes.Main],
	properties: [{ displayName: 'Code', name: 'jsCode', type: 'string', default: '' }],
});

/** As n8n's Merge node in its mode Append; that node is not part of n8n-core. */
class Append implements INodeType {
	description = description('merge', 3);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [[0, 1, 2].flatMap((input) => this.getInputData(input))];
	}
}

/** As n8n's Code node, but for its task runner. */
class Code implements INodeType {
	description = description('code', 1);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [runCode(this.getNodeParameter('jsCode', 0) as string, this.getInputData())];
	}
}

function runCode(code: string, items: INodeExecutionData[]): INodeExecutionData[] {
	const run = new Function('$input', code) as (input: object) => INodeExecutionData[];
	return run({ all: () => items });
}

const fixture = useServiceFixture({
	type: `${PACKAGE}.aiLeapersInvoiceOcr`,
	node: new AiLeapersInvoiceOcr(),
	credential: new AiLeapersInvoiceOcrApi(),
	account: ({ aiLeapersInvoiceOcr: { apiKey, baseUrl } }) => ({ apiKey, baseUrl }),
	otherNodes: {
		[`${PACKAGE}.invoiceDataExtraction`]: new InvoiceDataExtraction(),
		[`${PACKAGE}.invoiceParserPro`]: new InvoiceParserPro(),
		'n8n-nodes-base.merge': new Append(),
		'n8n-nodes-base.code': new Code(),
	},
	otherCredentials: [new InvoiceDataExtractionApi(), new InvoiceParserProApi()],
});

/** The example as it is, but for the notes on the canvas, and with the documents given instead of read from a disk. */
function example(): WorkflowDefinition {
	const text = readFileSync(join(__dirname, '../../examples/06-compare-services.json'), 'utf8');
	const { nodes, connections, settings } = JSON.parse(text) as WorkflowDefinition;
	const used = nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
	const given = used.map((node) => (node.type === 'n8n-nodes-base.readWriteFile' ? { ...node, type: 'n8n-nodes-base.noOp' } : node));
	return { id: 'compare', nodes: given, connections, settings };
}

/** Runs the example on generated documents, each service against its sandbox. */
async function compare() {
	const { invoiceDataExtraction, invoiceParserPro, aiLeapersInvoiceOcr } = fixture().sandbox;
	const accountOf = ({ apiKey, baseUrl }: { apiKey: string; baseUrl: string }) => ({ apiKey, baseUrl });
	const documents = await generateDocuments();
	const inputItems = await Promise.all(
		documents.map(async ({ fileName, mimeType, bytes }) => await fixture().item({ name: fileName, mimeType, bytes })),
	);
	const run = await fixture().startWorkflow(example(), {
		inputItems,
		credentials: {
			invoiceDataExtractionApi: accountOf(invoiceDataExtraction),
			invoiceParserProApi: accountOf(invoiceParserPro),
			aiLeapersInvoiceOcrApi: accountOf(aiLeapersInvoiceOcr),
		},
	}).finished;
	return { documents, run };
}

describe('the same invoices, taken through all three services', () => {
	let outcome: Awaited<ReturnType<typeof compare>>;

	beforeAll(async () => {
		outcome = await compare();
	});

	it('give equal canonical invoices, field by field', () => {
		const { documents, run } = outcome;
		expect(run.error).toBeUndefined();
		const readable = documents.filter(({ expectation }) => expectation !== 'failed').map(({ fileName }) => fileName);
		const compared = run.output('Compare Field by Field').map(({ json: { sourceFile, services, agree, differences } }) => ({ sourceFile, services, agree, differences }));
		expect(compared).toEqual(readable.map((sourceFile) => ({ sourceFile, services: SERVICES, agree: true, differences: {} })));
	});

	it('lack in AI Leapers Invoice OCR only what its result has no field for', () => {
		const noField = /^(vendor\.country|customer\.name|purchaseOrderNumber|paymentDetails\.iban|lineItems\.\d+\.(unit|taxRate))$/;
		for (const { json } of outcome.run.output('Compare Field by Field')) {
			const { [SERVICES[2]]: missing = [] } = json.notStated as Record<string, string[]>;
			expect(missing.filter((field) => !noField.test(field))).toEqual([]);
		}
	});

	it('that nobody can read arrive where somebody looks at them, once for each service', () => {
		const unreadable = outcome.documents.filter(({ expectation }) => expectation === 'failed');
		expect(unreadable.length).toBeGreaterThan(0);
		expect(outcome.run.allOutput('Raise an Alert')).toHaveLength(3 * unreadable.length);
	});

	it('are found to differ where a service reads another total or no due date', () => {
		const items = outcome.run.output('Put Together');
		const last = items[items.length - 1].json as { _invoice: IDataObject; _extraction: IDataObject };
		const altered = [...items.slice(0, -1), { json: { ...last, _invoice: { ...last._invoice, total: 1, dueDate: null } } }];
		const code = String(example().nodes.find(({ name }) => name === 'Compare Field by Field')?.parameters.jsCode);
		const found = runCode(code, altered).find(({ json }) => json.sourceFile === last._extraction.sourceFile);
		expect(found?.json).toMatchObject({
			agree: false,
			differences: { total: { [SERVICES[2]]: 1 } },
			notStated: { [SERVICES[2]]: expect.arrayContaining(['dueDate']) },
		});
	});
});
