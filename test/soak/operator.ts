import type { StoredWorkflow } from '../../tools/n8nServer/api';
import { until } from '../e2e/until';
import type { SoakHost } from './hosts';

/** Longer than n8n takes to look into a mailbox, and than n8n calls parked executions `crashed` after a start that is over. */
const QUIET_MS = 25_000;
/** Twice what n8n needs at worst on a machine that is busy with other things. */
const AT_MOST_MS = 2_400_000;

/**
 * Waits as the README tells whoever wants to send documents again: until no execution has run or waited for a while. Where everything has
 * arrived there is nothing to send, and no reason to wait longer than for the last execution.
 * @returns the ids of those that still run or wait after a time that is enough for all
 */
export async function settle(host: SoakHost, workflows: StoredWorkflow[], allHasArrived: () => boolean): Promise<string[]> {
	let quietSince = Date.now();
	let live: string[] = [];
	const isQuiet = async (): Promise<boolean> => {
		live = await liveExecutions(host, workflows).catch(() => ['unknown, since n8n did not answer']);
		if (live.length > 0) quietSince = Date.now();
		return live.length === 0 && (allHasArrived() || Date.now() - quietSince >= QUIET_MS);
	};
	await until('no execution runs or waits', isQuiet, { withinMs: AT_MOST_MS }).catch(() => undefined);
	return live;
}

async function liveExecutions({ api }: SoakHost, workflows: StoredWorkflow[]): Promise<string[]> {
	const lists = await Promise.all(workflows.map(async ({ id }) => await api.executions(id, ['new', 'running', 'waiting', 'unknown'])));
	return lists.flat().map(({ id }) => id);
}
