import {
	NodeConnectionTypes,
	NodeOperationError,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { ROW_OUTPUTS } from '../shared/output/routing';
import { credentialTests } from './credentialTests';
import { receiveResult } from './trigger/receiveResult';
import { resultProperties } from './trigger/resultItems';

export class AiLeapersInvoiceOcrTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AI Leapers Invoice OCR Trigger',
		name: 'aiLeapersInvoiceOcrTrigger',
		icon: { light: 'file:aiLeapersInvoiceOcr.svg', dark: 'file:aiLeapersInvoiceOcr.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: 'On result',
		description: 'Reads invoices; the trigger starts the workflow with each result that the service posts',
		defaults: { name: 'AI Leapers Invoice OCR Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: [...ROW_OUTPUTS],
		credentials: [{ name: 'aiLeapersInvoiceOcrApi', required: true, testedBy: 'testAiLeapersInvoiceOcrApi' }],
		// Without an empty responseData, n8n answers with the word firstEntryJson instead of what the node gives it.
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', responseData: '', path: 'results' }],
		properties: [
			{
				displayName: 'Send documents with the production URL of this node as Webhook URL, and "?secret=:secret" behind it. The node AI Leapers Invoice OCR puts the Webhook Secret of the credential in the place of :secret. A Business plan is needed.',
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
				if (webhookSecret) return true;
				throw new NodeOperationError(this.getNode(), 'The credential has no Webhook Secret', {
					description: 'Enter a long random text in the credential. Without it anybody could post results to this workflow.',
				});
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
