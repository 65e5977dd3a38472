import { createHash, randomUUID } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import type { Document } from '../shared/documents/document';
import type { Instructions } from './instructions';

/** What makes two pieces of work the same, see the *Idempotency* option. */
export type Scope = readonly string[];

/**
 * Names the work of this run of the node: a retry of the same step of the same execution names the same work.
 * Without an execution ID nothing can be recognised again, so that the work gets a name of its own.
 */
export function executionScope(ctx: IExecuteFunctions): Scope {
	const execution = ctx.getExecutionId();
	const runIndex = String(ctx.evaluateExpression('{{ $runIndex }}', 0));
	return ['execution', execution || randomUUID(), ctx.getWorkflow().id ?? '', ctx.getNode().id, runIndex];
}

/**
 * The ID of an upload session, derived from what identifies the work, so that asking again finds the same session.
 * @param generation counts up when the service has forgotten the session of the generation before
 */
export function sessionId(scope: Scope, documents: Document[], generation: number): string {
	const contents = documents.map(({ fileName, sizeBytes, sha256 }) => [fileName, sizeBytes, sha256]);
	return `n8n-${digest([scope, contents, generation])}`;
}

/** Unique in the session even for equal documents. Source: "Only letters, numbers, dots, underscores, colons, and hyphens". */
export function fileId(document: Document, index: number): string {
	return `${index + 1}-${document.sha256.slice(0, 16)}`;
}

/**
 * The ID of a submission: the same documents with the same instructions are the same submission.
 * @param attempt counts up when the service asks for the extraction to be submitted again
 */
export function submissionId(session: string, fileIds: string[], instructions: Instructions, attempt: number): string {
	const { prompt, outputStructure, excludeColumns } = instructions;
	return `n8n-${digest([session, fileIds, prompt, outputStructure, excludeColumns, attempt])}`;
}

function digest(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 40);
}
