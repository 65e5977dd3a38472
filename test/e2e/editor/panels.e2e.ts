import type { INodeTypeDescription } from 'n8n-workflow';

import type { Instance } from '../instance';
import { reportLine } from '../report';
import type { Canvas } from './canvas';
import type { Editor } from './editor';
import { credentialsOf, expectedFields, NODES, pairs, TRIGGERS } from './nodes';
import { Panel } from './panel';
import { useEditor } from './useEditor';

describe("the panels of the nodes in n8n's editor", () => {
	let instance: Instance;
	let editor: Editor;
	let canvas: Canvas;
	let types: INodeTypeDescription[];
	const typeOf = (name: string) => types.find((type) => type.name === name)!;

	useEditor(async (bench) => {
		({ instance, editor, canvas } = bench);
		types = await instance.api.nodeTypes();
	});

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
				await editor.picture(`panel-${NODES.findIndex((each) => each.type === type) + 1}-${resource}-${operation}`, panel.middle);
			}
		}
		reportLine('editor', instance, name, `the parameters of ${pairs(table).length} operations in the panel`);
	});

	it.each(TRIGGERS)('show the parameters of $name', async ({ name, type }) => {
		const panel = await panelOf(name, type);
		expect(await panel.fields()).toEqual(expectedFields(typeOf(type), {}));
		await editor.picture(`panel-${TRIGGERS.findIndex((each) => each.type === type) + 4}`, panel.middle);
		reportLine('editor', instance, name, 'its parameters in the panel');
	});
});
