import type { IExecuteFunctions } from 'n8n-workflow';

import { readWhole } from '../documents/content';
import type { DocumentOrigin } from '../documents/document';
import type { Inspection } from '../documents/inspect';
import { readHybrid } from './pdf/hybrid';
import { readEInvoice, type EInvoiceReading } from './readEInvoice';
import { XML_LIMITS } from './xml/element';

/** Above this a PDF is not looked into, in bytes: it would have to be in memory as a whole, since n8n gives files only from their beginning. */
const MAX_HYBRID_BYTES = 64 * 1024 * 1024;

/**
 * Reads a document's e-invoice: an XML file, or the one in a hybrid PDF. A document that cannot be one is not read again.
 * @returns undefined when there is none; a problem when there is XML that is no invoice, or cannot be read
 * @throws ServiceError (code `UNREADABLE_FILE`)
 */
export async function readEInvoiceOf(ctx: IExecuteFunctions, { binary }: DocumentOrigin, { kind, mayBeEInvoice, sizeBytes }: Inspection): Promise<EInvoiceReading | undefined> {
	if (!mayBeEInvoice) return undefined;
	if (kind === 'pdf') return sizeBytes > MAX_HYBRID_BYTES ? undefined : await readHybrid(await readWhole(ctx, binary));
	if (sizeBytes > XML_LIMITS.bytes) return { ok: false, problem: { code: 'XML_TOO_LARGE', message: `it has more than ${XML_LIMITS.bytes / 1024 / 1024} MB` } };
	return readEInvoice(await readWhole(ctx, binary));
}
