import type { ChildProcess } from 'node:child_process';
import type { DocumentReading, PageText } from '../reading';
import { cpuTimeMs } from './cpuTime';
import type { ReadTask, WorkerAnswer, WorkerRequest } from './messages';

const START_LIMIT_MS = 60_000;
/** How much longer than other steps the recognition of a page and putting the pages together may take. */
const LONG_STEP = 3;
/** On a busy machine a step may wait so many times its limit for a processor. */
const PATIENCE = 4;

export type Outcome =
	| { kind: 'reading'; reading: DocumentReading }
	| {
			kind: 'timeout' | 'died';
			reason: string;
			/** Pages that were being read: one of them did it. */
			pagesUnderWay: number[];
			/** How many pages the document has; 0 when that was not yet known. */
			pages: number;
			/** Pages whose recognition was finished. */
			recognised: PageText[];
	  };

export interface Handover {
	bytes: Uint8Array;
	task: ReadTask;
	timeLimitMs: number;
	memoryLimitMb: number;
	/** The process was just started and will say when it is up. */
	isStarting: boolean;
	onPage(done: number, pages: number): void;
}

/**
 * Hands a document over once the worker is up and waits for its reading. The time limit counts from the last
 * page that the worker began or ended, so that it is one for each page; time in which the worker had no processor
 * does not count.
 */
export function exchange(child: ChildProcess, handover: Handover): Promise<Outcome> {
	return new Promise((resolve) => {
		const { timeLimitMs, memoryLimitMb } = handover;
		const underWay = new Set<number>();
		let pages = 0;
		let limitMs = timeLimitMs;
		const ended = new Set<number>();
		const recognised: PageText[] = [];
		let startedAt = performance.now();
		let cpuAtStart = cpuTimeMs(child.pid);
		let timer = setTimeout(onTimeout, handover.isStarting ? START_LIMIT_MS : timeLimitMs);
		let handedOver = !handover.isStarting;

		const finish = (outcome: Outcome): void => {
			clearTimeout(timer);
			child.off('message', onMessage).off('exit', onExit).off('error', onError);
			resolve(outcome);
		};
		const fail = (kind: 'timeout' | 'died', reason: string): void => finish({ kind, reason, pagesUnderWay: [...underWay], pages, recognised });
		function handOver(): void {
			const request: WorkerRequest = { bytes: handover.bytes, task: handover.task };
			child.send(request, (error) => error && onError(error));
		}
		function onMessage(answer: WorkerAnswer): void {
			if (answer.kind === 'reading') return finish(answer);
			if (answer.kind === 'page begins') {
				underWay.add(answer.page);
				pages = answer.pages;
				limitMs = timeLimitMs * (answer.isRecognised ? LONG_STEP : 1);
			}
			if (answer.kind === 'page waits') underWay.delete(answer.page);
			if (answer.kind === 'page ends') {
				underWay.delete(answer.page);
				ended.add(answer.page);
				if (answer.recognised) recognised.push(answer.recognised);
				handover.onPage(ended.size, answer.pages);
				// After the last one hundreds of pages may have to be put together.
				if (underWay.size === 0) limitMs = timeLimitMs * (ended.size === answer.pages ? LONG_STEP : 1);
			}
			clearTimeout(timer);
			startedAt = performance.now();
			cpuAtStart = cpuTimeMs(child.pid);
			timer = setTimeout(onTimeout, limitMs);
			if (handedOver) return;
			handedOver = true;
			handOver();
		}
		function onTimeout(): void {
			// The processor's time is counted in steps of 10 ms, too coarse for shorter limits.
			const used = limitMs < 100 ? limitMs : (cpuTimeMs(child.pid) ?? Number.POSITIVE_INFINITY) - (cpuAtStart ?? 0);
			if (handedOver && used < 0.6 * limitMs && performance.now() - startedAt < PATIENCE * limitMs) {
				timer = setTimeout(onTimeout, Math.max(1, limitMs - used));
				return;
			}
			fail('timeout', handedOver ? `Reading took longer than ${limitMs / 1000} s` : 'The reader did not start');
		}
		function onExit(code: number | null, signal: NodeJS.Signals | null): void {
			const outOfMemory = signal === 'SIGKILL' || signal === 'SIGABRT' || code === 134;
			fail('died', outOfMemory ? `Reading took more than ${memoryLimitMb} MB of memory` : 'The document made its reader crash');
		}
		function onError(error: Error): void {
			fail('died', `The reader could not be reached: ${error.message}`);
		}
		child.on('message', onMessage).on('exit', onExit).on('error', onError);
		if (handedOver) handOver();
	});
}
