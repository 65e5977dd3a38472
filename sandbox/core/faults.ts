/** Something that goes wrong once (or `times` times) at one endpoint. */
export interface Fault {
	/** The endpoint's name as in the request log, '*' for all requests, or 'processing' for the work on an extraction. */
	route: string;
	/**
	 * - status: answers `status` with the service's error format; the work is not done.
	 * - html: the same with an HTML page, as a proxy answers (503 unless `status` says otherwise).
	 * - delay: the work is done at once, the answer comes `delayMs` later.
	 * - hang: the work is done at once, the answer never comes; the clock stands until the client gives up.
	 * - dropBefore / dropAfter: the connection ends before / after the work is done, without an answer.
	 * - truncatedJson / wrongShape / empty: the work is done, the answer is cut in half / is other JSON than documented / is empty.
	 * - cutOff: the work is done, the connection ends in the middle of the answer.
	 * - endless / drip: the work is done, the answer never ends / comes byte by byte and never ends; the clock stands meanwhile.
	 * - changed: the work is done, and `change` makes another answer of the JSON (of undefined, where it is something else); only for tests in the same process.
	 */
	kind: FaultKind;
	status?: number;
	code?: string;
	retryable?: boolean;
	/** The details of the error, of Invoice Data Extraction. */
	details?: Record<string, unknown>;
	/** The Retry-After header: seconds, or an HTTP date. */
	retryAfter?: number | string;
	/** Milliseconds of the sandbox's clock. */
	delayMs?: number;
	/** How often it strikes; 1 unless given. */
	times?: number;
	/** How many requests pass before it strikes. */
	skip?: number;
	/** For `changed`: makes another answer of the one that would be given. */
	change?: (answer: unknown) => unknown;
	/** Strikes only where path, query or body contain this text, such as a file id. */
	match?: string;
}

export const FAULT_KINDS = [
	'status',
	'delay',
	'hang',
	'dropBefore',
	'dropAfter',
	'html',
	'truncatedJson',
	'wrongShape',
	'empty',
	'cutOff',
	'endless',
	'drip',
	'changed',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Not a request, but the work that goes on behind them. */
export const PROCESSING = 'processing';

/** The faults that are still to come. */
export class FaultList {
	private waiting: Array<Fault & { left: number; passing: number }> = [];

	add(fault: Fault): void {
		this.waiting.push({ ...fault, left: fault.times ?? 1, passing: fault.skip ?? 0 });
	}

	clear(): void {
		this.waiting = [];
	}

	/** The fault that strikes this piece of work, counted down. */
	take(route: string, text: string): Fault | undefined {
		for (const fault of this.waiting) {
			const isMeant = fault.route === '*' ? route !== PROCESSING : fault.route === route;
			if (!isMeant) continue;
			if (fault.match !== undefined && !text.includes(fault.match)) continue;
			if (fault.passing-- > 0) continue;
			fault.left--;
			this.waiting = this.waiting.filter((other) => other.left > 0);
			return fault;
		}
		return undefined;
	}
}
