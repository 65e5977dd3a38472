import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { generateDocuments } from '../../sandbox/demo/documents';
import type { WorkflowDefinition, WorkflowRun } from '../../sandbox/n8n';
import { useExtractFixture } from '../support/extractFixture';
import { IfTrue } from '../support/ifTrue';
import { resumeToEnd, run } from '../support/workflows';

const FOLDER = join(__dirname, '../../examples');
const EXAMPLES = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));

const fixture = useExtractFixture('filesystem', { 'n8n-nodes-base.if': new IfTrue() });

/** The example as it is, but for schedules and the notes on the canvas, and with the documents given instead of read from a disk. */
function load(file: string): WorkflowDefinition {
	const { name, nodes, connections, settings } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as WorkflowDefinition;
	const type = (original: string): string => (original === 'n8n-nodes-base.readWriteFile' ? 'n8n-nodes-base.noOp' : original);
	const active = nodes.filter((node) => !['n8n-nodes-base.stickyNote', 'n8n-nodes-base.scheduleTrigger'].includes(node.type));
	const credentials = { invoiceDataExtractionApi: { id: '1', name: 'invoiceDataExtractionApi' } };
	return {
		id: file,
		name,
		nodes: active.map((node) => ({ ...node, type: type(node.type), ...(node.credentials && { credentials }) })),
		connections,
		settings,
	};
}

async function runExample(file: string): Promise<{ documents: number; end: WorkflowRun }> {
	const documents = await generateDocuments();
	const items = await fixture().items(documents.map(({ fileName, mimeType, bytes }) => ({ name: fileName, mimeType, bytes })));
	const first = await run(fixture(), load(file), items);
	const { run: end } = await resumeToEnd(fixture(), first);
	return { documents: documents.length, end };
}

function names(end: WorkflowRun, node: string): unknown[] {
	return end.allOutput(node).map(({ json }) => (json._extraction as { sourceFile: string } | undefined)?.sourceFile ?? json.fileName);
}

describe('the examples', () => {
	it('are all described in their README', () => {
		const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');
		expect(EXAMPLES.length).toBeGreaterThanOrEqual(3);
		for (const file of EXAMPLES) expect(readme).toContain(file);
	});

	it('01 sends every document down exactly one branch', async () => {
		const { documents, end } = await runExample('01-documents-to-rows.json');
		expect(end.error).toBeUndefined();
		const branches = ['Book the Invoice', 'Ask a Person', 'Raise an Alert'].map((node) => names(end, node));
		for (const branch of branches) expect(branch.length).toBeGreaterThan(0);
		expect(new Set(branches.flat()).size).toBe(documents);
		expect(branches.flat()).toHaveLength(documents);
	});

	it('02 delivers every document once after waiting in the database', async () => {
		const { documents, end } = await runExample('02-durable-wait.json');
		expect(end.error).toBeUndefined();
		const arrived = ['Book the Invoice', 'Ask a Person', 'Raise an Alert', 'Extraction Failed'].flatMap((node) => names(end, node));
		expect(arrived).toHaveLength(documents);
		expect(new Set(arrived).size).toBe(documents);
	});

	it('03 extracts again what the service was unsure about, without a second upload', async () => {
		const { end } = await runExample('03-remove-an-ambiguity.json');
		expect(end.error).toBeUndefined();
		expect(fixture().requests('createSession')).toHaveLength(1);
		const [first, ...again] = fixture().requests('submit').map(({ body }) => body as { prompt: { general_prompt?: string }; file_ids: string[] });
		expect(again.length).toBeGreaterThan(0);
		for (const { prompt, file_ids: files } of again) {
			expect(prompt.general_prompt).not.toBe(first.prompt.general_prompt);
			expect(files).toHaveLength(1);
		}
		const settled = ['Book It Now', 'Ask a Person Now', 'Failed Again'].flatMap((node) => end.allOutput(node));
		expect(settled).toHaveLength(again.length);
	});
});
