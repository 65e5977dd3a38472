import type { Document } from '../../../../nodes/shared/documents/document';
import { rawDocument } from '../../../../nodes/shared/documents/filePart';
import type { ServiceClient, ServiceProfile } from '../../../../nodes/shared/http/serviceClient';
import type { CredentialTrial } from '../../../../nodes/shared/node/credentialTest';
import * as schema from './schema';

export type Client = ServiceClient<'analyze' | 'read'>;

export const profile: ServiceProfile<'analyze' | 'read'> = {
	name: 'Ledger Lens',
	credentialType: 'ledgerLensApi',
	limits: { analyze: 60, read: 300 },
	readError(body, status) {
		const answer = schema.errorAnswer.safeParse(body);
		// Why a reading failed is the answer to a look at it, not a failed call.
		if (!answer.success || status < 400) return undefined;
		return { ...answer.data.error, retryable: status >= 500 };
	},
};

/** What the editor tries a credential with. */
export const credentialTrial: CredentialTrial = {
	path: '/documents',
	secret: 'apiKey',
	headers: (key) => ({ 'X-Api-Key': key }),
	schema: schema.documents,
	readError: profile.readError,
};

/** @param key the same key gives the same reading, which is charged once @returns its address, and the seconds to leave it alone */
export async function analyze(client: Client, document: Document, key: string): Promise<{ address: string; retryAfter?: number }> {
	const { headers } = await client.call({
		method: 'POST',
		path: '/documents:analyze',
		headers: { 'Idempotency-Key': key },
		bytes: async () => await rawDocument(client.ctx, document),
		limit: 'analyze',
		repeatable: true,
		schema: schema.accepted,
		success: 'whole',
	});
	return { address: headers['operation-location'], retryAfter: headers['retry-after'] };
}

/** @param address as the service gave it, where it is known */
export async function getReading(client: Pick<Client, 'call'>, id: string, address: string | null | undefined): Promise<schema.Reading> {
	const path = address ?? `/operations/${encodeURIComponent(id)}`;
	return await client.call({ method: 'GET', path, limit: 'read', repeatable: true, schema: schema.reading, success: 'whole' });
}
