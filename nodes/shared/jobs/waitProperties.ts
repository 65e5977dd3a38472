import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { clock } from '../clock';
import { isToolRun } from '../node/operation';
import { hold } from './hold';
import type { LookLimits } from './look';
import { park } from './park';
import type { Pending, Waiter } from './waiter';

/** The parameters of every *Wait for Completion*, behind the ID. */
export const waitProperties: INodeProperties[] = [
	{
		displayName: 'While Processing',
		name: 'whileProcessing',
		type: 'options',
		options: [
			{
				name: 'Put the Execution to Wait',
				value: 'park',
				description: 'It is stored in the database, holds no worker, and survives a restart. Needs a wire from Still Processing back to the input of this node.',
			},
			{
				name: 'Wait in the Node',
				value: 'hold',
				description: 'Simple, but the execution stays in memory until the end and is lost when n8n stops',
			},
		],
		default: 'park',
		description: 'How to wait for extractions that are still processing',
	},
	{
		displayName: 'Connect Still Processing back to the input of this node: that wire is the loop in which the execution waits. Place the node behind Completed above this one, so that finished extractions go on at once.',
		name: 'loopNotice',
		type: 'notice',
		displayOptions: { show: { whileProcessing: ['park'] } },
		default: '',
	},
	{
		displayName: 'Wait Limit (Minutes)',
		name: 'waitMinutes',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 60,
		description: 'How many minutes after its submission an extraction goes to Failed when it is still processing. It goes on at the service and is not lost.',
	},
];

/** As a tool of an AI agent the node neither parks the agent nor keeps it waiting for longer than this. */
const TOOL_WAIT_MS = 60_000;

/** Waits for work to end, in the database or in the node, as the parameters say. */
export async function wait<T extends Pending>(waiter: Waiter<T>, tickets: T[]): Promise<INodeExecutionData[][]> {
	const { ctx } = waiter.client;
	const limits = readLimits(ctx);
	if (limits.parks) return await park(waiter, tickets, limits);
	return await hold(waiter, tickets, limits, isToolRun(ctx) ? TOOL_WAIT_MS : undefined);
}

function readLimits(ctx: IExecuteFunctions): LookLimits {
	return {
		waitMs: (ctx.getNodeParameter('waitMinutes', 0) as number) * 60_000,
		started: clock.now(),
		parks: (ctx.getNodeParameter('whileProcessing', 0) as string) === 'park' && !isToolRun(ctx),
	};
}
