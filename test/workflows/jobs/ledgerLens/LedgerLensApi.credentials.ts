import type { IAuthenticateGeneric, ICredentialType, INodeProperties } from 'n8n-workflow';

export class LedgerLensApi implements ICredentialType {
	name = 'ledgerLensApi';

	displayName = 'Ledger Lens API';

	documentationUrl = 'https://ledgerlens.example/docs';

	properties: INodeProperties[] = [
		{ displayName: 'API Key', name: 'apiKey', type: 'string', typeOptions: { password: true }, required: true, default: '' },
		{ displayName: 'Base URL', name: 'baseUrl', type: 'string', required: true, default: 'https://api.ledgerlens.example/v1' },
	];

	authenticate: IAuthenticateGeneric = { type: 'generic', properties: { headers: { 'X-Api-Key': '={{$credentials.apiKey}}' } } };
}
