import { readImage } from './image/readImage';
import { readPdf } from './pdf/readPdf';
import type { DocumentReading } from './reading';
import { sniff } from './sniff';
import type { PageReport, ReadTask } from './worker/messages';

/** Reads one document. Runs in a worker: nothing here is protected against documents that hang or fill the memory. */
export async function readDocument(bytes: Uint8Array, task: ReadTask, report: PageReport): Promise<DocumentReading> {
	const kind = sniff(bytes);
	if (typeof kind === 'object') return { status: 'unreadable', reason: kind.reason };
	return kind === 'pdf' ? await readPdf(bytes, task, report) : await readImage(bytes, kind, task, report);
}
