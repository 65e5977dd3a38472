import type { StoredWorkflow } from '../../tools/n8nServer/api';
import { SPEED, type SoakHost, type Victim } from './hosts';
import type { Kill, ProcessName } from './plan';
import { sleep } from './sleep';

/** What a process was in the middle of when it was killed: of an n8n that serves, what its executions did. */
export type Hit = 'running executions' | 'parked executions only' | 'no execution' | 'its own start' | 'a moment without an answer';

/** What has been killed so far. */
export class KillTally {
	readonly byProcess = new Map<ProcessName, number>();
	readonly byHit = new Map<Hit, number>();
	/** By the call that n8n had made last, within the second before. */
	readonly byCall = new Map<string, number>();

	get total(): number {
		return [...this.byProcess.values()].reduce((sum, count) => sum + count, 0);
	}

	add(process: ProcessName, hit: Hit, call?: string): void {
		count(this.byProcess, process);
		count(this.byHit, hit);
		if (call !== undefined) count(this.byCall, call);
	}
}

/** Kills a process, starts it again, and kills it once more where that is planned. Returns when it serves. */
export async function strike(host: SoakHost, workflows: StoredWorkflow[], { victim: name, againAfterMs }: Kill, tally: KillTally): Promise<Hit[]> {
	const victim = host.victims[name];
	if (!victim) throw new Error(`There is no process ${name}.`);
	const hits = [await hitOf(host, workflows)];
	const call = lastCall(host);
	await victim.kill();
	tally.add(name, hits[0], call);
	if (againAfterMs !== undefined) {
		const serves = await startFor(victim, againAfterMs);
		hits.push(serves ? await hitOf(host, workflows) : 'its own start');
		await victim.kill();
		tally.add(name, hits[1]);
	}
	await startPatiently(victim);
	return hits;
}

/** @returns whether it served by the end of this time; if not, it was ended */
async function startFor(victim: Victim, ms: number): Promise<boolean> {
	const patience = new AbortController();
	const timer = setTimeout(() => patience.abort(), ms);
	const began = Date.now();
	const serves = await victim.start(patience.signal).then(() => true, () => false);
	clearTimeout(timer);
	if (serves) await sleep(began + ms - Date.now());
	return serves;
}

/** What starts n8n again, such as a service manager, tries more than once on a machine that is too busy for it. */
async function startPatiently(victim: Victim, tries = 3): Promise<void> {
	try {
		await victim.start();
	} catch (error) {
		if (tries <= 1) throw error;
		await startPatiently(victim, tries - 1);
	}
}

async function hitOf({ api }: SoakHost, workflows: StoredWorkflow[]): Promise<Hit> {
	const looks = workflows.map(async ({ id }) => await api.executions(id, ['running', 'waiting']));
	const lists = await Promise.all(looks).catch(() => undefined);
	if (!lists) return 'a moment without an answer';
	const statuses = lists.flat().map(({ status }) => status);
	if (statuses.includes('running')) return 'running executions';
	return statuses.length > 0 ? 'parked executions only' : 'no execution';
}

/** What n8n has asked the service for within the last second, if anything. */
function lastCall({ sandbox }: SoakHost): string | undefined {
	const last = sandbox.requests.at(-1);
	return last && sandbox.now() - last.at < 1000 * SPEED ? last.route : undefined;
}

function count<T>(counts: Map<T, number>, name: T): void {
	counts.set(name, (counts.get(name) ?? 0) + 1);
}
