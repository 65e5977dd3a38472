import type { IAuthenticateGeneric, ICredentialType, INodeProperties, Icon } from 'n8n-workflow';

export class AiLeapersInvoiceOcrApi implements ICredentialType {
	name = 'aiLeapersInvoiceOcrApi';

	displayName = 'AI Leapers Invoice OCR API';

	icon: Icon = { light: 'file:aiLeapersInvoiceOcr.svg', dark: 'file:aiLeapersInvoiceOcr.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-invoice-extraction/n8n-nodes-invoice-extraction#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The key that AI Leapers gave you for Invoice OCR',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.invoiceocr.aileapers.com/v1',
			description: 'The address of the API. Must start with https:// unless the server is on this machine.',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only for the trigger: a long random text of your own, without a slash. It becomes a part of the trigger\'s URL, by which the trigger knows that you asked for a posted result.',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};
}
