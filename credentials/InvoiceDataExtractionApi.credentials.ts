import type { IAuthenticateGeneric, ICredentialType, INodeProperties, Icon } from 'n8n-workflow';

export class InvoiceDataExtractionApi implements ICredentialType {
	name = 'invoiceDataExtractionApi';

	displayName = 'Invoice Data Extraction API';

	icon: Icon = { light: 'file:invoiceDataExtraction.svg', dark: 'file:invoiceDataExtraction.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-invoice-extraction/n8n-nodes-invoice-extraction#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Create one in the dashboard of Invoice Data Extraction, under API',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.invoicedataextraction.com/v1',
			description: 'The address of the API. Must start with https:// unless the server is on this machine.',
		},
		{
			displayName: 'Processes Sharing the Key',
			name: 'sharedBy',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 1,
			description:
				'How many processes use this key at the same time, such as the workers of n8n\'s queue mode. Each keeps to its part of the limits of the service, also while the others are idle, so that none is refused.',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};
}
