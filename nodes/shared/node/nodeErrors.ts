import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { adviceOf } from '../errorDetails';
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
	if (failure.kind === 'usage' || failure.kind === 'cancelled') {
		const error = new NodeOperationError(node, failure.message, { description: failure.advice, itemIndex });
		// No support is asked about a setting: its code stands among the details that the editor folds away.
		error.messages.push(...referencesOf(failure));
		return error;
	}
	const description = describe(failure);
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

function describe(failure: Failure): string {
	const advice = adviceOf(failure);
	return `${advice ? `${advice} ` : ''}${referencesOf(failure).join('. ')}.`;
}

/** What to tell the support. */
function referencesOf({ code, requestId, extractionId }: Failure): string[] {
	return [
		`Code: ${code}`,
		...(extractionId ? [`Extraction ID: ${extractionId}`] : []),
		...(requestId ? [`Request ID: ${requestId}`] : []),
	];
}
