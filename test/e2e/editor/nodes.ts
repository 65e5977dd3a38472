import { NodeHelpers, type INode, type INodeParameters, type INodeProperties, type INodePropertyCollection, type INodeTypeDescription } from 'n8n-workflow';

import { operations as aiLeapersInvoiceOcr } from '../../../nodes/AiLeapersInvoiceOcr/operations';
import { operations as invoiceDataExtraction } from '../../../nodes/InvoiceDataExtraction/operations';
import { operations as invoiceParserPro } from '../../../nodes/InvoiceParserPro/operations';
import type { OperationTable } from '../../../nodes/shared/node/operation';
import { ROW_OUTPUTS } from '../../../nodes/shared/output/routing';
import type { StoredCredential } from '../../../tools/n8nServer/api';

const PACKAGE = 'n8n-nodes-invoice-extraction';

/** The nodes with operations, by the names that a person knows them by. */
export const NODES: Array<{ name: string; type: string; icon: string; table: OperationTable }> = [
	{ name: 'Invoice Data Extraction', type: `${PACKAGE}.invoiceDataExtraction`, icon: 'invoiceDataExtraction', table: invoiceDataExtraction },
	{ name: 'InvoiceParser Pro', type: `${PACKAGE}.invoiceParserPro`, icon: 'invoiceParserPro', table: invoiceParserPro },
	{ name: 'AI Leapers Invoice OCR', type: `${PACKAGE}.aiLeapersInvoiceOcr`, icon: 'aiLeapersInvoiceOcr', table: aiLeapersInvoiceOcr },
];

/** Those without, with the names of their outputs on the canvas. */
export const OTHERS: Array<{ name: string; type: string; icon: string; outputs: readonly string[] }> = [
	{ name: 'InvoiceParser Pro Trigger', type: `${PACKAGE}.invoiceParserProTrigger`, icon: 'invoiceParserPro', outputs: ROW_OUTPUTS },
	{ name: 'AI Leapers Invoice OCR Trigger', type: `${PACKAGE}.aiLeapersInvoiceOcrTrigger`, icon: 'aiLeapersInvoiceOcr', outputs: ROW_OUTPUTS },
	{ name: 'Invoice Review', type: `${PACKAGE}.invoiceReview`, icon: 'invoiceReview', outputs: [] },
	{ name: 'E-Invoice', type: `${PACKAGE}.eInvoice`, icon: 'eInvoice', outputs: [...ROW_OUTPUTS, 'Other'] },
];

export interface Pair {
	resource: string;
	operation: string;
	/** Of the outputs; none when there is one without a name. */
	outputs: string[];
}

/** All operations of a node, in the order of its lists. */
export function pairs(table: OperationTable): Pair[] {
	return Object.entries(table).flatMap(([resource, { operations }]) =>
		Object.entries(operations).map(([operation, definition]) => ({
			resource,
			operation,
			outputs: definition.kind === 'whole input' && definition.outputs.length > 1 ? [...definition.outputs] : [],
		})),
	);
}

/** What the panel has to show for parameters, by n8n's own rules. */
export function expectedFields(type: INodeTypeDescription, parameters: INodeParameters): string[] {
	const node = nodeOf(type, parameters);
	return type.properties
		.filter((property) => property.type !== 'hidden' && NodeHelpers.displayParameter(node.parameters, property, node, type))
		.map(({ displayName }) => displayName.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ').trim());
}

/** The parameters of an operation with every entry of every collection added, as it is proposed. */
export function everythingAdded({ properties }: INodeTypeDescription, chosen: { resource: string; operation: string }): INodeParameters {
	const shows = (condition: unknown[] | undefined, value: string) => !condition || condition.includes(value);
	const own = properties.filter(({ displayOptions: { show } = {} }) => shows(show?.resource, chosen.resource) && shows(show?.operation, chosen.operation));
	return { ...chosen, ...Object.fromEntries(own.filter(isCollection).map((property) => [property.name, added(property)])) };
}

/** A table with its rows is no such collection: it has those of its default. */
function isCollection({ type, typeOptions }: INodeProperties): boolean {
	return type === 'collection' || (type === 'fixedCollection' && !typeOptions?.multipleValues);
}

function added({ type, options = [] }: INodeProperties): INodeParameters {
	const entries = type === 'collection' ? (options as INodeProperties[]).map((entry) => [entry.name, valueOf(entry)] as const) : (options as INodePropertyCollection[]).map(({ name, values }) => [name, Object.fromEntries(values.map((value) => [value.name, valueOf(value)]))] as const);
	return Object.fromEntries(entries) as INodeParameters;
}

function valueOf(property: INodeProperties): unknown {
	return isCollection(property) ? added(property) : property.default;
}

/** Whether n8n has to mark a node with these parameters as unfinished. */
export function expectsIssues(type: INodeTypeDescription, parameters: INodeParameters): boolean {
	const node = nodeOf(type, parameters);
	return NodeHelpers.getNodeParametersIssues(type.properties, node, type) !== null;
}

/** The credentials of a node's type, as far as they are shown with its parameters. */
export function credentialsOf(type: INodeTypeDescription, parameters: INodeParameters, stored: Record<string, StoredCredential>): INode['credentials'] {
	const node = nodeOf(type, parameters);
	const shown = (type.credentials ?? []).filter((credential) => NodeHelpers.displayParameter(node.parameters, credential, node, type));
	return Object.fromEntries(shown.map(({ name }) => [name, { id: stored[name].id, name: stored[name].name }]));
}

function nodeOf(type: INodeTypeDescription, parameters: INodeParameters): INode {
	const node: INode = { id: '', name: '', type: type.name, typeVersion: 1, position: [0, 0], parameters };
	return { ...node, parameters: NodeHelpers.getNodeParameters(type.properties, parameters, true, false, node, type) ?? parameters };
}
