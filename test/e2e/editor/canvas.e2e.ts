import { createRequire } from 'node:module';

import type { INode, INodeTypeDescription } from 'n8n-workflow';

import type { Instance } from '../instance';
import { reportLine } from '../report';
import type { Canvas } from './canvas';
import type { Editor } from './editor';
import { NodeCreator } from './nodeCreator';
import { credentialsOf, expectsIssues, NODES, OTHERS, pairs } from './nodes';
import { useEditor } from './useEditor';

/** n8n's own list of nodes for those who build workflows. */
interface NodeCatalog {
	NodeSearchEngine: new (types: INodeTypeDescription[]) => { searchByName(query: string, limit: number): Array<{ name: string; builderHintMessage?: string }> };
}

const THREE = ['Extracted', 'Review', 'Failed'];

describe("the nodes on the canvas of n8n's editor", () => {
	let instance: Instance;
	let editor: Editor;
	let canvas: Canvas;
	let types: INodeTypeDescription[];
	const typeOf = (name: string) => types.find((type) => type.name === name)!;

	useEditor(async (bench) => {
		({ instance, editor, canvas } = bench);
		types = await instance.api.nodeTypes();
	});

	function node(name: string, type: string, parameters: INode['parameters'], index: number): INode {
		const credentials = credentialsOf(typeOf(type), parameters, instance.credentials);
		return { id: `node-${index}`, name, type, typeVersion: 1, position: [(index % 6) * 400, Math.floor(index / 6) * 300], parameters, credentials };
	}

	/** In a workflow that has a trigger already, so that the next step is looked for. */
	async function openNodeCreator(): Promise<NodeCreator> {
		const trigger: INode = { id: 'trigger', name: 'When Clicked', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} };
		const { id } = await instance.api.createWorkflow({ name: 'A trigger', nodes: [trigger], connections: {} });
		await editor.openWorkflow(id);
		return await NodeCreator.open(editor);
	}

	it('have an icon for the light and one for the dark theme, and the names of their outputs', async () => {
		const all = [...NODES.map((each) => ({ ...each, outputs: THREE })), ...OTHERS];
		const nodes = all.map(({ name, type }, index) => node(name, type, {}, index));
		const { id } = await instance.api.createWorkflow({ name: 'All nodes', nodes, connections: {} });
		await editor.openWorkflow(id);
		for (const theme of ['light', 'dark'] as const) {
			await editor.setTheme(theme);
			for (const { name, icon, outputs } of all) {
				expect(await canvas.iconWidth(name, theme === 'dark' ? `${icon}.dark.svg` : `${icon}.svg`)).toBeGreaterThan(0);
				expect(await canvas.outputLabels(name)).toEqual(outputs);
			}
			await editor.picture(`nodes-${theme}`, canvas.area);
		}
		await editor.setTheme('light');
		reportLine('editor', instance, 'Canvas', `icons of ${all.length} nodes in both themes, outputs ${THREE.join(' / ')}`);
	});

	it.each(NODES)('show the outputs of every operation of $name, and what is missing', async ({ name, type, table }) => {
		const operations = pairs(table);
		const nodes = operations.map(({ resource, operation }, index) => node(`${resource} ${operation}`, type, { resource, operation }, index));
		const { id } = await instance.api.createWorkflow({ name: `All operations of ${name}`, nodes, connections: {} });
		await editor.openWorkflow(id);
		for (const { resource, operation, outputs } of operations) {
			const shown = { labels: await canvas.outputLabels(`${resource} ${operation}`), issues: await canvas.hasIssues(`${resource} ${operation}`), cutOff: await canvas.cutOffLabels(`${resource} ${operation}`) };
			expect({ resource, operation, ...shown }).toEqual({ resource, operation, labels: outputs, issues: expectsIssues(typeOf(type), { resource, operation }), cutOff: [] });
		}
		await editor.picture(`operations-${NODES.findIndex((each) => each.type === type) + 1}`, canvas.area);
		reportLine('editor', instance, name, `${operations.length} operations on the canvas`);
	});

	it.each(['invoice', 'OCR', 'receipt', 'bookkeeping', 'document parser'])('are found by searching for "%s"', async (text) => {
		const names = NODES.map(({ name }) => name);
		const found = await (await openNodeCreator()).search(text, names);
		expect(found).toEqual(expect.arrayContaining(names));
		await editor.picture(text === 'invoice' ? 'search' : `search-${text}`, editor.page.getByTestId('node-creator'), 450);
		reportLine('editor', instance, `Search for "${text}"`, `${found.slice(0, 4).join(', ')} of ${found.length} found`);
	});

	it('are found by whoever builds workflows for a person, with what to know of them', () => {
		const { NodeSearchEngine } = createRequire(instance.host.n8nScript)('@n8n/ai-utilities/node-catalog') as NodeCatalog;
		const found = new NodeSearchEngine(types).searchByName('invoice', 30);
		for (const { name, type } of NODES) {
			const hint = found.find((result) => result.name === type)?.builderHintMessage;
			expect({ name, hint }).toEqual({ name, hint: expect.stringContaining('Extracted, Review and Failed: connect all of them') });
		}
	});

	it.each(NODES)('offer every operation of $name as an action', async ({ name, table }) => {
		const creator = await openNodeCreator();
		await creator.search(name, [name]);
		const expected = Object.values(table).flatMap(({ operations }) => Object.values(operations).map(({ action }) => action));
		const actions = await creator.actions(name, expected);
		expect(actions).toEqual(expect.arrayContaining(expected));
	});
});
