import { availableParallelism } from 'node:os';
import { DocumentWorker, type ReadMode } from './documentWorker';
import type { DocumentFile, DocumentReading, DocumentReader, PageProgress, ReadLimits } from './reading';

export type * from './reading';

interface Waiting {
	file: DocumentFile;
	limits: ReadLimits;
	onPage?: (progress: PageProgress) => void;
	resolve: (reading: DocumentReading) => void;
}

/**
 * A reader that reads each document in a process of its own pool, so that a document that hangs, crashes
 * or fills the memory costs one worker and nothing else. Workers start when the first document
 * comes and stay for the next ones; an idle worker does not keep the program alive.
 *
 * @param options.workers documents read at the same time; by default one per core, two at most
 * @param options.memoryLimitMb what one document's worker may use, in MB (1,536 by default: two recognisers take 300 to 400 each)
 * @param options.ignoreXml reads hybrid invoices by what is printed on them alone
 * @param options.ignoreTextLayer reads PDFs as if they were scans
 */
export function createReader(options: { workers?: number; memoryLimitMb?: number } & ReadMode = {}): DocumentReader {
	const size = Math.max(1, options.workers ?? Math.min(2, availableParallelism()));
	const memoryLimitMb = options.memoryLimitMb ?? 1536;
	const idle: DocumentWorker[] = [];
	const busy = new Set<DocumentWorker>();
	const queue: Waiting[] = [];
	const { ignoreXml, ignoreTextLayer } = options;
	let closed = false;

	function serveNext(): void {
		if (queue.length === 0 || busy.size >= size) return;
		const next = queue.shift();
		if (next) void serve(next);
	}

	async function serve({ file, limits, onPage, resolve }: Waiting): Promise<void> {
		const worker = idle.pop() ?? new DocumentWorker(memoryLimitMb, { ignoreXml, ignoreTextLayer });
		busy.add(worker);
		const reading = await worker.read(file, limits, onPage);
		busy.delete(worker);
		if (worker.isReusable && !closed) idle.push(worker);
		else worker.end();
		resolve(reading);
		serveNext();
	}

	return {
		read(file, limits, onPage) {
			if (closed) return Promise.resolve(READER_CLOSED);
			return new Promise((resolve) => {
				queue.push({ file, limits, onPage, resolve });
				serveNext();
			});
		},
		close() {
			closed = true;
			for (const waiting of queue.splice(0)) waiting.resolve(READER_CLOSED);
			return Promise.all([...idle.splice(0), ...busy].map((worker) => worker.end())).then(() => undefined);
		},
	};
}

const READER_CLOSED: DocumentReading = { status: 'unreadable', reason: 'The reader was closed' };
