import type { Surroundings } from '../../core/surroundings';
import { Account } from './account';
import { ApiError } from './errors';

/** The sandbox's own keys; there is nothing real behind them. */
export const KEYS = {
	valid: 'ide-sandbox-key',
	/** A second customer, who sees nothing of the first. */
	other: 'ide-sandbox-other-key',
	expired: 'ide-sandbox-expired-key',
	revoked: 'ide-sandbox-revoked-key',
};

/** One running instance of the service: its accounts, and the checks of its keys. */
export class Service {
	private accounts = new Map<string, Account>();

	constructor(readonly sandbox: Surroundings) {
		this.reset();
	}

	/** The account of the valid key. */
	get account(): Account {
		return this.accountFor(`Bearer ${KEYS.valid}`).account;
	}

	reset(): void {
		this.accounts = new Map(
			[KEYS.valid, KEYS.other].map((key) => [key, new Account(this.sandbox.settings.credits)]),
		);
	}

	/** "All API requests require a Bearer token in the Authorization header." */
	accountFor(authorization: string | undefined): { key: string; account: Account } {
		const key = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
		if (key === KEYS.expired) throw new ApiError('API_KEY_EXPIRED');
		if (key === KEYS.revoked) throw new ApiError('API_KEY_REVOKED');
		const account = this.accounts.get(key);
		if (!account) throw new ApiError('UNAUTHENTICATED');
		return { key, account };
	}
}
