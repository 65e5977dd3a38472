import type { INode, INodeTypeDescription } from 'n8n-workflow';

import type { Instance } from '../instance';
import { demoDocuments } from '../prepared';
import { reportLine } from '../report';
import type { Canvas } from './canvas';
import type { Editor } from './editor';
import { credentialsOf, everythingAdded, expectedFields, NODES, OTHERS, pairs } from './nodes';
import { Panel } from './panel';
import { useEditor } from './useEditor';

/** As much as a person takes in at once. */
const MOST = 10;
/** For the longest panel, with everything added, in pixels. */
const LONG = 9_000;

describe("the panels of the nodes in n8n's editor", () => {
	let instance: Instance;
	let editor: Editor;
	let canvas: Canvas;
	let types: INodeTypeDescription[];
	const numberOf = (name: string) => NODES.findIndex((each) => each.type === name) + 1;
	const typeOf = (name: string) => types.find((type) => type.name === name)!;

	useEditor(async (bench) => {
		({ instance, editor, canvas } = bench);
		types = await instance.api.nodeTypes();
	});

	afterEach(async () => await editor.setHeight());

	/** Opens the panel of the only node of a workflow. */
	async function panelOf(name: string, type: string): Promise<Panel> {
		const credentials = credentialsOf(typeOf(type), {}, instance.credentials);
		const { id } = await instance.api.createWorkflow({
			name,
			nodes: [{ id: 'the-node', name, type, typeVersion: 1, position: [0, 0], parameters: {}, credentials }],
			connections: {},
		});
		await editor.openWorkflow(id);
		return await Panel.open(editor, canvas, name);
	}

	it.each(NODES)('show the parameters of every operation of $name, chosen by clicking', async ({ name, type, table }) => {
		await editor.setHeight(LONG / 4);
		const panel = await panelOf(name, type);
		for (const [resource, { name: resourceName, operations }] of Object.entries(table)) {
			await panel.choose('resource', resourceName);
			for (const [operation, { name: operationName }] of Object.entries(operations)) {
				await panel.choose('operation', operationName);
				expect({ resource, operation, fields: await panel.fields() }).toEqual({
					resource,
					operation,
					fields: expectedFields(typeOf(type), { resource, operation }),
				});
				expect({ resource, operation, long: (await panel.lists()).filter((list) => list.length > MOST) }).toEqual({ resource, operation, long: [] });
				await editor.pictures(`panel-${numberOf(type)}-${resource}-${operation}`, panel.middle, await panel.contentHeight());
			}
		}
		reportLine('editor', instance, name, `the parameters of ${pairs(table).length} operations in the panel`);
	});

	it.each(NODES)('show everything that can be added to the operations of $name', async ({ name, type, table }) => {
		await editor.setHeight(LONG);
		const all = pairs(table).map(({ resource, operation }) => ({ name: `${resource} ${operation}`, parameters: everythingAdded(typeOf(type), { resource, operation }) }));
		const opened = all.filter(({ parameters }) => Object.keys(parameters).length > 2);
		const nodes = opened.map((node, index): INode => {
			const credentials = credentialsOf(typeOf(type), node.parameters, instance.credentials);
			return { ...node, id: `node-${index}`, type, typeVersion: 1, position: [(index % 6) * 400, Math.floor(index / 6) * 300], credentials };
		});
		const { id } = await instance.api.createWorkflow({ name: `Everything of ${name}`, nodes, connections: {} });
		await editor.openWorkflow(id);
		for (const node of opened) {
			const panel = await Panel.open(editor, canvas, node.name);
			const seen = { node: node.name, cutOff: await panel.cutOffLabels(), long: (await panel.lists()).filter((list) => list.length > MOST) };
			expect(seen).toEqual({ node: node.name, cutOff: [], long: [] });
			// What the panel would have to scroll would be on no picture.
			expect({ node: node.name, isScrolled: await panel.isScrolled() }).toEqual({ node: node.name, isScrolled: false });
			await editor.pictures(`opened-${numberOf(type)}-${node.name.replace(' ', '-')}`, panel.middle, await panel.contentHeight());
			await panel.close();
		}
		reportLine('editor', instance, name, `the parameters of ${opened.length} operations with everything added`);
	});

	it('offer the jobs of InvoiceParser Pro in a list, by the names of their documents', async () => {
		const { baseUrl, apiKey } = instance.sandbox.invoiceParserPro;
		const form = new FormData();
		form.append('file', new Blob([(await demoDocuments())[0].bytes]), 'rent-january.pdf');
		const answer = await fetch(`${baseUrl}/invoices`, { method: 'POST', headers: { Authorization: `Bearer ${apiKey}` }, body: form });
		expect(answer.ok).toBe(true);
		const [, { name, type }] = NODES;
		const panel = await panelOf(name, type);
		await panel.choose('operation', 'Get Status');
		expect(await panel.fromList('jobId')).toEqual([expect.stringMatching(/^rent-january\.pdf \(/)]);
		await editor.pictures('from-list', panel.middle);
		reportLine('editor', instance, name, 'jobs from a list');
	});

	it.each(OTHERS)('show the parameters of $name', async ({ name, type }) => {
		await editor.setHeight(LONG / 4);
		const panel = await panelOf(name, type);
		expect(await panel.fields()).toEqual(expectedFields(typeOf(type), {}));
		await editor.pictures(`panel-${OTHERS.findIndex((each) => each.type === type) + 4}`, panel.middle, await panel.contentHeight());
		reportLine('editor', instance, name, 'its parameters in the panel');
	});
});
