import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { InvoiceParserProApi } from '../../../credentials/InvoiceParserProApi.credentials';
import { InvoiceParserProTrigger } from '../../../nodes/InvoiceParserPro/InvoiceParserProTrigger.node.js';
import type { ActiveTrigger, ExecutionHandle } from '../../../tools/n8nEngine';
import { useServiceFixture, type ServiceFixture, type Subject } from '../../support/serviceFixture';
import { textReader } from '../../sandbox/support/textReader';
import { ParserProCalls } from './calls';

const subject: Subject = {
	type: 'n8n-nodes-invoice-extraction.invoiceParserProTrigger',
	node: new InvoiceParserProTrigger(),
	credential: new InvoiceParserProApi(),
	account: ({ invoiceParserPro: { apiKey, baseUrl } }) => ({ apiKey, baseUrl }),
	reader: textReader,
};

/** The trigger in an active workflow, and a sandbox that delivers to it. */
export class TriggerFixture {
	/** Undefined until the workflow is activated. */
	trigger: ActiveTrigger | undefined;
	readonly started: ExecutionHandle[] = [];
	/** Called when n8n is about to store an execution; what it throws becomes n8n's answer. */
	beforeStart: () => void = () => undefined;
	readonly calls: ParserProCalls;

	constructor(readonly service: ServiceFixture) {
		this.calls = new ParserProCalls(service.sandbox);
		this.settings.allowLoopbackWebhooks = true;
	}

	get pro() {
		return this.service.sandbox.invoiceParserPro;
	}

	get settings() {
		return this.service.sandbox.settings.invoiceParserPro;
	}

	/** What the trigger keeps with the workflow. */
	get kept(): IDataObject {
		return (this.trigger?.staticData['node:Trigger'] ?? {}) as IDataObject;
	}

	get secret(): string {
		return String(this.kept.secret ?? '');
	}

	async activate(parameters: IDataObject = {}, staticData: IDataObject = {}, webhookUrl?: string): Promise<ActiveTrigger> {
		const workflow = { nodes: [this.service.node('Trigger', parameters)], connections: {} };
		const credentials = { invoiceParserProApi: { apiKey: this.pro.apiKey, baseUrl: this.pro.baseUrl } };
		const onStart = (execution: ExecutionHandle) => {
			this.beforeStart();
			this.started.push(execution);
		};
		this.trigger = await this.service.engine.activate(workflow, { credentials, webhookUrl }, onStart, staticData);
		return this.trigger;
	}

	/** What each execution got on each of the three outputs. */
	async outputs(): Promise<INodeExecutionData[][][]> {
		const runs = await Promise.all(this.started.map(async ({ finished }) => await finished));
		return runs.map((run) => [0, 1, 2].map((index) => run.output('Trigger', index)));
	}

	/** Lets the sandbox finish its work and its deliveries. */
	async settle(): Promise<void> {
		await this.service.clock.sleep(30_000);
	}
}

/** A fixture for each test of a file. */
export function useTrigger(): () => TriggerFixture {
	const service = useServiceFixture(subject);
	let fixture: TriggerFixture;
	beforeEach(() => {
		fixture = new TriggerFixture(service());
	});
	afterEach(async () => await fixture.trigger?.stop());
	return () => fixture;
}
