import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import type { Failure } from '../errors';

/**
 * The one place where a failure becomes n8n's error: a message that says what failed, a description that says what to
 * do. It is built from the plain value alone, because n8n's own wrapped errors carry the request with its headers.
 */
export function toNodeError(node: INode, failure: Failure, itemIndex: number): NodeApiError | NodeOperationError {
	const error = nodeError(node, failure, itemIndex);
	// n8n puts a text of its own in the place of any message that happens to contain a system code such as ENOTFOUND.
	error.message = failure.message;
	return error;
}

function nodeError(node: INode, failure: Failure, itemIndex: number): NodeApiError | NodeOperationError {
	const description = describe(failure);
	if (failure.kind === 'usage' || failure.kind === 'cancelled') {
		return new NodeOperationError(node, failure.message, { description, itemIndex });
	}
	return new NodeApiError(
		node,
		{ message: failure.message },
		{
			message: failure.message,
			description,
			itemIndex,
			...(failure.status !== undefined && { httpCode: String(failure.status) }),
		},
	);
}

function describe({ advice, code, requestId, extractionId }: Failure): string {
	const references = [
		`Code: ${code}`,
		...(extractionId ? [`Extraction ID: ${extractionId}`] : []),
		...(requestId ? [`Request ID: ${requestId}`] : []),
	];
	return `${advice ? `${advice} ` : ''}${references.join('. ')}.`;
}
