import type { ICredentialDataDecryptedObject, ICredentialType, IDataObject, INode, INodeExecutionData, INodeType } from 'n8n-workflow';

import type { Clock } from '../../sandbox/core/clock';
import type { DocumentReader } from '../../sandbox/reader/reading';
import { createWorkflowEngine, type RunOptions, type WorkflowDefinition, type WorkflowEngine, type WorkflowRun } from '../../tools/n8nEngine';
import { startSandbox, type RecordedRequest, type Sandbox } from '../../sandbox/server';
import { putUnderNodes } from './nodeTime';
import { sharedReader } from './sharedReader';
import type { TestFile } from './testDocuments';
import { inPanel, panelOf } from './panel';
import { createVirtualClock } from '../../sandbox/core/virtualClock';
import { collector, workflowOf } from './workflows';

/** A node under test and the account that it uses. */
export interface Subject {
	/** Its full type name. */
	type: string;
	node: INodeType;
	credential: ICredentialType;
	/** Further nodes of its workflows, by type. */
	otherNodes?: Record<string, INodeType>;
	/** Further types that some of its operations use. */
	otherCredentials?: ICredentialType[];
	/** What goes into the credential unless a test says otherwise. */
	account(sandbox: Sandbox): ICredentialDataDecryptedObject;
	/** Reads the documents; without one the reader that suites share. */
	reader?: DocumentReader;
}

export interface Trial extends RunOptions {
	/** The node's parameters besides resource, operation and what stands in a collection. */
	parameters?: IDataObject;
	/** What stands in one of its collections. */
	options?: IDataObject;
	/** Settings of the node, such as *Retry On Fail*. */
	node?: Partial<INode>;
	/** Instead of the subject's own. */
	account?: ICredentialDataDecryptedObject;
}

/** What came out of an operation that yields rows. */
export interface Outcome {
	run: WorkflowRun;
	extracted: INodeExecutionData[];
	needsReview: INodeExecutionData[];
	failed: INodeExecutionData[];
}

const NODE = 'Node';

/** A node in n8n's engine, the sandbox that it talks to over HTTP, and one jumping clock for both. */
export class ServiceFixture {
	private constructor(
		private readonly subject: Subject,
		readonly sandbox: Sandbox,
		readonly engine: WorkflowEngine,
		readonly clock: Clock,
		readonly close: () => Promise<void>,
	) {}

	static async start(subject: Subject): Promise<ServiceFixture> {
		const clock = createVirtualClock();
		const giveBack = putUnderNodes(clock);
		const sandbox = await startSandbox({ clock, reader: subject.reader ?? sharedReader() });
		const engine = await createWorkflowEngine({
			nodes: { [subject.type]: subject.node, [`${subject.type}Tool`]: subject.node, ...subject.otherNodes },
			credentialTypes: [subject.credential, ...(subject.otherCredentials ?? [])],
			binaryMode: 'filesystem',
		});
		return new ServiceFixture(subject, sandbox, engine, clock, async () => {
			await engine.close();
			await sandbox.close();
			giveBack();
		});
	}

	async item({ name, bytes, mimeType }: TestFile, json: IDataObject = {}): Promise<INodeExecutionData> {
		return { json, binary: { data: await this.engine.storeBinary(bytes, name, mimeType) } };
	}

	/** Runs the node alone, on one item for each file or on the items of the trial. */
	async run([resource, operation]: [string, string], files: TestFile[], trial: Trial = {}): Promise<WorkflowRun> {
		const inputItems = trial.inputItems ?? (await Promise.all(files.map(async (file) => await this.item(file))));
		return await this.start([resource, operation], { ...trial, ...(inputItems.length > 0 && { inputItems }) }).finished;
	}

	/** The same, for tests that do something while it runs. */
	start([resource, operation]: [string, string], { parameters, options, node, ...trial }: Trial) {
		const placed = options && inPanel(panelOf(this.subject.node.description, { resource, operation }), options);
		const nodes = [this.node(NODE, { resource, operation, ...parameters, ...placed }, node)];
		return this.startWorkflow(workflowOf(nodes), trial);
	}

	startWorkflow(workflow: WorkflowDefinition, { account, ...options }: RunOptions & Pick<Trial, 'account'> = {}) {
		const credentials = { [this.subject.credential.name]: account ?? this.subject.account(this.sandbox) };
		return this.engine.run(workflow, { credentials, ...options });
	}

	/** The node under test as a part of a workflow. */
	node(name: string, parameters: IDataObject, more: Partial<INode> = {}): INode {
		const { type, credential } = this.subject;
		return {
			...collector(name),
			type,
			credentials: { [credential.name]: { id: '1', name: credential.name } },
			...more,
			parameters: parameters as INode['parameters'],
		};
	}

	/** The outputs of an operation that yields rows. */
	async rows(operation: [string, string], files: TestFile[], trial?: Trial): Promise<Outcome> {
		const run = await this.run(operation, files, trial);
		const [extracted, needsReview, failed] = [0, 1, 2].map((index) => run.output(NODE, index));
		return { run, extracted, needsReview, failed };
	}

	/** The items of the first output. */
	output(run: WorkflowRun, index = 0): INodeExecutionData[] {
		return run.output(NODE, index);
	}

	/** What the sandbox received at one endpoint, in order. */
	requests(route: RecordedRequest['route']): RecordedRequest[] {
		return this.sandbox.requests.filter((request) => request.route === route);
	}
}

/** A fixture for all tests of a file; each test finds the sandbox as it was after the start. */
export function useServiceFixture(subject: Subject): () => ServiceFixture {
	let fixture: ServiceFixture;
	beforeAll(async () => {
		fixture = await ServiceFixture.start(subject);
	});
	beforeEach(() => fixture.sandbox.reset());
	afterAll(async () => await fixture.close());
	return () => fixture;
}
