import { readInvoice } from '../fields/readInvoice';
import { recognise } from '../ocr/recognise';
import type { DocumentReading } from '../reading';
import type { ImageKind } from './headers';
import { prepareImage } from './prepareImage';

/** Reads a picture of an invoice as a document of one page. */
export async function readImage(bytes: Uint8Array, kind: ImageKind): Promise<DocumentReading> {
	const prepared = await prepareImage(bytes, kind);
	if ('reason' in prepared) return { status: 'unreadable', reason: prepared.reason };
	const lines = await recognise(prepared.png, 1, prepared.scale);
	if (lines.length === 0) {
		return { status: 'read', pages: [{ page: 1, status: 'failed', reason: 'no text found' }], invoices: [] };
	}
	const invoice = readInvoice(lines);
	return {
		status: 'read',
		pages: [{ page: 1, status: 'read', source: 'ocr' }],
		invoices: invoice ? [invoice] : [],
	};
}
