import type { Clock } from '../../core/clock';
import { ApiError, UPGRADE_URL } from './errors';
import type { InvoiceResult } from './invoiceResult';
import type { Plan } from './plans';

/** What became of one file of a batch. */
export type BatchEntry =
	| { filename: string; status: 'completed'; data: InvoiceResult }
	| { filename: string; status: 'failed'; error: { code: string; message: string } };

export interface Batch {
	id: string;
	fileNames: string[];
	state: { status: 'processing' } | { status: 'completed'; results: BatchEntry[] } | { status: 'failed'; message: string };
	/** Finished so far. */
	done: BatchEntry[];
}

/** One customer: its plan, what it used, and its batches. */
export class Account {
	readonly batches = new Map<string, Batch>();
	/** Requests for an extraction that are being answered. */
	private concurrent = 0;
	/** Invoices of extractions that have not ended yet; they count towards the quota. */
	private reserved = 0;
	private readonly usedByPeriod = new Map<string, number>();

	constructor(
		readonly plan: Plan,
		private readonly clock: Clock,
	) {}

	/** The calendar month, such as 2026-06. */
	get period(): string {
		return new Date(this.clock.now()).toISOString().slice(0, 7);
	}

	/** Invoices of this month. */
	get used(): number {
		return this.usedByPeriod.get(this.period) ?? 0;
	}

	set used(invoices: number) {
		this.usedByPeriod.set(this.period, invoices);
	}

	/** Takes one of the plan's concurrent requests. @returns what gives it back @throws ApiError */
	enter(): () => void {
		const { concurrent, name } = this.plan;
		if (this.concurrent >= concurrent) {
			throw new ApiError('rate_limited', `Too many concurrent requests. The ${name} plan allows ${concurrent}.`);
		}
		this.concurrent++;
		return () => void this.concurrent--;
	}

	/** Holds so many invoices of the quota. @returns what says how many were really extracted @throws ApiError */
	reserve(invoices: number): (extracted: number) => void {
		const { monthly } = this.plan;
		if (this.used + this.reserved + invoices > monthly) {
			throw new ApiError('rate_limited', `Monthly quota exceeded. ${this.used}/${monthly} invoices used.`, UPGRADE_URL);
		}
		this.reserved += invoices;
		return (extracted) => {
			this.reserved -= invoices;
			this.used += extracted;
		};
	}
}
