import type { DocumentReading } from './reading';
import { readImage } from './image/readImage';
import { readPdf } from './pdf/readPdf';
import { sniff } from './sniff';

/** Reads one document. Runs in a worker: nothing here is protected against documents that hang or fill the memory. */
export async function readDocument(bytes: Uint8Array, maxPages: number): Promise<DocumentReading> {
	const kind = sniff(bytes);
	if (typeof kind === 'object') return { status: 'unreadable', reason: kind.reason };
	return kind === 'pdf' ? await readPdf(bytes, maxPages) : await readImage(bytes, kind);
}
