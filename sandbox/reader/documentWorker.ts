import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DocumentFile, DocumentReading, ReadLimits } from './reading';
import type { WorkerAnswer, WorkerRequest } from './worker/messages';

const START_LIMIT_MS = 60_000;
/** A worker is replaced now and then, so that what leaks in the libraries does not add up. */
const DOCUMENTS_PER_WORKER = 250;

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

	/** Reads one document. Always resolves: whatever the document does to the process becomes a reading. */
	async read(file: DocumentFile, limits: ReadLimits): Promise<DocumentReading> {
		const wasUsed = this.documentsRead > 0;
		const outcome = await this.attempt(file, limits);
		if (outcome.kind === 'reading') return outcome.reading;
		await this.discard();
		if (this.ended) return { status: 'unreadable', reason: 'The reader was closed' };
		if (outcome.kind === 'timeout') return { status: 'unreadable', reason: outcome.reason };
		// Earlier documents may have left the worker weak: only a fresh one tells that it was this document.
		if (!wasUsed) return { status: 'unreadable', reason: outcome.reason };
		const second = await this.attempt(file, limits);
		if (second.kind === 'reading') return second.reading;
		await this.discard();
		return { status: 'unreadable', reason: second.reason };
	}

	/** Ends the process at once; a read under way becomes unreadable. */
	async end(): Promise<void> {
		this.ended = true;
		await this.discard();
	}

	private async attempt(file: DocumentFile, limits: ReadLimits): Promise<Outcome> {
		const child = this.child ?? (this.child = this.start());
		child.ref();
		child.channel?.ref();
		try {
			return await exchange(child, file, limits, this.memoryLimitMb, this.documentsRead === 0);
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
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const gone = new Promise((resolve) => child.once('exit', resolve));
		child.ref();
		child.kill('SIGKILL');
		await gone;
	}
}

type Outcome =
	| { kind: 'reading'; reading: DocumentReading }
	| { kind: 'timeout' | 'died'; reason: string };

/** Hands the document over once the worker is up; the time limit counts from then. */
function exchange(
	child: ChildProcess,
	file: DocumentFile,
	limits: ReadLimits,
	memoryLimitMb: number,
	isStarting: boolean,
): Promise<Outcome> {
	return new Promise((resolve) => {
		let timer = setTimeout(onTimeout, isStarting ? START_LIMIT_MS : limits.timeLimitMs);
		let handedOver = !isStarting;
		const finish = (outcome: Outcome): void => {
			clearTimeout(timer);
			child.off('message', onMessage).off('exit', onExit).off('error', onError);
			resolve(outcome);
		};
		function handOver(): void {
			const request: WorkerRequest = { bytes: file.bytes, maxPages: limits.maxPages };
			child.send(request, (error) => error && onError(error));
		}
		function onMessage(answer: WorkerAnswer): void {
			if (answer.kind === 'reading') return finish(answer);
			if (handedOver) return;
			handedOver = true;
			clearTimeout(timer);
			timer = setTimeout(onTimeout, limits.timeLimitMs);
			handOver();
		}
		function onTimeout(): void {
			const seconds = limits.timeLimitMs / 1000;
			const reason = handedOver ? `Reading took longer than ${seconds} s` : 'The reader did not start';
			finish({ kind: 'timeout', reason });
		}
		function onExit(code: number | null, signal: NodeJS.Signals | null): void {
			const outOfMemory = signal === 'SIGKILL' || signal === 'SIGABRT' || code === 134;
			const reason = outOfMemory
				? `Reading took more than ${memoryLimitMb} MB of memory`
				: 'The document made its reader crash';
			finish({ kind: 'died', reason });
		}
		function onError(error: Error): void {
			finish({ kind: 'died', reason: `The reader could not be reached: ${error.message}` });
		}
		child.on('message', onMessage).on('exit', onExit).on('error', onError);
		if (handedOver) handOver();
	});
}
