import {
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { settle, unwrap, type Failure } from '../errors';
import { toNodeError } from './nodeErrors';
import { isToolRun, type Operation, type OperationTable } from './operation';
import { readRaw } from './parameters';
import { itemsTogether } from './sameItems';
import { createServiceClient, type ServiceProfile } from '../http/serviceClient';
import { failedFields } from '../output/failedItem';

/**
 * Runs the operation that the node is set to. The only place that loops over items, obeys *On Error* and turns failures
 * into n8n's errors.
 *
 * With *On Error* set to continue it never throws: n8n would then send the node's *input* out of output 0, where the
 * next node expects clean rows.
 * @param goesOn whether the workflow goes on in spite of an error, as the node's `continueOnFail` says
 */
export async function runOperations(ctx: IExecuteFunctions, profile: ServiceProfile, table: OperationTable, goesOn: boolean): Promise<INodeExecutionData[][]> {
	const [resource, name] = ['resource', 'operation'].map((parameter) => String(readRaw(ctx, parameter)));
	const operation = table[resource]?.operations[name];
	if (!operation) {
		throw new NodeOperationError(ctx.getNode(), `The operation "${name}" does not exist for "${resource}"`, {
			description: 'Choose another one from the list.',
		});
	}
	const outputs = await run(ctx, profile, operation, goesOn);
	return isToolRun(ctx) ? [outputs.flat()] : outputs;
}

/**
 * Runs the only operation of a node that needs no credential, with all input items together.
 * @param names of its outputs, among them *Failed*
 * @param goesOn as above
 */
export async function runAlone(ctx: IExecuteFunctions, names: readonly string[], goesOn: boolean, work: () => Promise<INodeExecutionData[][]>): Promise<INodeExecutionData[][]> {
	const outputs = await runWhole(ctx, names, goesOn, work);
	return isToolRun(ctx) ? [outputs.flat()] : outputs;
}

/** What fails as a whole goes to *Failed* where there is such an output, else to the last one, where the workflow is to go on. */
async function runWhole(ctx: IExecuteFunctions, names: readonly string[], goesOn: boolean, work: () => Promise<INodeExecutionData[][]>): Promise<INodeExecutionData[][]> {
	const attempt = await caught(ctx, 0, goesOn, work);
	if (attempt.ok) return attempt.value;
	const failed = ctx.getInputData().map((item, index) => failedInput(ctx, item, attempt, index));
	const place = names.includes('Failed') ? names.indexOf('Failed') : names.length - 1;
	return names.map((_, index) => (index === place ? failed : []));
}

async function run(ctx: IExecuteFunctions, profile: ServiceProfile, operation: Operation, goesOn: boolean): Promise<INodeExecutionData[][]> {
	const client = await settle(createServiceClient(ctx, profile));
	if (operation.kind === 'whole input') return await runWhole(ctx, operation.outputs, goesOn, async () => await operation.execute(unwrap(client)));
	const items: INodeExecutionData[] = [];
	for (const indexes of itemsTogether(ctx, operation)) {
		const [index] = indexes;
		const pairedItem = indexes.length === 1 ? { item: index } : indexes.map((item) => ({ item }));
		const attempt = await caught(ctx, index, goesOn, async () => await operation.execute(unwrap(client), index, indexes));
		if (attempt.ok) items.push(...attempt.value.map((item): INodeExecutionData => ({ pairedItem, ...item })));
		else items.push({ json: { error: attempt.error.message, ...describe(attempt) }, ...forErrorOutput(ctx, attempt), pairedItem });
	}
	return [items];
}

type NodeError = NodeApiError | NodeOperationError;

interface Caught {
	ok: false;
	error: NodeError;
	/** Missing for a fault of ours. */
	failure?: Failure;
}

/** Gives the result, or the error when the workflow is to go on in spite of it. @throws n8n's errors only */
export async function caught<T>(ctx: IExecuteFunctions, itemIndex: number, goesOn: boolean, work: () => Promise<T>): Promise<{ ok: true; value: T } | Caught> {
	let caught: Caught;
	try {
		const outcome = await settle(work());
		if (outcome.ok) return outcome;
		caught = { ...outcome, error: toNodeError(ctx.getNode(), outcome.failure, itemIndex) };
	} catch (unexpected) {
		caught = { ok: false, error: isNodeError(unexpected) ? unexpected : new NodeOperationError(ctx.getNode(), unexpected as Error, { itemIndex }) };
	}
	if (goesOn) return caught;
	throw caught.error;
}

function isNodeError(error: unknown): error is NodeError {
	return error instanceof NodeApiError || error instanceof NodeOperationError;
}

function describe({ failure }: Caught) {
	return { code: failure?.code ?? 'UNEXPECTED_ERROR', retryable: failure?.retryable ?? false, extractionId: failure?.extractionId ?? null };
}

/** An input item, with its files, as it goes to *Failed* when the work as a whole could not be done. */
function failedInput(ctx: IExecuteFunctions, item: INodeExecutionData, attempt: Caught, itemIndex: number): INodeExecutionData {
	const { error } = attempt;
	return {
		json: failedFields({ fileName: null, stage: 'service', message: error.message, ...describe(attempt) }, error.description ? { description: error.description } : {}),
		...(item.binary && { binary: item.binary }),
		...forErrorOutput(ctx, attempt),
		pairedItem: { item: itemIndex },
	};
}

/** The error takes an item to the error output, where there is one; n8n then leaves nothing but its message in the JSON. */
export function forErrorOutput(ctx: IExecuteFunctions, { error }: Caught): Pick<INodeExecutionData, 'error'> {
	return ctx.getNode().onError === 'continueErrorOutput' ? { error } : {};
}
