import { createHash, randomUUID } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import { usageError } from '../errors';
import { isToolRun } from '../node/operation';
import { parameterGroup, type Values } from '../node/parameters';

/** For the *Options* of operations that name a piece of work. */
export const idempotencyOptions = parameterGroup([
	{
		displayName: 'Custom Key',
		name: 'idempotencyKey',
		type: 'string',
		displayOptions: { show: { idempotency: ['custom'] } },
		default: '',
		placeholder: 'e.g. {{ $json.messageId }}',
		description: 'What identifies the work, such as the ID of the mail. A new key extracts and charges again.',
	},
	{
		displayName: 'Idempotency',
		name: 'idempotency',
		type: 'options',
		options: [
			{ name: 'Custom Key', value: 'custom', description: 'The same key with the same documents and instructions is never charged twice' },
			{ name: 'Per Content', value: 'content', description: 'The same document with the same instructions is never charged twice, in any execution. Each document becomes an extraction of its own.' },
			{ name: 'Per Execution', value: 'execution', description: 'A retry within the same execution is never charged twice' },
		],
		default: 'execution',
		description: 'What is recognised as the same work, so that it is not extracted and charged again',
	},
]);

/** What makes two pieces of work the same, beside documents and instructions: see the *Idempotency* option. */
export interface Scope {
	kind: Values<typeof idempotencyOptions>['idempotency'];
	parts: string[];
}

/**
 * Makes a scope of the *Idempotency* option.
 * - per execution: a retry of the same step of the same execution names the same work
 * - per content: the same document with the same instructions names the same work, in whatever execution and company
 * - custom key: the same key names the same work, in whatever execution
 * @throws ServiceError (kind `usage`) when the custom key is empty
 */
export function scopeOf(ctx: IExecuteFunctions, { idempotency: kind, idempotencyKey }: Values<typeof idempotencyOptions>, itemIndex: number): Scope {
	if (kind === 'content') return { kind, parts: [kind] };
	if (kind === 'custom') {
		const key = idempotencyKey.trim();
		if (!key) throw usageError('The Custom Key is empty', 'Enter what identifies the work, such as the ID of the mail, or choose another Idempotency.');
		return { kind, parts: [kind, key] };
	}
	// Without an execution ID nothing can be recognised again, so that the work gets a name of its own.
	const execution = ctx.getExecutionId() || randomUUID();
	// In a loop each round is work of its own; an agent that calls its tool again asks for the same.
	const round = isToolRun(ctx) ? 'tool' : String(ctx.evaluateExpression('{{ $runIndex }}', itemIndex));
	return { kind, parts: [kind, execution, ctx.getWorkflow().id ?? '', ctx.getNode().id, round] };
}

/** An ID that is the same for the same value, 45 characters: letters, digits and a hyphen. */
export function derivedId(value: unknown): string {
	return `n8n-${createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 40)}`;
}
