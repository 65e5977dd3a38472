import type { IExecuteFunctions } from 'n8n-workflow';

import { usageError } from '../errors';
import { wiredTo, wiresTo } from '../node/connections';
import { isToolRun } from '../node/operation';

/** Without the wire, parked items would vanish and the run would end as a success. @throws ServiceError (kind `usage`) */
export function checkLoop(ctx: IExecuteFunctions): void {
	if (isLooped(ctx, ctx.getNode().name)) return;
	throw usageError(
		'Pending is not connected back to this node',
		'Connect the output Pending to the input of this node, or set While Processing to Wait in the Node.',
	);
}

/**
 * Looks at every *Wait for Completion* behind a node that sends documents: what is missing there is said before anything is uploaded
 * or charged. Settings that are expressions are not known here, and are left to the node itself.
 * @throws ServiceError (kind `usage`)
 */
export function checkLoopsAhead(ctx: IExecuteFunctions): void {
	if (isToolRun(ctx)) return;
	const { name: own, type } = ctx.getNode();
	for (const { name, disabled, parameters, ...node } of ctx.getChildNodes(own, { includeNodeParameters: true })) {
		const parks = parameters?.operation === 'wait' && (parameters.whileProcessing ?? 'park') === 'park';
		if (node.type !== type || disabled || !parks || isLooped(ctx, name)) continue;
		throw usageError(
			`Pending of "${name}" is not connected back to that node`,
			`Nothing was sent. Connect the output Pending of "${name}" to its own input, or set While Processing there to Wait in the Node.`,
		);
	}
}

/** Whether everything that this node sends comes straight to a *Wait for Completion*: what it could not submit yet is submitted there. */
export function isWaitedFor(ctx: IExecuteFunctions): boolean {
	if (isToolRun(ctx)) return false;
	const { name: own, type } = ctx.getNode();
	const next = ctx.getChildNodes(own, { includeNodeParameters: true }).filter(({ name }) => wiresTo(ctx, name)?.some((wire) => wire.node === own && wire.index === 0));
	return next.length > 0 && next.every(({ type: its, disabled, parameters }) => its === type && !disabled && parameters?.operation === 'wait');
}

function isLooped(ctx: IExecuteFunctions, name: string): boolean {
	const sources = wiredTo(ctx, name);
	if (!sources || sources.includes(name)) return true;
	const after = new Set(ctx.getChildNodes(name).map((child) => child.name));
	return ctx.getParentNodes(name).some((parent) => after.has(parent.name));
}
