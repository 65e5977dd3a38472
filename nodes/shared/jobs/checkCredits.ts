import { countPages } from '../documents/countPages';
import type { Document } from '../documents/document';
import { ServiceError, settle } from '../errors';
import type { ServiceClient } from '../http/serviceClient';
import { parameterGroup } from '../node/parameters';

/** For the *Charges* of operations that send documents. */
export const checkCreditsOption = parameterGroup([
	{
		displayName: 'Check Credits First',
		name: 'checkCredits',
		type: 'boolean',
		default: false,
		description: 'Whether to stop before anything is sent when what is left of the account cannot be enough. Where each page costs one credit, the pages of PDFs are counted.',
	},
]);

/** What is left of an account. */
export interface Credits {
	/** Undefined when the service does not say it. */
	available(client: ServiceClient): Promise<number | undefined>;
	/** What costs one of them. */
	unit: 'page' | 'document';
	/** What to do when they are not enough, as a sentence. */
	advice: string;
}

/**
 * Compares what is left of the account with the least that the documents can cost, before anything is sent.
 * @throws ServiceError (code `INSUFFICIENT_CREDITS`)
 */
export async function checkCredits(client: ServiceClient, documents: Document[], { available, unit, advice }: Credits): Promise<void> {
	if (documents.length === 0) return;
	const said = await available(client);
	// Without a number there is nothing to compare; the service itself refuses what is not paid for.
	if (said === undefined) return;
	const left = Math.max(0, said);
	let needed = 0;
	for (const document of documents) {
		const pages = unit === 'page' ? await settle(countPages(client.ctx, document)) : { ok: true as const, value: 1 };
		// A file that n8n no longer has drops out when it is sent, and costs nothing.
		if (pages.ok) needed += pages.value;
	}
	if (left >= needed) return;
	const sent = documents.length === 1 ? '1 document needs' : `${documents.length} documents need`;
	const message = `${sent} at least ${needed} ${needed === 1 ? 'credit' : 'credits'}, but only ${left} ${left === 1 ? 'is' : 'are'} available`;
	throw new ServiceError({ kind: 'http', code: 'INSUFFICIENT_CREDITS', message, advice, retryable: false });
}
