import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { readDocument } from '../readDocument';
import type { PageReport, WorkerAnswer, WorkerRequest } from './messages';

// The entry of a worker process: reads the documents that its parent sends, one after the other.
const memoryLimitMb = Number(process.argv[2]);
new Worker(join(__dirname, 'guard.mjs'), {
	workerData: { memoryLimitMb },
	execArgv: [],
}).unref();

const report: PageReport = {
	begins: (page, pages, isRecognised) => answer({ kind: 'page begins', page, pages, isRecognised }),
	waits: (page, pages) => answer({ kind: 'page waits', page, pages }),
	ends: (page, pages, recognised) => answer({ kind: 'page ends', page, pages, recognised }),
};

process.on('message', ({ bytes, task }: WorkerRequest) => {
	readDocument(bytes, task, report)
		.catch((error: unknown) => ({
			status: 'unreadable' as const,
			reason: `The document could not be read: ${error instanceof Error ? error.message : String(error)}`,
		}))
		.then((reading) => answer({ kind: 'reading', reading }));
});
process.on('disconnect', () => process.exit());
// Libraries let errors of a damaged page escape from promises nobody waits for; the read itself goes on.
process.on('unhandledRejection', () => undefined);
answer({ kind: 'ready' });

function answer(message: WorkerAnswer): void {
	process.send?.(message);
}
