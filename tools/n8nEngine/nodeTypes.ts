import {
	NodeHelpers,
	UserError,
	type IDataObject,
	type INodeType,
	type INodeTypes,
	type IVersionedNodeType,
} from 'n8n-workflow';

import { ManualTrigger, NoOp } from './nodes';

export type LoadableNode = INodeType | IVersionedNodeType;

/** The nodes a workflow may use, by full type name (`<package>.<node>`). */
export class LoadedNodeTypes implements INodeTypes {
	private readonly nodes: Map<string, LoadableNode>;

	constructor(nodes: Record<string, LoadableNode>) {
		this.nodes = new Map<string, LoadableNode>([
			['n8n-nodes-base.manualTrigger', new ManualTrigger()],
			['n8n-nodes-base.noOp', new NoOp()],
			...Object.entries(nodes),
		]);
	}

	getByName(type: string): LoadableNode {
		const node = this.nodes.get(type);
		if (!node) {
			throw new UserError(`The sandbox has no node of type "${type}".`);
		}
		return node;
	}

	getByNameAndVersion(type: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.getByName(type), version);
	}

	getKnownTypes(): IDataObject {
		return Object.fromEntries(
			[...this.nodes.keys()].map((name) => [name, { className: name, sourcePath: '' }]),
		);
	}
}
