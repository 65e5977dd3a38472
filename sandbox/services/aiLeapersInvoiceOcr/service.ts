import type { Surroundings } from '../../core/surroundings';
import { Account } from './account';
import { ApiError } from './errors';
import { PLANS, type Plan } from './plans';

/** The sandbox's own keys; there is nothing real behind them. */
export const KEYS: Record<Plan['name'], string> = {
	free: 'ocr-sandbox-free-key',
	pro: 'ocr-sandbox-pro-key',
	business: 'ocr-sandbox-key',
};

/** A result that was posted to a `webhook_url`. */
export interface Delivery {
	url: string;
	id: string;
	/** Undefined when nobody answered. */
	status?: number;
}

/** One running instance of the service: an account for each plan. */
export class Service {
	private accounts = new Map<string, Account>();
	deliveries: Delivery[] = [];

	constructor(readonly sandbox: Surroundings) {
		this.reset();
	}

	reset(): void {
		this.deliveries = [];
		this.accounts = new Map(
			Object.values(PLANS).map((plan) => [KEYS[plan.name], new Account(plan, this.sandbox.clock)]),
		);
	}

	account(plan: Plan['name']): Account {
		return this.accountFor(`Bearer ${KEYS[plan]}`);
	}

	/** "All requests require an API key passed in the Authorization header." */
	accountFor(authorization: string | undefined): Account {
		const key = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
		const account = this.accounts.get(key);
		if (!account) throw new ApiError('unauthorized');
		return account;
	}
}
