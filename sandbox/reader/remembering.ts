import { createHash } from 'node:crypto';

import type { DocumentReader, DocumentReading } from './reading';

/** A reading takes some 10 kB; nobody sends more documents than these again and again. */
const MOST = 200;

/**
 * A reader that reads the same bytes once, and gives out copies of what it read then: recognising the characters of a page takes
 * seconds, and what comes again is mostly the same few documents. Nothing is told of pages that were read before.
 */
export function remembering(reader: DocumentReader): DocumentReader {
	const readings = new Map<string, DocumentReading>();
	return {
		async read(file, options, onPage) {
			const key = `${JSON.stringify(options)} ${createHash('sha256').update(file.bytes).digest('hex')}`;
			const known = readings.get(key);
			if (known) return structuredClone(known);
			const reading = await reader.read(file, options, onPage);
			if (isWhole(reading)) {
				if (readings.size >= MOST) readings.clear();
				readings.set(key, structuredClone(reading));
			}
			return reading;
		},
		close: async () => await reader.close(),
	};
}

/** What was not read may have been too slow or too big for this moment only. */
function isWhole(reading: DocumentReading): boolean {
	return reading.status === 'read' && reading.pages.every(({ status }) => status === 'read');
}
