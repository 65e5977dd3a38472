import type { Document } from '../../shared/documents/document';
import { ServiceError } from '../../shared/errors';
import * as api from '../api';
import { ADVICE, type Client } from '../profile';

/**
 * Compares the available credits with the least that the documents can cost, before anything is uploaded.
 * Source: "Each file requires at least one credit", "Your usable balance is credits_balance minus credits_reserved".
 * @throws ServiceError (code `INSUFFICIENT_CREDITS`)
 */
export async function checkCredits(client: Client, documents: Document[]): Promise<void> {
	if (documents.length === 0) return;
	const { balance, available = balance } = await api.getBalance(client);
	if (available >= documents.length) return;
	throw new ServiceError({
		kind: 'http',
		code: 'INSUFFICIENT_CREDITS',
		message: `${documents.length} documents need at least ${documents.length} credits, but only ${Math.max(0, available)} are available`,
		advice: ADVICE.INSUFFICIENT_CREDITS,
		retryable: false,
	});
}
