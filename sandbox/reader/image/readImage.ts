import { documentReading } from '../documentReading';
import { recognise } from '../ocr/recognise';
import type { DocumentReading, PageText } from '../reading';
import type { PageReport, ReadTask } from '../worker/messages';
import type { ImageKind } from './headers';
import { prepareImage } from './prepareImage';

/** Reads a picture of an invoice as a document of one page. */
export async function readImage(bytes: Uint8Array, kind: ImageKind, task: ReadTask, report: PageReport): Promise<DocumentReading> {
	const [known] = task.known;
	if (known) return documentReading([known]);
	report.begins(1, 1, true);
	const prepared = await prepareImage(bytes, kind);
	if ('reason' in prepared) return { status: 'unreadable', reason: prepared.reason };
	const lines = await recognise(prepared, 1);
	const page: PageText =
		lines.length > 0
			? { reading: { page: 1, status: 'read', source: 'ocr' }, lines }
			: { reading: { page: 1, status: 'failed', reason: 'no text found' }, lines };
	report.ends(1, 1, page);
	return documentReading([page]);
}
