import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { credentialTests } from './credentialTests';
import { EVENTS, eventsParameter } from './management/events';
import { ROW_OUTPUTS } from '../shared/output/routing';
import { resultProperties } from './trigger/eventItems';
import { receiveEvent } from './trigger/receiveEvent';
import { isRegistered, register, unregister } from './trigger/registration';

const THREE_OUTPUTS = JSON.stringify(ROW_OUTPUTS.map((displayName) => ({ type: NodeConnectionTypes.Main, displayName })));
const ONE_OUTPUT = JSON.stringify([{ type: NodeConnectionTypes.Main }]);

const WHERE_THEY_SHOW = 'Such executions are in the <a data-key="executions">list of executions</a>, not in the editor.';

export class InvoiceParserProTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'InvoiceParser Pro Trigger',
		name: 'invoiceParserProTrigger',
		icon: { light: 'file:invoiceParserPro.svg', dark: 'file:invoiceParserPro.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: `={{ $parameter["events"].length === ${EVENTS.length} ? "All events" : $parameter["events"].join(", ") }}`,
		// The editor's search shows node and trigger as one entry, with this text.
		description: 'Extract vendor, totals and line items of invoices, or start a workflow when an invoice or a batch is finished',
		eventTriggerDescription: 'Waiting for an invoice or a batch that InvoiceParser Pro finishes',
		defaults: { name: 'InvoiceParser Pro Trigger' },
		inputs: [],
		outputs: `={{ $parameter["fetchResult"] ? ${THREE_OUTPUTS} : ${ONE_OUTPUT} }}`,
		credentials: [{ name: 'invoiceParserProApi', required: true, testedBy: 'testInvoiceParserProApi' }],
		// Without an empty responseData, n8n answers with the word firstEntryJson instead of what the node gives it.
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', responseData: '', path: 'events' }],
		triggerPanel: {
			header: 'Start when InvoiceParser Pro has finished an invoice or a batch',
			executionsHelp: {
				inactive: `<b>To try it</b>, listen here, and send an invoice with the node InvoiceParser Pro in another workflow, or on the website of the service. Its webhook is there while the node listens; the service must be able to reach this n8n over https.<br /><br /><b>When the workflow is finished</b>, publish it, and every event starts it. ${WHERE_THEY_SHOW}`,
				active: `<b>To try it</b>, listen here, and send an invoice with the node InvoiceParser Pro in another workflow, or on the website of the service.<br /><br /><b>Every event</b> also starts the published workflow by itself. ${WHERE_THEY_SHOW}`,
			},
			activationHint: 'Events also start the workflow by themselves once it is published.',
		},
		properties: [
			{
				displayName: 'The webhook is registered when the workflow is published (activated). n8n must be reachable over https, and an account may have five webhooks.',
				name: 'webhookNotice',
				type: 'notice',
				default: '',
			},
			...eventsParameter.properties,
			...resultProperties,
		],
	};

	methods = { credentialTest: credentialTests };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await register(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unregister(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveEvent(this);
	}
}
