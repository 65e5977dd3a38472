import { CreditAccount } from '../../core/credits';
import type { ErrorBody } from './errors';
import type { ExtractionResult } from './result';

/** What the service keeps of one customer: nothing of it can be seen with another customer's key. */
export class Account {
	readonly credits: CreditAccount;
	/** By job_id, oldest first. */
	readonly jobs = new Map<string, Job>();
	/** Jobs by external_id. */
	readonly externalIds = new Map<string, Job>();
	/** By batch_id, oldest first. */
	readonly batches = new Map<string, Batch>();
	/** By webhook_id. */
	readonly webhooks = new Map<string, Webhook>();
	/** By key_id. */
	readonly keys = new Map<string, ApiKey>();

	constructor(
		readonly email: string,
		public tier: string,
		credits: number,
	) {
		this.credits = new CreditAccount(credits);
	}

	/** TIER_REQUIRED: "Business-tier subscription required." */
	get hasBusinessTier(): boolean {
		return this.tier.includes('business');
	}
}

export type ExportMode = 'standard' | 'full';

/** What came of one document. */
export type Outcome =
	| { status: 'processing' }
	| { status: 'completed'; result: ExtractionResult; completedAt: number }
	| { status: 'failed'; error: ErrorBody; completedAt: number };

export interface Job {
	id: string;
	fileName: string;
	externalId?: string;
	exportMode: ExportMode;
	/** Milliseconds of the sandbox's clock. */
	createdAt: number;
	creditsCharged: number;
	outcome: Outcome;
}

export interface Batch {
	id: string;
	exportMode: ExportMode;
	createdAt: number;
	completedAt?: number;
	files: Array<{ fileName: string; outcome: Outcome }>;
}

export const EVENTS = ['job.completed', 'job.failed', 'batch.completed', 'batch.failed'] as const;
export type EventName = (typeof EVENTS)[number];

export interface Webhook {
	id: string;
	url: string;
	events: EventName[];
	secret: string;
	createdAt: number;
	lastUsedAt?: number;
	failureCount: number;
}

export interface ApiKey {
	id: string;
	key: string;
	name: string;
	createdAt: number;
	lastUsedAt?: number;
	isActive: boolean;
}
