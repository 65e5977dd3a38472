import type { IAuthenticateGeneric, ICredentialType, INodeProperties, Icon } from 'n8n-workflow';

export class InvoiceParserProSessionApi implements ICredentialType {
	name = 'invoiceParserProSessionApi';

	displayName = 'InvoiceParser Pro Session API';

	icon: Icon = { light: 'file:invoiceParserPro.svg', dark: 'file:invoiceParserPro.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-invoice-extraction/n8n-nodes-invoice-extraction#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The session of your login on the website. It is only needed to manage API keys.',
		},
		{
			displayName: 'Send Token As',
			name: 'sendAs',
			type: 'options',
			options: [
				{ name: 'Bearer Token', value: 'bearer' },
				{ name: 'Session Cookie', value: 'cookie' },
			],
			default: 'bearer',
			description: 'How the service gets the token',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.invoiceparserpro.com/api/v1',
			description: 'The address of the API. Must start with https:// unless the server is on this machine.',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: {
				'={{$credentials.sendAs === "cookie" ? "Cookie" : "Authorization"}}':
					'={{$credentials.sendAs === "cookie" ? "session=" + $credentials.sessionToken : "Bearer " + $credentials.sessionToken}}',
			},
		},
	};
}
