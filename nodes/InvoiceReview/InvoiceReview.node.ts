import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { answerRequest } from './answer/answerRequest';
import { askForReview } from './ask';
import { properties } from './options';
import { WEBHOOKS } from './webhooks';

export class InvoiceReview implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Invoice Review',
		name: 'invoiceReview',
		icon: { light: 'file:invoiceReview.svg', dark: 'file:invoiceReview.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: 'A person decides',
		description: 'Let a person approve, correct or reject rows on a page that shows the document beside them, and wait for the decision',
		defaults: { name: 'Invoice Review' },
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		// Without its signature, a link opens nothing; older versions of n8n do not know it here.
		waitingNodeTooltip:
			'={{ $execution.resumeUrl.includes("signature=") ? `The execution waits until a person has decided: <a href="${$execution.resumeUrl}" target="_blank">open the page</a>` : "The execution waits until a person has decided" }}',
		webhooks: WEBHOOKS,
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await askForReview(this);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await answerRequest(this);
	}
}
