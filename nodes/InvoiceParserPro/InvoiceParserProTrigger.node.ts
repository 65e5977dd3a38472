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

export class InvoiceParserProTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'InvoiceParser Pro Trigger',
		name: 'invoiceParserProTrigger',
		icon: { light: 'file:invoiceParserPro.svg', dark: 'file:invoiceParserPro.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: `={{ $parameter["events"].length === ${EVENTS.length} ? "All events" : $parameter["events"].join(", ") }}`,
		description: 'Reads invoices; the trigger starts the workflow when an invoice or a batch is completed or has failed',
		defaults: { name: 'InvoiceParser Pro Trigger' },
		inputs: [],
		outputs: `={{ $parameter["fetchResult"] ? ${THREE_OUTPUTS} : ${ONE_OUTPUT} }}`,
		credentials: [{ name: 'invoiceParserProApi', required: true, testedBy: 'testInvoiceParserProApi' }],
		// Without an empty responseData, n8n answers with the word firstEntryJson instead of what the node gives it.
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', responseData: '', path: 'events' }],
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
