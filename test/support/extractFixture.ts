import type { IDataObject, INodeExecutionData, INodeType } from 'n8n-workflow';

import { InvoiceDataExtractionApi } from '../../credentials/InvoiceDataExtractionApi.credentials';
import { InvoiceDataExtraction } from '../../nodes/InvoiceDataExtraction/InvoiceDataExtraction.node.js';
import type { Clock } from '../../sandbox/core/clock';
import {
	createWorkflowEngine,
	type BinaryMode,
	type RunOptions,
	type WorkflowEngine,
	type WorkflowRun,
} from '../../tools/n8nEngine';
import { startSandbox, type RecordedRequest, type Sandbox } from '../../sandbox/server';
import { CREDENTIAL_TYPE, extractWorkflow, NODE, NODE_TYPE, type NodeSettings } from './extractWorkflow';
import { putUnderNodes } from './nodeTime';
import { sharedReader } from './sharedReader';
import type { TestFile } from './testDocuments';
import { createVirtualClock } from '../../sandbox/core/virtualClock';

export interface Trial extends RunOptions, NodeSettings {
	/** Instead of the sandbox's own. */
	apiKey?: string;
	baseUrl?: string;
	/** How many processes share the key, as the credential says. */
	sharedBy?: number;
}

/** What came out of the node. */
export interface Outcome {
	run: WorkflowRun;
	extracted: INodeExecutionData[];
	needsReview: INodeExecutionData[];
	failed: INodeExecutionData[];
	/** The output that *On Error: Continue (Using Error Output)* adds. */
	errors: INodeExecutionData[];
}

/** The node in n8n's engine, a sandbox that it talks to over HTTP, and one jumping clock for both. */
export class ExtractFixture {
	private constructor(
		readonly sandbox: Sandbox,
		readonly engine: WorkflowEngine,
		readonly clock: Clock,
		private readonly closers: Array<() => Promise<void>>,
	) {}

	/** @param otherNodes that the workflows need besides the node, by type */
	static async start(binaryMode: BinaryMode, otherNodes: Record<string, INodeType> = {}): Promise<ExtractFixture> {
		const clock = createVirtualClock();
		const giveBack = putUnderNodes(clock);
		const sandbox = await startSandbox({ clock, reader: sharedReader(), settings: { credits: 1000 } });
		const engine = await createWorkflowEngine({
			nodes: { [NODE_TYPE]: new InvoiceDataExtraction(), [`${NODE_TYPE}Tool`]: new InvoiceDataExtraction(), ...otherNodes },
			credentialTypes: [new InvoiceDataExtractionApi()],
			binaryMode,
		});
		return new ExtractFixture(sandbox, engine, clock, [
			async () => await engine.close(),
			async () => await sandbox.close(),
			async () => giveBack(),
		]);
	}

	/** One item with one file in the field "data" for each document. */
	async items(files: TestFile[]): Promise<INodeExecutionData[]> {
		return await Promise.all(files.map(async (file) => await this.item({ data: file })));
	}

	async item(fields: Record<string, TestFile>, json: IDataObject = {}): Promise<INodeExecutionData> {
		const entries = Object.entries(fields).map(async ([field, { name, bytes, mimeType }]) => {
			return [field, await this.engine.storeBinary(bytes, name, mimeType)] as const;
		});
		return { json, binary: Object.fromEntries(await Promise.all(entries)) };
	}

	/** Document: Extract. */
	async extract(input: TestFile[] | INodeExecutionData[], trial: Trial = {}): Promise<Outcome> {
		return await this.outcome(await this.start(input, trial));
	}

	/** The same, for tests that do something while it runs. */
	async start(input: TestFile[] | INodeExecutionData[], trial: Trial = {}) {
		const inputItems = isFiles(input) ? await this.items(input) : input;
		return this.run({ resource: 'document', operation: 'extract' }, { ...trial, inputItems });
	}

	async getBalance(trial: Trial = {}): Promise<WorkflowRun> {
		return await this.run({ resource: 'account', operation: 'getBalance' }, trial).finished;
	}

	async outcome({ finished }: { finished: Promise<WorkflowRun> }): Promise<Outcome> {
		const run = await finished;
		const [extracted, needsReview, failed, errors] = [0, 1, 2, 3].map((index) => run.output(NODE, index));
		return { run, extracted, needsReview, failed, errors };
	}

	/** What the sandbox received at one endpoint, in order. */
	requests(route: RecordedRequest['route']): RecordedRequest[] {
		return this.sandbox.requests.filter((request) => request.route === route);
	}

	async close(): Promise<void> {
		for (const close of this.closers) await close();
	}

	private run(operation: IDataObject, trial: Trial) {
		const { apiKey, baseUrl } = this.sandbox.invoiceDataExtraction;
		return this.engine.run(extractWorkflow(operation, trial), {
			credentials: { [CREDENTIAL_TYPE]: { apiKey: trial.apiKey ?? apiKey, baseUrl: trial.baseUrl ?? baseUrl, ...(trial.sharedBy && { sharedBy: trial.sharedBy }) } },
			...trial,
		});
	}
}

/** A fixture for all tests of a file; each test finds the sandbox as it was after the start. */
export function useExtractFixture(binaryMode: BinaryMode = 'filesystem', otherNodes?: Record<string, INodeType>): () => ExtractFixture {
	let fixture: ExtractFixture;
	beforeAll(async () => {
		fixture = await ExtractFixture.start(binaryMode, otherNodes);
	});
	beforeEach(() => fixture.sandbox.reset());
	afterAll(async () => await fixture.close());
	return () => fixture;
}

export { NODE, NODE_TYPE } from './extractWorkflow';

function isFiles(input: TestFile[] | INodeExecutionData[]): input is TestFile[] {
	return input.length > 0 && 'bytes' in input[0];
}
