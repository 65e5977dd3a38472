import type { IAuthenticateGeneric, ICredentialType, INodeProperties, Icon } from 'n8n-workflow';

export class InvoiceParserProApi implements ICredentialType {
	name = 'invoiceParserProApi';

	displayName = 'InvoiceParser Pro API';

	icon: Icon = { light: 'file:invoiceParserPro.svg', dark: 'file:invoiceParserPro.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-invoice-extraction/n8n-nodes-invoice-extraction#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. ipp_live_…',
			description: 'Create one on the page API Access of InvoiceParser Pro (Business tier)',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.invoiceparserpro.com/api/v1',
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
