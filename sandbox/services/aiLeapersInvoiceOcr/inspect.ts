import type { Account } from './account';
import { KEYS, type Delivery, type Service } from './service';

/** A look behind the service's counter, for tests and demonstrations. */
export class AiLeapersInvoiceOcrSandbox {
	/** What goes into the credential. */
	baseUrl = '';
	/** The Business plan's, which can do everything. */
	readonly apiKey = KEYS.business;
	readonly proKey = KEYS.pro;
	readonly freeKey = KEYS.free;

	constructor(private readonly service: Service) {}

	/** Invoices that were extracted this month; can be set. */
	get business(): Pick<Account, 'used' | 'batches'> {
		return this.service.account('business');
	}

	get pro(): Pick<Account, 'used' | 'batches'> {
		return this.service.account('pro');
	}

	get free(): Pick<Account, 'used' | 'batches'> {
		return this.service.account('free');
	}

	/** What was posted to webhook URLs, in order. */
	get deliveries(): Delivery[] {
		return this.service.deliveries;
	}
}
