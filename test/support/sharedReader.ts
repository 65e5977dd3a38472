import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { register } from 'tsx/cjs/api';

import type * as Reader from '../../sandbox/reader';
import type { DocumentReader, DocumentReading } from '../../sandbox/reader/reading';

/**
 * One reader for all suites of a process: its worker takes seconds to start, and the same few invoices are read again and
 * again. What it has read it knows by the bytes, and gives out as a copy. Tests of the reader itself start their own.
 *
 * It is loaded outside of Jest, because it outlives the suite that asks for it first.
 */
export function sharedReader(): DocumentReader {
	return (processWide[READER] ??= remembering(loadReader().createReader({ workers: 1 })));
}

const READER = Symbol.for('n8n-nodes-invoice-extraction/test/reader');
const processWide = globalThis as { [READER]?: DocumentReader };

function loadReader(): typeof Reader {
	const unregister = register();
	try {
		return createRequire(__filename)('../../sandbox/reader/index.ts') as typeof Reader;
	} finally {
		unregister();
	}
}

function remembering(reader: DocumentReader): DocumentReader {
	const readings = new Map<string, DocumentReading>();
	return {
		async read(file, options) {
			const key = `${JSON.stringify(options)} ${createHash('sha256').update(file.bytes).digest('hex')}`;
			const known = readings.get(key);
			if (known) return structuredClone(known);
			const reading = await reader.read(file, options);
			// What was not read may have been too slow or too big for this moment only.
			if (reading.status === 'read') readings.set(key, structuredClone(reading));
			return reading;
		},
		// The worker does not keep the process alive, and ends with it.
		close: async () => undefined,
	};
}
