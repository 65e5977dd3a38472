import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import { UNREADABLE_FILE } from '../../documents/content';
import { documentFailure, type DocumentOrigin } from '../../documents/document';
import { inspect } from '../../documents/inspect';
import type { AskedColumns } from '../../eInvoice/askedColumns';
import { readEInvoiceOf } from '../../eInvoice/readDocument';
import { eInvoiceRows } from '../../eInvoice/rows';
import { ServiceError, settle } from '../../errors';
import type { Structure } from '../../output/rowResult';
import type { JobRows } from '../jobService';
import { newTicket, nothingOf, type Ticket, type TicketFormat } from '../ticket';
import type { ReadInNode } from './judgeEInvoices';

/** What the ID of a ticket begins with that no service knows: its document is read in the node. */
const PREFIX = 'e-invoice-';

/**
 * The ticket of an e-invoice that is not sent. It goes the way of all others, so that its rows come out with theirs, and carries the
 * document alone: it is read again where the rows are wanted, which costs nothing.
 */
export function ticketOfEInvoice<Data>(service: Pick<TicketFormat<Data>, 'data'>, { origin, sha256 }: ReadInNode, asked: AskedColumns): Ticket<Data> {
	const { itemIndex, field, originalName, binary } = origin;
	const id = PREFIX + createHash('sha256').update(JSON.stringify([itemIndex, field, originalName, sha256])).digest('hex').slice(0, 16);
	return { ...newTicket(id, [{ fileName: originalName, sha256, origin: { itemIndex, originalName, binary } }], nothingOf(service)), readInNode: asked };
}

/** Whether there is nothing to ask a service for. */
export function isReadInNode({ id }: Pick<Ticket<unknown>, 'id'>): boolean {
	return id.startsWith(PREFIX);
}

/** The rows of such a ticket, or why its document gives none. Problems of the document are its own. */
export async function rowsInNode(ctx: IExecuteFunctions, { itemIndex, files: [file], readInNode = {} }: Ticket<unknown>, structure: Structure): Promise<JobRows> {
	const named = file ? file.origin : { itemIndex, originalName: 'E-invoice' };
	const read = await settle(readCarried(ctx, { ...named, field: 'document_0' }, readInNode ?? {}, structure));
	return read.ok ? { results: [read.value], failures: [] } : { results: [], failures: [documentFailure(named, 'extraction', read.failure)] };
}

async function readCarried(ctx: IExecuteFunctions, { binary, originalName = 'E-invoice', ...where }: Partial<DocumentOrigin> & Pick<DocumentOrigin, 'itemIndex' | 'field'>, asked: AskedColumns, structure: Structure) {
	if (!binary) throw new ServiceError(notCarried('Its item does not carry the document any more', 'Let the items of Submit come to this node as they are, with their binary data.'));
	const origin = { ...where, originalName, binary };
	const inspection = await inspect(ctx, binary);
	const reading = await readEInvoiceOf(ctx, origin, inspection);
	if (!reading?.ok) throw new ServiceError(notCarried('The document of its item is not the e-invoice that was read before', 'Let the items of Submit come to this node as they are.'));
	return eInvoiceRows(reading.invoice, { origin, sha256: inspection.sha256 }, structure, asked);
}

function notCarried(message: string, advice: string) {
	return { kind: 'usage' as const, code: UNREADABLE_FILE, message, advice, retryable: false };
}
