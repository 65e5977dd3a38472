import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import type { Clock } from '../../../../sandbox/core/clock';
import { startSandbox, type RecordedRequest, type Sandbox } from '../../../../sandbox/server';
import { createWorkflowEngine, type RunOptions, type WorkflowDefinition, type WorkflowEngine, type WorkflowRun } from '../../../../tools/n8nEngine';
import { textReader } from '../../../sandbox/support/textReader';
import { inPanel, panelOf } from '../../../support/panel';
import type { TestFile } from '../../../support/testDocuments';
import { putUnderNodes } from '../../../support/nodeTime';
import { createVirtualClock } from '../../../../sandbox/core/virtualClock';
import { collector, workflowOf } from '../../../support/workflows';
import { LedgerLensServer } from './ledgerLensServer';
import { SERVICES, settingOf, type Operation, type Server, type Service, type Servers } from './services';

export interface Trial extends Pick<RunOptions, 'executionId'> {
	files?: TestFile[];
	items?: INodeExecutionData[];
	/** The node's parameters besides resource, operation and options. */
	parameters?: IDataObject;
	options?: IDataObject;
	/** Settings of the node, such as *Retry On Fail*. */
	node?: Partial<INode>;
	/** Instead of the good one. */
	apiKey?: string;
}

/** The name of a node that runs alone. */
export const NODE = 'Node';

/** n8n's engine with the nodes of all services, the servers that they talk to, and one jumping clock for all. */
export class JobFixture implements Servers {
	private constructor(
		readonly sandbox: Sandbox,
		readonly lens: LedgerLensServer,
		readonly clock: Clock,
		readonly engine: WorkflowEngine,
		private readonly giveTimeBack: () => void,
	) {}

	static async start(): Promise<JobFixture> {
		const clock = createVirtualClock();
		const giveTimeBack = putUnderNodes(clock);
		const sandbox = await startSandbox({ clock, reader: textReader });
		const lens = await LedgerLensServer.start(clock);
		const engine = await createWorkflowEngine({
			nodes: Object.fromEntries(SERVICES.flatMap(({ node }) => [[typeOf(node), node], [`${typeOf(node)}Tool`, node]])),
			credentialTypes: [...new Set(SERVICES.flatMap(({ credential, otherCredential }) => [credential, ...(otherCredential ? [otherCredential.type] : [])]))],
			binaryMode: 'filesystem',
		});
		return new JobFixture(sandbox, lens, clock, engine, giveTimeBack);
	}

	reset(): void {
		this.sandbox.reset();
		this.lens.reset();
	}

	async close(): Promise<void> {
		await this.engine.close();
		await this.sandbox.close();
		await this.lens.close();
		this.giveTimeBack();
	}

	async items(files: TestFile[]): Promise<INodeExecutionData[]> {
		return await Promise.all(files.map(async ({ name, bytes }) => ({ json: {}, binary: { data: await this.engine.storeBinary(bytes, name) } })));
	}

	/** A service's node as a part of a workflow. */
	node(service: Service, name: string, operation: Operation, { parameters, options, node }: Trial = {}): INode {
		const { credential } = service;
		const setting = settingOf(service, operation);
		return {
			...collector(name),
			type: typeOf(service.node),
			credentials: { [credential.name]: { id: '1', name: credential.name } },
			...node,
			parameters: { ...setting, ...parameters, ...(options && inPanel(panelOf(service.node.description, setting), options)) } as INode['parameters'],
		};
	}

	/** Starts one operation alone. */
	async start(service: Service, operation: Operation, trial: Trial = {}) {
		return await this.startWorkflow(service, workflowOf([this.node(service, NODE, operation, trial)]), trial);
	}

	/** Runs one operation alone. */
	async run(service: Service, operation: Operation, trial: Trial = {}): Promise<WorkflowRun> {
		return await (await this.start(service, operation, trial)).finished;
	}

	async startWorkflow(service: Service, workflow: WorkflowDefinition, { files, items, executionId, apiKey }: Trial = {}) {
		const inputItems = items ?? (files && (await this.items(files)));
		return this.engine.run(workflow, { credentials: this.credentials(service, apiKey), inputItems, ...(executionId && { executionId }) });
	}

	credentials(service: Service, apiKey = this.server(service).apiKey): NonNullable<RunOptions['credentials']> {
		const { credential, otherCredential: other } = service;
		return { [credential.name]: { apiKey, baseUrl: this.server(service).baseUrl }, ...(other && { [other.type.name]: other.account(this) }) };
	}

	server(service: Service): ReturnType<Service['server']> {
		return service.server(this);
	}

	faults(service: Service): Server['faults'] {
		return this.server(service).faults;
	}

	/** What the service received where documents are sent, looked at, or their rows come from. */
	requests(service: Service, place: keyof Service['routes']): RecordedRequest[] {
		return this.server(service).requests.filter(({ route }) => route === service.routes[place]);
	}

	/** Lets the work on documents take longer. */
	takes(service: Service, delayMs: number): void {
		this.faults(service).add({ route: 'processing', kind: 'delay', delayMs, times: 100 });
	}
}

export function typeOf({ description: { name } }: { description: { name: string } }): string {
	return `n8n-nodes-invoice-extraction.${name}`;
}

/** A fixture for all tests of a file; each test finds the servers as they were after the start. */
export function useJobs(): () => JobFixture {
	let fixture: JobFixture;
	beforeAll(async () => {
		fixture = await JobFixture.start();
	});
	beforeEach(() => fixture.reset());
	afterAll(async () => await fixture.close());
	return () => fixture;
}
