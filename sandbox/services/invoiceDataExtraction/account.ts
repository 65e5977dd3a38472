import { CreditAccount } from '../../core/credits';
import type { ErrorBody } from './errors';
import type { CompletedExtraction } from './completed';
import type { Submission } from './schemas';

/** What the service keeps of one customer: nothing of it can be seen with another customer's key. */
export class Account {
	readonly credits: CreditAccount;
	/** By upload_session_id. */
	readonly sessions = new Map<string, UploadSession>();
	/** By extraction_id. */
	readonly extractions = new Map<string, Extraction>();
	/** extraction_id by submission_id. */
	readonly submissions = new Map<string, string>();

	constructor(credits: number) {
		this.credits = new CreditAccount(credits);
	}

	/** Extractions that are being worked on. */
	get running(): number {
		return [...this.extractions.values()].filter(({ state }) => state.status === 'processing').length;
	}
}

export interface UploadSession {
	id: string;
	files: Map<string, UploadedFile>;
	createdAt: number;
}

export interface UploadedFile {
	id: string;
	name: string;
	declaredSize: number;
	/** The object's key in the storage. */
	key: string;
	uploadId: string;
	status: 'uploading' | 'completed' | 'removed';
	/** The completion under way or done, so that a repeated request joins it. */
	completion?: Promise<void>;
}

export interface Extraction {
	id: string;
	submission: Submission;
	files: UploadedFile[];
	submittedAt: number;
	state: ExtractionState;
	creditsDeducted: number;
}

export type ExtractionState =
	| { status: 'processing'; progress: () => number }
	| { status: 'failed'; error: ErrorBody }
	| ({ status: 'completed' } & CompletedExtraction);
