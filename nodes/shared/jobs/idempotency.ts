import { createHash, randomUUID } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import { usageError } from '../errors';
import { isToolRun } from '../node/operation';
import { parameterGroup, type Values } from '../node/parameters';

/** For the *Charges* of operations that name a piece of work. */
export const idempotencyOptions = parameterGroup([
	{
		displayName: 'Own Key',
		name: 'idempotencyKey',
		type: 'string',
		displayOptions: { show: { idempotency: ['custom'] } },
		default: '',
		placeholder: 'e.g. {{ $json.messageId }}',
		description: 'What identifies the work, such as the ID of the mail. A new key extracts and charges again.',
	},
	{
		displayName: 'Prevent Double Charges',
		name: 'idempotency',
		type: 'options',
		options: [
			{ name: 'Always Extract Anew', value: 'execution', description: 'Every execution, and every round of a loop, extracts and charges again. Only a retry within the same execution is never charged twice.' },
			{ name: 'Each Document for Itself', value: 'content', description: 'The same document with the same instructions is never charged twice, in any execution, under any name and in any company. Each document is sent by itself.' },
			{ name: 'Own Key', value: 'custom', description: 'The same key with the same documents and instructions is never charged twice, in any execution' },
			{ name: 'Same Documents Together', value: 'together', description: 'The same documents sent together with the same instructions are never charged twice, in any execution and in any round of a loop' },
		],
		default: 'together',
		description: 'What is recognised as the same work, so that it is found again and not charged again. What the service no longer knows, because it was deleted or has expired, is extracted, and charged, anew.',
	},
]);

/** What makes two pieces of work the same, beside documents and instructions: see the option *Prevent Double Charges*. */
export interface Scope {
	kind: Values<typeof idempotencyOptions>['idempotency'];
	parts: string[];
}

/**
 * Makes a scope of the option *Prevent Double Charges*.
 * - together: the same documents, sent together with the same instructions, name the same work, in whatever execution
 * - content: the same document with the same instructions names the same work, in whatever execution and company
 * - custom: the same key names the same work, in whatever execution
 * - execution: only a retry of the same step of the same execution names the same work
 * @throws ServiceError (kind `usage`) when the own key is empty
 */
export function scopeOf(ctx: IExecuteFunctions, { idempotency: kind, idempotencyKey }: Values<typeof idempotencyOptions>, itemIndex: number): Scope {
	if (kind === 'together' || kind === 'content') return { kind, parts: [kind] };
	if (kind === 'custom') {
		const key = idempotencyKey.trim();
		if (!key) throw usageError('The Own Key is empty', 'Enter what identifies the work, such as the ID of the mail, or choose another way to Prevent Double Charges.');
		return { kind, parts: [kind, key] };
	}
	// Without an execution ID nothing can be recognised again, so that the work gets a name of its own.
	const execution = ctx.getExecutionId() || randomUUID();
	// In a loop each round is work of its own; an agent that calls its tool again asks for the same.
	const round = isToolRun(ctx) ? 'tool' : String(ctx.evaluateExpression('{{ $runIndex }}', itemIndex));
	return { kind, parts: [kind, execution, ctx.getWorkflow().id ?? '', ctx.getNode().id, round] };
}

/**
 * An ID of the user's own for one of several pieces of work, which need IDs of their own: it ends with what tells this one from the
 * others, so that the others cannot be taken for it when they come without it.
 */
export function ownIdOf(own: string, value: unknown): string {
	return `${own}-${derivedId(value).slice(4, 16)}`;
}

/** An ID that is the same for the same value, 45 characters: letters, digits and a hyphen. */
export function derivedId(value: unknown): string {
	return `n8n-${createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 40)}`;
}
