import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DocumentFile, DocumentReading, PageProgress, PageText, ReadOptions } from './reading';
import { documentReading } from './documentReading';
import { exchange, type Outcome } from './worker/exchange';
import type { ReadTask } from './worker/messages';

/** A worker is replaced now and then, so that what leaks in the libraries does not add up. */
const DOCUMENTS_PER_WORKER = 250;
/** After so many pages that took too long or too much, the rest of the document is not tried. */
const HARMFUL_PAGES = 3;

/**
 * One process that reads one document at a time. It is a process and not a thread, because the
 * libraries decode images and run WebAssembly outside the JavaScript heap, where a thread's limits
 * do not reach, and because a crash in native code would take all threads with it.
 */
export class DocumentWorker {
	private child: ChildProcess | undefined;
	private documentsRead = 0;
	private ended = false;

	constructor(private readonly memoryLimitMb: number) {}

	/** Whether the process is alive and fresh enough to be given another document. */
	get isReusable(): boolean {
		return !this.ended && this.child !== undefined && this.documentsRead < DOCUMENTS_PER_WORKER;
	}

	/**
	 * Reads one document. Always resolves: whatever the document does to the process becomes a reading. A page
	 * that stops the process fails, and a new process goes on with the others. When several were being read, or others
	 * before it, they are tried again one by one, so that only the one that did it fails.
	 */
	async read(file: DocumentFile, { timeLimitMs, ...options }: ReadOptions, onPage?: (progress: PageProgress) => void): Promise<DocumentReading> {
		const known = new Map<number, PageText>();
		// A new process reports the pages that it is told again.
		let reported = 0;
		const onFurther = (progress: PageProgress): void => {
			if (progress.done > reported) onPage?.(progress);
			reported = Math.max(reported, progress.done);
		};
		let isOneByOne = false;
		for (let harmful = 0; ; ) {
			const wasUsed = this.documentsRead > 0;
			const task = { ...options, known: [...known.values()], isGivenUp: harmful >= HARMFUL_PAGES, isOneByOne };
			const outcome = await this.attempt(file, task, timeLimitMs, onFurther);
			if (outcome.kind === 'reading') return outcome.reading;
			await this.discard();
			if (this.ended) return { status: 'unreadable', reason: 'The reader was closed' };
			for (const page of outcome.recognised) known.set(page.reading.page, page);
			// Earlier documents may have left the worker weak: only a fresh one tells that it was this document.
			if (outcome.kind === 'died' && wasUsed) continue;
			if (outcome.pagesUnderWay.length === 0 || harmful >= HARMFUL_PAGES) return { status: 'unreadable', reason: outcome.reason };
			// So may earlier pages, and of several pages at a time it is not known which one it was.
			if ((outcome.kind === 'died' && outcome.recognised.length > 0) || (outcome.pagesUnderWay.length > 1 && !isOneByOne)) {
				isOneByOne = true;
				continue;
			}
			for (const page of outcome.pagesUnderWay) {
				known.set(page, { reading: { page, status: 'failed', reason: outcome.reason }, lines: [] });
				harmful++;
			}
			// Nothing is left to be read, so no other process need be started.
			if (known.size === outcome.pages && [...known.values()].every(({ lines }) => lines.length === 0)) return documentReading([...known.values()]);
		}
	}

	/** Ends the process at once; a read under way becomes unreadable. */
	async end(): Promise<void> {
		this.ended = true;
		await this.discard();
	}

	private async attempt(file: DocumentFile, task: ReadTask, timeLimitMs: number, onPage: (progress: PageProgress) => void): Promise<Outcome> {
		const child = this.child ?? (this.child = this.start());
		child.ref();
		child.channel?.ref();
		try {
			return await exchange(child, {
				bytes: file.bytes,
				task,
				timeLimitMs,
				memoryLimitMb: this.memoryLimitMb,
				isStarting: this.documentsRead === 0,
				onPage: (done, pages) => onPage({ fileName: file.fileName, done, pages }),
			});
		} finally {
			this.documentsRead++;
			child.unref();
			child.channel?.unref();
		}
	}

	private start(): ChildProcess {
		this.documentsRead = 0;
		return fork(join(__dirname, 'worker', 'main.ts'), [String(this.memoryLimitMb)], {
			execArgv: [
				`--max-old-space-size=${Math.ceil(this.memoryLimitMb / 2)}`,
				'--import',
				pathToFileURL(require.resolve('tsx')).href,
			],
			serialization: 'advanced',
			stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
		});
	}

	private async discard(): Promise<void> {
		const child = this.child;
		this.child = undefined;
		this.documentsRead = 0;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const gone = new Promise((resolve) => child.once('exit', resolve));
		child.ref();
		child.kill('SIGKILL');
		await gone;
	}
}
