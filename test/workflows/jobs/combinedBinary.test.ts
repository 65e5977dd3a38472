import type { INode, INodeExecutionData, IWorkflowSettings } from 'n8n-workflow';

import { EInvoice } from '../../../nodes/EInvoice/EInvoice.node.js';
import type { WorkflowDefinition } from '../../../tools/n8nEngine';
import { useExtractFixture } from '../../support/extractFixture';
import { invoicePdf, wrongTotalPdf } from '../../support/testDocuments';
import { waitingWorkflow } from '../../support/waitingWorkflow';
import { collector, operation, resumeToEnd, run, workflowOf, type Wire } from '../../support/workflows';

const E_INVOICE = 'n8n-nodes-invoice-extraction.eInvoice';
const fixture = useExtractFixture('filesystem', { [E_INVOICE]: new EInvoice() });

/** n8n then moves the files of what nodes give out into the JSON, as `_files`. */
const COMBINED: IWorkflowSettings = { executionOrder: 'v1', binaryMode: 'combined' };
const combined = (workflow: WorkflowDefinition): WorkflowDefinition => ({ ...workflow, settings: COMBINED });
const before = collector('Before');
const fileOf = ({ json, binary }: INodeExecutionData) => (json._files as INodeExecutionData['binary'])?.data ?? binary?.data;

describe('a workflow in which n8n combines files and JSON', () => {
	it('has its documents extracted, and gives the document of a doubtful row', async () => {
		const files = [await invoicePdf('A-1'), await wrongTotalPdf('A-2')];
		const done = await run(fixture(), combined(workflowOf([before, operation('Extract', ['document', 'extract'])])), await fixture().items(files));
		expect(done.output('Before')[0].binary).toBeUndefined();
		expect(done.output('Extract', 0).map(({ json }) => json['Invoice Number'])).toEqual(['A-1']);
		const [doubtful] = done.output('Extract', 1);
		expect(await fixture().engine.readBinary(fileOf(doubtful)!)).toEqual(files[1].bytes);
	});

	it('keeps the documents of work that waits', async () => {
		const files = [await wrongTotalPdf('A-1')];
		const steps = waitingWorkflow();
		const { run: last } = await resumeToEnd(fixture(), await run(fixture(), combined(steps), await fixture().items(files)));
		const [doubtful] = last.allOutput('Rows', 1);
		expect(await fixture().engine.readBinary(fileOf(doubtful)!)).toEqual(files[0].bytes);
	});

	it('has what is no e-invoice go on with its files', async () => {
		const node: INode = { ...before, id: 'id-E', name: 'E', type: E_INVOICE };
		const wires: Wire[] = [['Start', 0, 'Before'], ['Before', 0, 'E']];
		const xml = { name: 'a.xml', bytes: Buffer.from('<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>'), mimeType: 'text/xml' };
		const done = await run(fixture(), combined(workflowOf([before, node], wires)), [await fixture().item({ data: await invoicePdf('A-1'), more: xml })]);
		const others = done.output('E', 3).map((item) => Object.keys(item.json._files as object));
		expect(others.flat()).toContain('data');
	});
});
