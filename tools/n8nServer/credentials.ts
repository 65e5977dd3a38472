import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/server';
import type { N8nApi, StoredCredential } from './api';

/** What stands in each credential for the sandbox, by credential type. */
export function sandboxCredentials({ invoiceDataExtraction, invoiceParserPro, aiLeapersInvoiceOcr }: Sandbox): Record<string, { name: string; data: IDataObject }> {
	return {
		invoiceDataExtractionApi: {
			name: 'Invoice Data Extraction (Sandbox)',
			data: { apiKey: invoiceDataExtraction.apiKey, baseUrl: invoiceDataExtraction.baseUrl },
		},
		invoiceParserProApi: {
			name: 'InvoiceParser Pro (Sandbox)',
			data: { apiKey: invoiceParserPro.apiKey, baseUrl: invoiceParserPro.baseUrl },
		},
		invoiceParserProSessionApi: {
			name: 'InvoiceParser Pro Session (Sandbox)',
			data: { sessionToken: invoiceParserPro.sessionToken, baseUrl: invoiceParserPro.baseUrl },
		},
		aiLeapersInvoiceOcrApi: {
			name: 'AI Leapers Invoice OCR (Sandbox)',
			// The secret of the trigger's URL is the user's own.
			data: { apiKey: aiLeapersInvoiceOcr.apiKey, baseUrl: aiLeapersInvoiceOcr.baseUrl, webhookSecret: 'sandbox-webhook-secret' },
		},
	};
}

/** Creates a credential of each type that an n8n knows. */
export async function createSandboxCredentials(api: N8nApi, sandbox: Sandbox): Promise<Record<string, StoredCredential>> {
	const created: Record<string, StoredCredential> = {};
	const known = new Set((await api.credentialTypes()).map(({ name }) => name));
	for (const [type, { name, data }] of Object.entries(sandboxCredentials(sandbox))) {
		if (known.has(type)) created[type] = await api.createCredential(type, name, data);
	}
	return created;
}
