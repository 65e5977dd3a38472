import type { ExecutionStatus } from 'n8n-workflow';

import type { StoredWorkflow } from '../../../tools/n8nServer/api';
import type { Execution } from '../../../tools/n8nServer/execution';
import type { TestFile } from '../../support/testDocuments';
import { until } from '../until';
import type { Cluster, WorkerName } from './cluster';
import { send, switchOnExample } from './workflow';

/** By the id of the execution. */
type Statuses = Record<string, ExecutionStatus>;

/** On a busy machine the last may be parked when the first goes on already. */
const MOST = 3 / 4;
/** As many are parked when the worker is killed. */
const SOME = 3;
/** How long nothing may run or wait until what is called crashed is given up: longer than n8n calls so what is parked, when the worker comes back. */
const GIVEN_UP_MS = 120_000;

/** What happened while a worker was killed amid its work. */
export interface Outage {
	/** All that there were: one for each document, and one more for each that was sent again. */
	executions: Execution[];
	/**
	 * Those that n8n gave up: since the killed worker had them in hand, or (crashed) since it had parked them, and they stood in the queue to go on
	 * when it was started again and read its own journal. Whether the service had the document by the time of the kill.
	 */
	lost: Array<{ id: string; hadSubmitted: boolean; hasCrashed: boolean }>;
	/** The most that waited in the database at once. */
	mostWaiting: number;
	/** Those that waited when the worker was killed. */
	waitingAtKill: string[];
	/** What each worker was given; one that waited in between is named more than once. */
	taken: Record<WorkerName, string[]>;
}

/**
 * Sends the first documents and lets most of them be parked; sends the others, and kills the second worker while it works on
 * some that are submitted, and so will be charged, but not parked yet. Starts it again, and does what an operator has to do then:
 * n8n empties the executions that it gives up, the document too, so that its *Retry* ends with the same error. The documents
 * are sent once more.
 * @param first how many to send before
 */
export async function sendThroughOutage(cluster: Cluster, documents: TestFile[], first: number): Promise<Outage> {
	const { api } = cluster;
	const workflow = await switchOnExample(cluster);
	let mostWaiting = 0;
	const look = async (): Promise<Statuses> => {
		const executions = await api.executions(workflow.id);
		const statuses = Object.fromEntries(executions.map(({ id, status }) => [id, status]));
		mostWaiting = Math.max(mostWaiting, waiting(statuses).length);
		return statuses;
	};

	const ids = await send(cluster, workflow, documents.slice(0, first));
	await until('most of the first are parked', async () => waiting(await look()).length >= first * MOST);
	ids.push(...(await send(cluster, workflow, documents.slice(first))));
	const documentOf = (id: string): string => documents[ids.indexOf(id)].name;
	const inHand = async (): Promise<string[]> => (await cluster.takenBy('second')).filter((id) => ids.indexOf(id) >= first);
	const hasSubmitted = async () => (await inHand()).some((id) => submitted(cluster).includes(documentOf(id)));
	await until('the second worker has submitted something while others are parked', async () => waiting(await look()).length >= SOME && (await hasSubmitted()));

	await cluster.workers.second.kill();
	const submittedBefore = submitted(cluster);
	const atKill = await look();
	await cluster.startWorker('second');
	const lost = new Set<string>();
	let now = atKill;
	let quietSince = Date.now();
	const isGivenUp = (id: string) => now[id] === 'error' || (now[id] === 'crashed' && (lost.has(id) || Date.now() - quietSince > GIVEN_UP_MS));
	const hasEnded = async () => {
		now = await look();
		if (Object.values(now).some((status) => !['success', 'error', 'crashed'].includes(status))) quietSince = Date.now();
		const given = ids.filter((id) => isGivenUp(id) && !lost.has(id));
		for (const id of given) lost.add(id);
		if (given.length > 0) await send(cluster, workflow, documents.filter(({ name }) => given.some((id) => documentOf(id) === name)));
		return given.length === 0 && Object.keys(now).every((id) => now[id] === 'success' || isGivenUp(id));
	};
	await until('every execution has succeeded or was given up', hasEnded, { seen: () => `, but ${JSON.stringify(now)} (given up: ${[...lost].join(', ')})` });

	return {
		executions: await ended(cluster, workflow),
		lost: [...lost].map((id) => ({ id, hadSubmitted: submittedBefore.includes(documentOf(id)), hasCrashed: now[id] === 'crashed' })),
		mostWaiting,
		waitingAtKill: waiting(atKill),
		taken: { first: await cluster.takenBy('first'), second: await cluster.takenBy('second') },
	};
}

/** The names of the documents of which the service makes an extraction, or has made one. */
export function submitted({ sandbox }: Cluster): string[] {
	const { extractions, sessions } = sandbox.invoiceDataExtraction;
	const names = new Map(sessions.flatMap(({ files }) => files.map(({ id, name }) => [id, name])));
	return extractions.flatMap(({ fileIds }) => fileIds.map((id) => names.get(id) ?? id));
}

function waiting(statuses: Statuses): string[] {
	return Object.keys(statuses).filter((id) => statuses[id] === 'waiting');
}

async function ended({ api }: Cluster, { id: workflowId }: StoredWorkflow): Promise<Execution[]> {
	const executions: Execution[] = [];
	for (const { id } of await api.executions(workflowId)) executions.push(await api.execution(id));
	return executions;
}
