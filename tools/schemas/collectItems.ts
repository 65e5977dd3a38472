import type { ICredentialDataDecryptedObject, INodeExecutionData } from 'n8n-workflow';

import { clock as nodesClock } from '../../nodes/shared/clock';
import type { Clock } from '../../sandbox/core/clock';
import type { DocumentReader } from '../../sandbox/reader/reading';
import { createVirtualClock } from '../../sandbox/core/virtualClock';
import { startSandbox } from '../../sandbox/server';
import { createWorkflowEngine } from '../n8nEngine';
import { sandboxCredentials } from '../n8nServer/credentials';
import { runSteps, typeOf, type StepItems } from './runSteps';
import { SERVICE_NODES } from './serviceNodes';

/** What came out of one operation. */
export interface OperationItems extends StepItems {
	/** The service's folder below `nodes/`. */
	service: string;
	/** Of the node, as n8n names the folder of its schemas: v1.0.0. */
	version: string;
}

export interface CollectOptions {
	/** For the nodes and the services; without one, a clock that jumps over waiting, so that no limit is met however busy the machine is. */
	clock?: Clock;
	/** Reads the documents; without one, the sandbox starts its own. */
	reader?: DocumentReader;
}

/**
 * Runs every operation of every node in n8n's engine against the sandbox.
 * @param documents for those that take documents
 * @throws Error when an operation fails, or gives no item
 */
export async function collectItems(documents: Array<{ fileName: string; bytes: Buffer }>, { clock = createVirtualClock(Date.now()), reader }: CollectOptions = {}): Promise<OperationItems[]> {
	const before = { ...nodesClock };
	Object.assign(nodesClock, { now: clock.now, sleep: clock.sleep, sliceMs: Infinity });
	// The sleepers of the sandbox keep no process alive, and here the nodes sleep as it does.
	const awake = setInterval(() => undefined, 60_000);
	const closers: Array<() => Promise<void>> = [];
	try {
		// A busy machine makes no document unreadable.
		const sandbox = await startSandbox({ clock, reader, settings: { readTimeLimitMs: 240_000 } });
		closers.push(async () => await sandbox.close());
		const engine = await createWorkflowEngine({
			nodes: Object.fromEntries(SERVICE_NODES.map(({ node }) => [typeOf(node), node])),
			credentialTypes: SERVICE_NODES.flatMap(({ credentials }) => credentials),
			binaryMode: 'filesystem',
		});
		closers.push(async () => await engine.close());
		const inputItem = async ({ bytes, fileName }: (typeof documents)[number]): Promise<INodeExecutionData> => ({
			json: {},
			binary: { data: await engine.storeBinary(bytes, fileName) },
		});
		const filled = sandboxCredentials(sandbox);
		const collected: OperationItems[] = [];
		for (const serviceNode of SERVICE_NODES) {
			const { service, node } = serviceNode;
			const credentials = Object.fromEntries(serviceNode.credentials.map(({ name }) => [name, filled[name].data as ICredentialDataDecryptedObject]));
			const results = await runSteps(engine, serviceNode, await Promise.all(documents.map(inputItem)), credentials);
			collected.push(...results.map((result) => ({ service, version: `v${String(node.description.version)}.0.0`, ...result })));
		}
		return collected;
	} finally {
		for (const close of closers.reverse()) await close();
		Object.assign(nodesClock, before);
		clearInterval(awake);
	}
}
