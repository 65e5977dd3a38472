import type { CreditAccount } from '../../core/credits';
import type { OutputFormat } from '../../core/settings';
import { KEYS, type Service } from './service';

export interface ExtractionView {
	id: string;
	submissionId: string;
	fileIds: string[];
	status: 'processing' | 'completed' | 'failed';
	creditsDeducted: number;
	/** Milliseconds of the sandbox's clock. */
	submittedAt: number;
}

export interface SessionView {
	id: string;
	files: Array<{ id: string; name: string; sizeBytes: number; status: string }>;
}

/** A look behind the service's counter, for tests and demonstrations. */
export class InvoiceDataExtractionSandbox {
	/** What goes into the credential. */
	baseUrl = '';
	readonly apiKey = KEYS.valid;
	readonly otherApiKey = KEYS.other;
	readonly expiredApiKey = KEYS.expired;
	readonly revokedApiKey = KEYS.revoked;

	constructor(private readonly service: Service) {}

	/** The credits of the valid key; `balance` can be set. */
	get account(): CreditAccount {
		return this.service.account.credits;
	}

	/** In the order of submission. */
	get extractions(): ExtractionView[] {
		return [...this.service.account.extractions.values()].map((extraction) => ({
			id: extraction.id,
			submissionId: extraction.submission.submission_id,
			fileIds: extraction.submission.file_ids,
			status: extraction.state.status,
			creditsDeducted: extraction.creditsDeducted,
			submittedAt: extraction.submittedAt,
		}));
	}

	/** Puts another file in the place of one that the service made, as another version of it might have. */
	async rewriteOutput(extractionId: string, format: OutputFormat, rewrite: (text: string) => string): Promise<void> {
		const { objects } = this.service.sandbox.storage;
		const key = `outputs/${extractionId}.${format}`;
		await objects.writeBytes(key, rewrite(Buffer.from(await objects.bytes(key)).toString()));
	}

	get sessions(): SessionView[] {
		return [...this.service.account.sessions.values()].map((session) => ({
			id: session.id,
			files: [...session.files.values()].map(({ id, name, declaredSize, status }) => ({
				id,
				name,
				sizeBytes: declaredSize,
				status,
			})),
		}));
	}
}
