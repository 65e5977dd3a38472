import { createHash, randomUUID } from 'crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Document } from '../shared/documents/document';
import { usageError } from '../shared/errors';
import type { Instructions } from './instructions';
import type { SessionFile } from './sessionFile';

/** What makes two pieces of work the same, beside documents and instructions: see the *Idempotency* option. */
export interface Scope {
	kind: 'execution' | 'content' | 'custom';
	parts: string[];
}

/**
 * Reads the *Idempotency* option.
 * - per execution: a retry of the same step of the same execution names the same work
 * - per content: the same document with the same instructions names the same work, in whatever execution and company
 * - custom key: the same key names the same work, in whatever execution
 */
export function readScope(ctx: IExecuteFunctions, options: IDataObject, itemIndex: number): Scope {
	const kind = (options.idempotency as Scope['kind'] | undefined) ?? 'execution';
	if (kind === 'content') return { kind, parts: [kind] };
	if (kind === 'custom') {
		const key = String(options.idempotencyKey ?? '').trim();
		if (!key) throw usageError('The Custom Key is empty', 'Enter what identifies the work, such as the ID of the mail, or choose another Idempotency.');
		return { kind, parts: [kind, key] };
	}
	// Without an execution ID nothing can be recognised again, so that the work gets a name of its own.
	const execution = ctx.getExecutionId() || randomUUID();
	const runIndex = String(ctx.evaluateExpression('{{ $runIndex }}', itemIndex));
	return { kind, parts: [kind, execution, ctx.getWorkflow().id ?? '', ctx.getNode().id, runIndex] };
}

/**
 * The ID of an upload session, derived from what identifies the work, so that asking again finds the same session.
 * @param generation counts up when the service has forgotten the session of the generation before
 */
export function sessionId(scope: Scope, documents: Document[], generation: number): string {
	const contents = documents.map(({ fileName, sizeBytes, sha256 }) => [fileName, sizeBytes, sha256]);
	return `n8n-${digest([scope.parts, contents, generation])}`;
}

/** Unique in the session even for equal documents. Source: "Only letters, numbers, dots, underscores, colons, and hyphens". */
export function fileId(document: Document, index: number): string {
	return `${index + 1}-${document.sha256.slice(0, 16)}`;
}

/**
 * The ID of a submission: the same documents with the same instructions are the same submission. Per content it does not
 * depend on the session, nor on what the documents are called or which others come with them.
 * @param attempt counts up when the service asks for the extraction to be submitted again
 */
export function submissionId(
	scope: Scope,
	session: string,
	files: SessionFile[],
	instructions: Instructions,
	attempt: number,
): string {
	const { prompt, outputStructure, excludeColumns } = instructions;
	const work = scope.kind === 'content' ? files.map(({ sha256 }) => sha256) : [session, ...files.map(({ fileId: id }) => id)];
	return `n8n-${digest([scope.parts, work, prompt, outputStructure, excludeColumns, attempt])}`;
}

function digest(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 40);
}
