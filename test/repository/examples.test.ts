import glob from 'fast-glob';
import { NodeHelpers, type INode, type INodeTypeDescription } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { AiLeapersInvoiceOcr } from '../../nodes/AiLeapersInvoiceOcr/AiLeapersInvoiceOcr.node.js';
import { AiLeapersInvoiceOcrTrigger } from '../../nodes/AiLeapersInvoiceOcr/AiLeapersInvoiceOcrTrigger.node.js';
import { operations as aiLeapersInvoiceOcr } from '../../nodes/AiLeapersInvoiceOcr/operations';
import { InvoiceDataExtraction } from '../../nodes/InvoiceDataExtraction/InvoiceDataExtraction.node.js';
import { operations as invoiceDataExtraction } from '../../nodes/InvoiceDataExtraction/operations';
import { InvoiceParserPro } from '../../nodes/InvoiceParserPro/InvoiceParserPro.node.js';
import { InvoiceParserProTrigger } from '../../nodes/InvoiceParserPro/InvoiceParserProTrigger.node.js';
import { operations as invoiceParserPro } from '../../nodes/InvoiceParserPro/operations';
import { InvoiceReview } from '../../nodes/InvoiceReview/InvoiceReview.node.js';
import type { OperationTable } from '../../nodes/shared/node/operation';
import manifest from '../../package.json';
import type { WorkflowFile } from '../../tools/n8nServer/workflowFile';

const FOLDER = join(__dirname, '../../examples');
const FILES = glob.sync('*.json', { cwd: FOLDER }).sort();
const README = readFileSync(join(FOLDER, 'README.md'), 'utf8');

const TABLES: Record<string, OperationTable> = { aiLeapersInvoiceOcr, invoiceDataExtraction, invoiceParserPro };

const TYPES: INodeTypeDescription[] = [
	new AiLeapersInvoiceOcr(),
	new AiLeapersInvoiceOcrTrigger(),
	new InvoiceDataExtraction(),
	new InvoiceParserPro(),
	new InvoiceParserProTrigger(),
	new InvoiceReview(),
].map(({ description }) => description);

/** What n8n adds to a node that is a tool. */
const OF_TOOLS = ['descriptionType', 'toolDescription'];

const read = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as WorkflowFile & { pinData?: object };

it('are numbered without a gap, and described under their number', () => {
	expect(FILES.map((file) => Number(file.slice(0, 2)))).toEqual(FILES.map((_, index) => index + 1));
	const headings = [...README.matchAll(/^## (\d\d) .+\n\n`([\w-]+\.json)`: /gm)].map(([, number, file]) => [number, file]);
	expect(headings).toEqual(FILES.map((file) => [file.slice(0, 2), file]));
});

describe.each(FILES)('%s', (file) => {
	const { name, nodes, connections, pinData = {} } = read(file);
	const names = nodes.map((node) => node.name);

	it('has a name, nodes with names and IDs of their own, and wires between them only', () => {
		expect(name).toBeTruthy();
		expect(new Set(names).size).toBe(nodes.length);
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
		const ends = Object.values(connections).flatMap((types) => Object.values(types).flat(2).map((wire) => wire?.node));
		expect([...Object.keys(connections), ...ends].filter((end) => end !== undefined && !names.includes(end))).toEqual([]);
	});

	it('brings nothing of the n8n that it was made in: credentials, data, addresses', () => {
		expect(pinData).toEqual({});
		expect(nodes.flatMap(({ credentials = {} }) => Object.values(credentials).map(({ id }) => id)).filter(Boolean)).toEqual([]);
		expect(JSON.stringify(nodes)).not.toMatch(/127\.0\.0\.1|localhost|\/root\/|\/home\//);
	});

	it('uses nodes that the package has, and says on the canvas what to replace', () => {
		const prefix = `${manifest.name}.`;
		const known = manifest.n8n.nodes.map((path) => basename(path, '.node.js')).map((name) => name[0].toLowerCase() + name.slice(1));
		const ours = nodes.map(({ type }) => type).filter((type) => type.startsWith(prefix)).map((type) => type.slice(prefix.length).replace(/Tool$/, ''));
		expect(ours.length).toBeGreaterThan(0);
		expect(ours.filter((type) => !known.includes(type))).toEqual([]);
		expect(nodes.map(({ type }) => type)).toContain('n8n-nodes-base.stickyNote');
	});

	it('uses operations that the nodes have, and loses no document: each output Failed leads somewhere', () => {
		const lost = nodes.flatMap(({ name: from, type, parameters: { resource, operation } }) => {
			const table = TABLES[type.replace(/^.*\.|Tool$/g, '')];
			if (!table) return [];
			const definition = table[String(resource)]?.operations[String(operation)];
			if (!definition) return [`${from}: there is no ${String(resource)}: ${String(operation)}`];
			// As a tool of an agent a node has one output.
			if (definition.kind === 'per item' || type.endsWith('Tool')) return [];
			const failed = definition.outputs.indexOf('Failed');
			return failed >= 0 && !connections[from]?.main?.[failed]?.length ? [`${from}: Failed is not connected`] : [];
		});
		expect(lost).toEqual([]);
	});

	it('sets only what the panels offer there: n8n drops the rest', () => {
		for (const node of nodes) {
			const type = TYPES.find((each) => `${manifest.name}.${each.name}` === node.type.replace(/Tool$/, ''));
			if (!type) continue;
			const set = Object.fromEntries(Object.entries(node.parameters).filter(([name]) => !OF_TOOLS.includes(name))) as INode['parameters'];
			expect(NodeHelpers.getNodeParameters(type.properties, set, true, false, { ...node, parameters: set } as INode, type)).toMatchObject(set);
		}
	});

	it('has its notes beside the nodes: none covers a node or its name, and none is far from all', () => {
		const isNote = ({ type }: { type: string }) => type === 'n8n-nodes-base.stickyNote';
		const distances = nodes.filter(isNote).map(({ position: [left, top], parameters: { width = 240, height = 160 } }) => {
			const gaps = nodes.filter((node) => !isNote(node)).map(({ position: [x, y] }) => {
				const across = Math.max(x - 40 - (left + Number(width)), left - (x + 136));
				const down = Math.max(y - (top + Number(height)), top - (y + 150));
				return Math.max(across, down);
			});
			return Math.min(...gaps);
		});
		expect(distances.filter((distance) => distance <= 0 || distance > 150)).toEqual([]);
	});

	it('lets nothing wait for a person but what the person decides: n8n goes from top to bottom', () => {
		const next = (node: string) => (connections[node]?.main ?? []).flatMap((wires) => wires ?? []).map((wire) => wire.node);
		const leadsTo = (from: string, to: string, seen = new Set<string>()): boolean => {
			if (from === to) return true;
			if (seen.has(from)) return false;
			seen.add(from);
			return next(from).some((node) => leadsTo(node, to, seen));
		};
		const down = (node: string) => nodes.find((each) => each.name === node)?.position[1] ?? 0;
		const late = nodes.filter(({ type }) => type.endsWith('.invoiceReview')).flatMap(({ name: review }) =>
			names.flatMap((from) => {
				const [toReview, others] = [true, false].map((isSo) => next(from).filter((node) => leadsTo(node, review) === isSo));
				return leadsTo(review, from) ? [] : others.filter((other) => toReview.some((node) => down(node) < down(other)));
			}),
		);
		expect(late).toEqual([]);
	});

	it('leaves room for the names of outputs on the canvas', () => {
		const at = (node: string) => nodes.find((each) => each.name === node)?.position[0] ?? 0;
		for (const { name: from } of nodes.filter(({ type }) => type.startsWith(manifest.name))) {
			const outputs = connections[from]?.main ?? [];
			if (outputs.length < 2) continue;
			const tight = outputs.flatMap((wires) => wires ?? []).filter(({ node }) => at(node) > at(from) && at(node) - at(from) < 400);
			expect({ from, tight }).toEqual({ from, tight: [] });
		}
	});
});
