import { createRequire } from 'node:module';
import { register } from 'tsx/cjs/api';

import type * as Reader from '../../sandbox/reader';
import type * as Remembering from '../../sandbox/reader/remembering';
import type { DocumentReader } from '../../sandbox/reader/reading';

/**
 * One reader for all suites of a process: its worker takes seconds to start, and the same few invoices are read again and
 * again. Tests of the reader itself start their own.
 *
 * It is loaded outside of Jest, because it outlives the suite that asks for it first.
 */
export function sharedReader(): DocumentReader {
	return (processWide[READER] ??= load());
}

const READER = Symbol.for('n8n-nodes-invoice-extraction/test/reader');
const processWide = globalThis as { [READER]?: DocumentReader };

function load(): DocumentReader {
	const unregister = register();
	try {
		const require = createRequire(__filename);
		const { createReader } = require('../../sandbox/reader/index.ts') as typeof Reader;
		const { remembering } = require('../../sandbox/reader/remembering.ts') as typeof Remembering;
		// The worker does not keep the process alive, and ends with it.
		return { ...remembering(createReader({ workers: 1 })), close: async () => undefined };
	} finally {
		unregister();
	}
}
