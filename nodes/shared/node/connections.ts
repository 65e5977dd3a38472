import { NodeConnectionTypes, type IExecuteFunctions, type INode } from 'n8n-workflow';

/** From an output of a node, which is counted from 0. */
interface Wire {
	node: string;
	index: number;
}

/** Present at run time, but not declared; n8n's declared lists of connected nodes leave the node itself out. */
interface KnowsConnections {
	getConnections?(destination: INode, connectionType: string): Array<Wire[] | null>;
}

/** What is wired to a node; undefined where n8n does not tell. */
export function wiresTo(ctx: IExecuteFunctions & KnowsConnections, name: string): Wire[] | undefined {
	return ctx.getConnections?.({ ...ctx.getNode(), name }, NodeConnectionTypes.Main)?.flatMap((wires) => wires ?? []);
}

/** The names of the nodes that are wired to a node, once for each wire; undefined where n8n does not tell. */
export function wiredTo(ctx: IExecuteFunctions & KnowsConnections, name: string): string[] | undefined {
	return wiresTo(ctx, name)?.map(({ node }) => node);
}

/** Whether the node may run more than once in an execution: in a loop, behind one, or where branches come together. */
export function mayRunAgain(ctx: IExecuteFunctions): boolean {
	const { name } = ctx.getNode();
	const before = [name, ...ctx.getParentNodes(name).map((parent) => parent.name)];
	return before.some((each) => (wiredTo(ctx, each)?.length ?? Infinity) > 1);
}
