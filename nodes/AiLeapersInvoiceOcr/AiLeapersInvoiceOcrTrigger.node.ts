import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { ROW_OUTPUTS } from '../shared/output/routing';
import { credentialTests } from './credentialTests';
import { checkSecret } from './trigger/checkSecret';
import { receiveResult } from './trigger/receiveResult';
import { resultProperties } from './trigger/resultItems';

const WHERE_THEY_SHOW = 'Such executions are in the <a data-key="executions">list of executions</a>, not in the editor.';

export class AiLeapersInvoiceOcrTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AI Leapers Invoice OCR Trigger',
		name: 'aiLeapersInvoiceOcrTrigger',
		icon: { light: 'file:aiLeapersInvoiceOcr.svg', dark: 'file:aiLeapersInvoiceOcr.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: 'On result',
		// The editor's search shows node and trigger as one entry, with this text.
		description: 'Extract fields and line items of invoices, or start a workflow with each result that the service posts',
		eventTriggerDescription: 'Waiting for a document that is sent with the test URL as its Webhook URL',
		defaults: { name: 'AI Leapers Invoice OCR Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: [...ROW_OUTPUTS],
		credentials: [{ name: 'aiLeapersInvoiceOcrApi', required: true, testedBy: 'testAiLeapersInvoiceOcrApi' }],
		// Without an empty responseData, n8n answers with the word firstEntryJson instead of what the node gives it. With
		// isFullPath n8n takes :secret for a part that changes, and shows it in the URL, where the node finds it.
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', responseData: '', path: 'results/:secret', isFullPath: true }],
		triggerPanel: {
			header: 'Start with each result that AI Leapers posts',
			executionsHelp: {
				inactive: `<b>To try it</b>, listen here, and extract a document with the node AI Leapers Invoice OCR in another workflow: copy the test URL as it is into its option Webhook URL. The service must be able to reach this n8n.<br /><br /><b>When the workflow is finished</b>, publish it, and use the production URL instead. ${WHERE_THEY_SHOW}`,
				active: `<b>To try it</b>, listen here, and extract a document with the test URL as Webhook URL.<br /><br /><b>Documents that are sent with the production URL</b> start the published workflow by themselves. ${WHERE_THEY_SHOW}`,
			},
			activationHint: 'Results also start the workflow by themselves once it is published and documents are sent with the production URL.',
		},
		properties: [
			{
				displayName: 'Copy the URL above, as it is, into the option <b>Webhook URL</b> of the node AI Leapers Invoice OCR. When it sends a document, it puts the Webhook Secret of the credential in the place of :secret. A Business plan is needed.',
				name: 'webhookNotice',
				type: 'notice',
				default: '',
			},
			...resultProperties,
		],
	};

	methods = { credentialTest: credentialTests };

	/** The service keeps no list of webhooks: each request names its own. */
	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				const { webhookSecret } = await this.getCredentials('aiLeapersInvoiceOcrApi');
				checkSecret(this.getNode(), String(webhookSecret ?? ''));
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveResult(this);
	}
}
