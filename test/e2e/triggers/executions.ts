import type { ExecutionStatus } from 'n8n-workflow';
import pLimit from 'p-limit';

import type { ListedExecution, N8nApi } from '../../../tools/n8nServer/api';
import { ENDED } from '../../../tools/n8nServer/execution';
import { until } from '../until';
import { TRIGGER, type Target } from './targets';

const AT_ONCE = 8;

/** Waits for what the deliveries have started. */
export async function untilAllEnded(api: N8nApi, targets: Target[]): Promise<void> {
	await until('all executions have ended', async () => (await list(api, targets)).every(({ status }) => ENDED.includes(status)));
}

/** How the executions stand that each delivery has started, by its ID. */
export async function startedBy(api: N8nApi, targets: Target[]): Promise<Map<string, ExecutionStatus[]>> {
	const found = new Map<string, ExecutionStatus[]>();
	const limit = pLimit(AT_ONCE);
	const read = async (id: string) => {
		const execution = await api.execution(id);
		const [delivery = `unknown in ${id}`] = /(sent|forged|cutoff)-\d+/.exec(JSON.stringify(execution.startedWith(TRIGGER))) ?? [];
		found.set(delivery, [...(found.get(delivery) ?? []), execution.status]);
	};
	await Promise.all((await list(api, targets)).map(({ id }) => limit(read, id)));
	return found;
}

async function list(api: N8nApi, targets: Target[]): Promise<ListedExecution[]> {
	return (await Promise.all(targets.map(async ({ workflow }) => await api.allExecutions(workflow.id)))).flat();
}
