import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import whole from '../../package.json';
import type { WorkflowFile } from '../n8nServer/workflowFile';
import { loadNode, manifestOf } from './manifest';
import type { ServicePackage } from './servicePackage';

const FOLDER = join(__dirname, '../../examples');
/** It begins with *Extract*, which every service has. */
const FIRST = '01-documents-to-rows.json';
const PREFIX = `${whole.name}.`;

export interface Example {
	file: string;
	workflow: WorkflowFile;
}

/** The examples of a package: the first one with its own node, and those that need no other service. */
export function examplesOf(definition: ServicePackage): Example[] {
	const own = manifestOf(definition).n8n.nodes.map((path) => loadNode(path).description.name);
	const examples = readdirSync(FOLDER)
		.filter((file) => file.endsWith('.json'))
		.sort()
		.map((file) => ({ file, workflow: read(file) }))
		.map((example) => (example.file === FIRST ? { ...example, workflow: withOwnNode(example.workflow, definition) } : example))
		.filter(({ workflow }) => ourNodes(workflow).every((type) => own.includes(type.replace(/Tool$/, ''))));
	return examples.map(({ file, workflow }) => ({ file, workflow: inPackage(workflow, definition.name) }));
}

function read(file: string): WorkflowFile {
	return JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as WorkflowFile;
}

/** The types of the package's nodes in a workflow, without the package's name. */
function ourNodes({ nodes }: WorkflowFile): string[] {
	return nodes.flatMap(({ type }) => (type.startsWith(PREFIX) ? [type.slice(PREFIX.length)] : []));
}

/** Puts the service's node into the place of the one that extracts. The same operation has the same outputs in every service. */
function withOwnNode(workflow: WorkflowFile, definition: ServicePackage): WorkflowFile {
	const path = manifestOf(definition).n8n.nodes.find((file) => basename(file) === `${definition.service}.node.js`) ?? '';
	const { name, credentials: [credential] = [] } = loadNode(path).description;
	const nodes = workflow.nodes.map((node) => {
		if (!node.type.startsWith(PREFIX)) return node;
		return { ...node, type: `${PREFIX}${name}`, parameters: { ...definition.extract }, credentials: { [credential.name]: { id: '', name: definition.title } } };
	});
	return { ...workflow, nodes };
}

/** n8n names a node's type after its package. */
function inPackage(workflow: WorkflowFile, name: string): WorkflowFile {
	return { ...workflow, nodes: workflow.nodes.map((node) => ({ ...node, type: node.type.replace(PREFIX, `${name}.`) })) };
}
