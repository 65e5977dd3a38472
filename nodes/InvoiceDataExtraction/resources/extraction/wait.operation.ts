import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { clock } from '../../../shared/clock';
import { isToolRun } from '../../../shared/operation';
import { optionsCollection } from '../../../shared/optionsCollection';
import { extractionIdProperty, readId } from '../../idProperties';
import type { Client } from '../../profile';
import { readTicket } from '../../ticket';
import { hold } from '../../waiting/hold';
import type { LookLimits } from '../../waiting/look';
import { park } from '../../waiting/park';
import { readResubmissions, resubmissionsOption } from '../../waitOptions';

export const description: INodeProperties[] = [
	extractionIdProperty,
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
		displayName: 'Wait Limit',
		name: 'waitMinutes',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 60,
		description: 'How many minutes after its submission an extraction goes to Failed when it is still processing. It goes on at the service and is not lost.',
	},
	optionsCollection([resubmissionsOption]),
];

/** As a tool of an AI agent the node neither parks the agent nor keeps it waiting for longer than this. */
const TOOL_WAIT_MS = 60_000;

/** Waits for extractions to end, in the database or in the node. */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	const { ctx } = client;
	const parks = (ctx.getNodeParameter('whileProcessing', 0) as string) === 'park' && !isToolRun(ctx);
	const limits: LookLimits = {
		maxResubmissions: readResubmissions(ctx.getNodeParameter('options', 0, {}) as IDataObject),
		waitMs: (ctx.getNodeParameter('waitMinutes', 0) as number) * 60_000,
		started: clock.now(),
		parks,
	};
	const tickets = ctx.getInputData().map((item, index) => readTicket(item, index, readId(ctx, extractionIdProperty, index)));
	if (parks) return await park(client, tickets, limits);
	return await hold(client, tickets, limits, isToolRun(ctx) ? TOOL_WAIT_MS : undefined);
}
