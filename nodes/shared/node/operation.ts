import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import type { ServiceClient } from '../http/serviceClient';

interface OperationBase {
	/** What the operation dropdown shows. */
	name: string;
	/** What the node panel shows, such as "Extract documents". */
	action: string;
	/** One sentence under the name. */
	summary: string;
	/** Its parameters, without the display options that tie them to the operation. */
	description: INodeProperties[];
}

/** An item before the caller pairs it to the input items that it came from; one that is paired already stays so. */
export type UnpairedItem = Pick<INodeExecutionData, 'json' | 'binary' | 'pairedItem'>;

/** Runs once for each input item and answers on one output. */
export interface PerItemOperation extends OperationBase {
	kind: 'per item';
	/** Whether items whose parameters are the same ask for the same thing, such as several rows of one extraction: it is then done once. */
	isOnceForAll?: boolean;
	/** @param itemIndexes all items that ask for it; only the first unless `isOnceForAll` */
	execute(client: ServiceClient, itemIndex: number, itemIndexes: number[]): Promise<UnpairedItem[]>;
}

/** Runs once: all input items together are its work. */
export interface WholeInputOperation extends OperationBase {
	kind: 'whole input';
	/** The names of its outputs; what failed goes to *Failed*, or to the last one where none is called so. */
	outputs: readonly string[];
	/** Gives the items of every output, each paired to the input items that it came from. */
	execute(client: ServiceClient): Promise<INodeExecutionData[][]>;
}

export type Operation = PerItemOperation | WholeInputOperation;

/** The one table of a node: resource -> operation. */
export type OperationTable = Record<string, { name: string; operations: Record<string, Operation> }>;

/** Whether the node runs as a tool of an AI agent: then it answers on one output, and parks nothing. */
export function isToolRun(ctx: IExecuteFunctions): boolean {
	// The method is missing in older versions of n8n, and on some paths of newer ones.
	return ctx.isToolExecution?.() === true || ctx.getNode().type.endsWith('Tool');
}
