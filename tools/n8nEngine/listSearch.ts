import { LoadOptionsContext } from 'n8n-core';
import { UserError, Workflow, type INode, type INodeListSearchResult, type IWorkflowExecuteAdditionalData } from 'n8n-workflow';

import type { LoadedNodeTypes } from './nodeTypes';

/** What n8n's server does when a person opens *From List*: calls the method of the node type for a node that has these settings. */
export async function searchList(
	nodeTypes: LoadedNodeTypes,
	node: INode,
	additionalData: IWorkflowExecuteAdditionalData,
	{ method: name, filter, paginationToken }: ListQuery,
): Promise<INodeListSearchResult> {
	const type = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const method = type.methods?.listSearch?.[name];
	if (!method) throw new UserError(`The node type "${node.type}" has no list "${name}".`);
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const context = new LoadOptionsContext(workflow, workflow.nodes[node.name], { ...additionalData, currentNodeParameters: node.parameters }, '');
	return await method.call(context, filter, paginationToken);
}

export interface ListQuery {
	/** As the property names it: `searchListMethod`. */
	method: string;
	/** What the person typed. */
	filter?: string;
	/** As the page before gave it. */
	paginationToken?: string;
}
