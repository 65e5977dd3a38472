import { availableParallelism } from 'node:os';
import { DocumentWorker } from './documentWorker';
import type { DocumentFile, DocumentReading, DocumentReader, PageProgress, ReadOptions } from './reading';

export type * from './reading';

interface Waiting {
	file: DocumentFile;
	options: ReadOptions;
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
 */
export function createReader({ workers = Math.min(2, availableParallelism()), memoryLimitMb = 1536 }: { workers?: number; memoryLimitMb?: number } = {}): DocumentReader {
	const size = Math.max(1, workers);
	const idle: DocumentWorker[] = [];
	const busy = new Set<DocumentWorker>();
	const queue: Waiting[] = [];
	let closed = false;

	function serveNext(): void {
		if (queue.length === 0 || busy.size >= size) return;
		const next = queue.shift();
		if (next) void serve(next);
	}

	async function serve({ file, options, onPage, resolve }: Waiting): Promise<void> {
		const worker = idle.pop() ?? new DocumentWorker(memoryLimitMb);
		busy.add(worker);
		const reading = await worker.read(file, options, onPage);
		busy.delete(worker);
		if (worker.isReusable && !closed) idle.push(worker);
		else worker.end();
		resolve(reading);
		serveNext();
	}

	return {
		read(file, options, onPage) {
			if (closed) return Promise.resolve(READER_CLOSED);
			return new Promise((resolve) => {
				queue.push({ file, options, onPage, resolve });
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
