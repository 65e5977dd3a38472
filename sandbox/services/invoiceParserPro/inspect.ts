import type { Account, ApiKey, Batch, Job, Webhook } from './account';
import { KEYS, type Service } from './service';

/** A look behind the service's counter, for tests and demonstrations. */
export class InvoiceParserProSandbox {
	/** What goes into the credential. */
	baseUrl = '';
	readonly apiKey = KEYS.valid;
	readonly otherApiKey = KEYS.other;
	/** Of an account without the Business tier. */
	readonly soloApiKey = KEYS.solo;
	readonly revokedApiKey = KEYS.revoked;
	readonly sessionToken = KEYS.session;
	readonly soloSessionToken = KEYS.soloSession;

	constructor(private readonly service: Service) {}

	/** Of the valid key; `tier` and `credits.balance` can be set. */
	get account(): Account {
		return this.service.account;
	}

	/** In the order of arrival. */
	get jobs(): Job[] {
		return [...this.account.jobs.values()];
	}

	get batches(): Batch[] {
		return [...this.account.batches.values()];
	}

	get webhooks(): Webhook[] {
		return [...this.account.webhooks.values()];
	}

	get keys(): ApiKey[] {
		return [...this.account.keys.values()];
	}
}
