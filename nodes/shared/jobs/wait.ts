import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { clock } from '../clock';
import { adviceOf } from '../errorDetails';
import { isToolRun, type WholeInputOperation } from '../node/operation';
import { parameterGroup, readParameters } from '../node/parameters';
import { readSection, section } from '../node/sections';
import { failedFields, failedItem } from '../output/failedItem';
import { addHints } from '../output/hints';
import type { JobService } from './jobService';
import type { Seen } from './look';
import { pluralOf } from './nouns';
import { readTickets } from './readTickets';
import { statusOf, TICKET_KEYS, ticketItem, type Ticket } from './ticket';
import { waitInDatabase } from './waitInDatabase';
import { waitInNode } from './waitInNode';
import { memoryOption, pollIntervalOption, readPollMs, resubmissionsOption } from './waitOptions';

export const WAIT_OUTPUTS = ['Pending', 'Completed', 'Failed'] as const;

/** The parameters of every *Wait for Completion*, behind the ID. */
const waitParameters = parameterGroup([
	{
		displayName: 'While Processing',
		name: 'whileProcessing',
		type: 'options',
		required: true,
		options: [
			{
				name: 'Put the Execution to Wait',
				value: 'park',
				description: 'After some seconds it is stored in the database, where it holds no worker and survives a restart. n8n looks once a minute for what is to go on. Needs a wire from Pending back to the input of this node.',
			},
			{
				name: 'Wait in the Node',
				value: 'hold',
				description: 'Simple, and goes on as soon as the work has ended, but the execution stays in memory until then and is lost when n8n stops or is killed',
			},
		],
		default: 'park',
		description: 'How to wait for what is still processing',
		builderHint: { propertyHint: 'With "park", connect the first output, Pending, back to the input of this node: that wire is the loop in which the execution waits.' },
	},
	{
		displayName: 'Connect Pending back to the input of this node: that wire is the loop in which the execution waits. Pending is the first output because n8n resumes there. Place the node behind Completed above this one, so that what is finished goes on at once.',
		name: 'loopNotice',
		type: 'notice',
		displayOptions: { show: { whileProcessing: ['park'] } },
		default: '',
	},
	{
		displayName: 'Wait Limit (Minutes)',
		name: 'waitMinutes',
		type: 'number',
		required: true,
		typeOptions: { minValue: 1 },
		default: 60,
		description: 'How many minutes after its submission something goes to Failed when it is still processing. It goes on at the service and is not lost.',
	},
]);

/** As a tool of an AI agent the node neither parks the agent nor keeps it waiting for longer than this. */
const TOOL_WAIT_MS = 60_000;

/** *Wait for Completion*: waits for work to end, in the database or in the node. */
export function waitOperation<Data, Finished>(service: JobService<Data, Finished, unknown>): Pick<WholeInputOperation, 'outputs' | 'description' | 'execute'> {
	return {
		outputs: WAIT_OUTPUTS,
		description: [
			...(service.idProperty ? [service.idProperty] : []),
			...waitParameters.properties,
			...section('waiting', pollIntervalOption, memoryOption, service.resubmits ? resubmissionsOption : undefined),
		],
		async execute(client) {
			const { ctx } = client;
			const { whileProcessing, waitMinutes } = readParameters(ctx, waitParameters);
			const isTool = isToolRun(ctx);
			const parks = whileProcessing === 'park' && !isTool;
			const limits = { waitMs: waitMinutes * 60_000, ...readSection(ctx, 'waiting', resubmissionsOption), started: clock.now(), ...readPollMs(ctx), parks };
			const tickets = readTickets(ctx, service);
			const seen = parks
				? await waitInDatabase(client, service, tickets, limits, readSection(ctx, 'waiting', memoryOption).memorySeconds)
				: await waitInNode(client, service, tickets, limits, isTool ? TOOL_WAIT_MS : undefined);
			if (!seen) return [ctx.getInputData(), [], []];
			hintAtFailures(ctx, service, seen);
			return spread(ctx, service, seen);
		},
	};
}

function hintAtFailures(ctx: IExecuteFunctions, { noun }: { noun: string }, seen: Array<Seen<unknown, unknown>>): void {
	const failed = seen.flatMap(({ look }) => (look.state === 'failed' ? [{ code: look.failure.code, stage: 'extraction' as const }] : []));
	addHints(ctx, [], failed, [], [], [noun, pluralOf(noun)]);
	addHints(ctx, [], seen.flatMap(({ look }) => (look.state === 'changed' ? look.failures : [])));
}

/** Spreads pieces of work over *Pending*, *Completed* and *Failed*; each keeps its documents and what else it brought. */
function spread<Data, Finished>(
	ctx: IExecuteFunctions,
	service: JobService<Data, Finished, unknown>,
	seen: Array<Seen<Data, Finished>>,
): INodeExecutionData[][] {
	const [pending, completed, failed]: INodeExecutionData[][] = [[], [], []];
	for (const { ticket, look } of seen) {
		const json = broughtAlong(ctx.getInputData()[ticket.itemIndex].json, ticket);
		if (look.state === 'completed' || look.state === 'readInNode') {
			const about = look.state === 'completed' ? look.about : {};
			completed.push(ticketItem(service, ticket, { ...json, ...about, status: 'completed' }));
		} else if (look.state === 'failed') {
			const fileName = ticket.files.map(({ origin }) => origin.originalName).join(', ') || null;
			const advice = adviceOf(look.failure);
			const fields = failedFields({ ...look.failure, fileName, stage: 'extraction' }, { ...json, ...look.about, status: 'failed', ...(advice && { advice }) });
			failed.push(ticketItem(service, ticket, fields));
		} else if (look.state === 'changed') {
			pending.push(...look.tickets.map((next) => ticketItem(service, next, { ...json, status: 'processing' })));
			failed.push(...look.failures.map((failure) => failedItem(failure)));
		} else {
			const progress = look.state === 'pending' && look.progress !== undefined ? { progress: look.progress } : {};
			pending.push(ticketItem(service, ticket, { ...json, status: statusOf(ticket), ...progress }));
		}
	}
	return [pending, completed, failed];
}

/** What an item says besides its piece of work: what the work no longer remembers must not come back with it. */
function broughtAlong(json: IDataObject, { data }: Ticket<unknown>): IDataObject {
	const own = new Set([...TICKET_KEYS, ...Object.keys(data as object)]);
	return Object.fromEntries(Object.entries(json).filter(([key]) => !own.has(key)));
}
