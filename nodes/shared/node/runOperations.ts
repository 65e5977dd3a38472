import {
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { ServiceError, settle, type Settled } from '../errors';
import { toNodeError } from './nodeErrors';
import { isToolRun, type Operation, type OperationTable } from './operation';
import { createServiceClient, type ServiceProfile } from '../http/serviceClient';

/**
 * Runs the operation that the node is set to. The only place that loops over items, obeys *On Error* and turns failures
 * into n8n's errors.
 *
 * With *On Error* set to continue it never throws: n8n would then send the node's *input* out of output 0, where the
 * next node expects clean rows.
 */
export async function runOperations<LimitClass extends string>(
	ctx: IExecuteFunctions,
	profile: ServiceProfile<LimitClass>,
	table: OperationTable<LimitClass>,
): Promise<INodeExecutionData[][]> {
	const resource = ctx.getNodeParameter('resource', 0) as string;
	const name = ctx.getNodeParameter('operation', 0) as string;
	const operation = table[resource]?.operations[name];
	if (!operation) {
		throw new NodeOperationError(ctx.getNode(), `The operation "${name}" does not exist for "${resource}"`, {
			description: 'Choose another one from the list.',
		});
	}
	const outputs = await run(ctx, profile, operation);
	return isToolRun(ctx) ? [outputs.flat()] : outputs;
}

async function run<LimitClass extends string>(
	ctx: IExecuteFunctions,
	profile: ServiceProfile<LimitClass>,
	operation: Operation<LimitClass>,
): Promise<INodeExecutionData[][]> {
	const client = await settle(async () => await createServiceClient(ctx, profile));
	if (operation.kind === 'whole input') {
		const attempt = await caught(ctx, 0, async () => await operation.execute(unwrap(client)));
		if (attempt.ok) return attempt.value;
		const outputs = operation.outputs.map((): INodeExecutionData[] => []);
		outputs[operation.failedOutput] = ctx.getInputData().map((item, index) => failedInput(ctx, item, attempt.error, index));
		return outputs;
	}
	const items: INodeExecutionData[] = [];
	for (let index = 0; index < ctx.getInputData().length; index++) {
		const attempt = await caught(ctx, index, async () => await operation.execute(unwrap(client), index));
		if (attempt.ok) items.push(...attempt.value.map((item): INodeExecutionData => ({ ...item, pairedItem: { item: index } })));
		else items.push({ json: { error: attempt.error.message }, error: attempt.error, pairedItem: { item: index } });
	}
	return [items];
}

function unwrap<T>(client: Settled<T>): T {
	if (client.ok) return client.value;
	throw new ServiceError(client.failure);
}

type NodeError = NodeApiError | NodeOperationError;

/** Gives the result, or the error when the workflow is to go on in spite of it. @throws n8n's errors only */
async function caught<T>(
	ctx: IExecuteFunctions,
	itemIndex: number,
	work: () => Promise<T>,
): Promise<{ ok: true; value: T } | { ok: false; error: NodeError }> {
	let error: NodeError;
	try {
		const outcome = await settle(work);
		if (outcome.ok) return outcome;
		error = toNodeError(ctx.getNode(), outcome.failure, itemIndex);
	} catch (unexpected) {
		error = isNodeError(unexpected) ? unexpected : new NodeOperationError(ctx.getNode(), unexpected as Error, { itemIndex });
	}
	if (ctx.continueOnFail()) return { ok: false, error };
	throw error;
}

function isNodeError(error: unknown): error is NodeError {
	return error instanceof NodeApiError || error instanceof NodeOperationError;
}

/** An input item, with its files, as it goes to *Failed* when the work as a whole could not be done. */
function failedInput(ctx: IExecuteFunctions, item: INodeExecutionData, error: NodeError, itemIndex: number): INodeExecutionData {
	return {
		json: { stage: 'service', message: error.message, ...(error.description && { description: error.description }) },
		...(item.binary && { binary: item.binary }),
		// The error takes an item to the error output, and n8n then leaves nothing but its message in the JSON.
		...(ctx.getNode().onError === 'continueErrorOutput' && { error }),
		pairedItem: { item: itemIndex },
	};
}
