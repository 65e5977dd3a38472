import type { Surroundings } from '../../core/surroundings';
import { Account, type ApiKey } from './account';
import { ApiError } from './errors';
import type { InvoiceParserProSettings } from './settings';

export const INVOICE_PARSER_PRO_PATH = '/invoiceparser-pro/api/v1';

/** The sandbox's own keys; there is nothing real behind them. */
export const KEYS = {
	valid: 'ipp_live_sandbox_key',
	/** A second customer, who sees nothing of the first. */
	other: 'ipp_live_sandbox_other_key',
	/** A customer without the Business tier. */
	solo: 'ipp_live_sandbox_solo_key',
	revoked: 'ipp_live_sandbox_revoked_key',
	/** The session of the first customer's web login. */
	session: 'ipp-sandbox-session',
	/** The same of the customer without the Business tier. */
	soloSession: 'ipp-sandbox-solo-session',
};

/** One running instance of the service: its accounts, and the checks of keys and sessions. */
export class Service {
	private accounts: Account[] = [];
	private sessions = new Map<string, Account>();

	readonly basePath = INVOICE_PARSER_PRO_PATH;

	constructor(readonly sandbox: Surroundings) {
		this.reset();
	}

	get settings(): InvoiceParserProSettings {
		return this.sandbox.settings.invoiceParserPro;
	}

	/** The account of the valid key. */
	get account(): Account {
		return this.accounts[0];
	}

	reset(): void {
		const open = (email: string, tier: string, keys: string[]) => {
			const account = new Account(email, tier, this.settings.credits);
			keys.forEach((key, index) => this.issue(account, key, `sandbox ${index + 1}`));
			return account;
		};
		this.accounts = [
			open('you@example.com', 'starter_business', [KEYS.valid, KEYS.revoked]),
			open('other@example.com', 'starter_business', [KEYS.other]),
			open('solo@example.com', 'solo', [KEYS.solo]),
		];
		for (const key of this.account.keys.values()) key.isActive = key.key !== KEYS.revoked;
		this.sessions = new Map([
			[KEYS.session, this.accounts[0]],
			[KEYS.soloSession, this.accounts[2]],
		]);
	}

	/** "Bearer token in the form `Bearer ipp_live_...`." */
	accountOfKey(authorization: string | undefined): { key: ApiKey; account: Account } {
		const token = bearer(authorization);
		for (const account of this.accounts) {
			for (const key of account.keys.values()) {
				if (key.key === token && key.isActive) return { key, account };
			}
		}
		throw new ApiError('INVALID_API_KEY');
	}

	/** "Requires session cookie or bearer session token." The document names no code for a missing one. */
	accountOfSession(authorization: string | undefined, cookie: string | undefined): Account {
		const token = /(?:^|;\s*)session=([^;]+)/.exec(cookie ?? '')?.[1] ?? bearer(authorization);
		const account = this.sessions.get(token);
		if (account) return account;
		throw new ApiError('INVALID_API_KEY', 'Invalid or missing session.');
	}

	issue(account: Account, key: string, name: string): ApiKey {
		const id = `key_${(account.keys.size + 1).toString(16).padStart(6, '0')}`;
		const issued: ApiKey = { id, key, name, createdAt: this.sandbox.clock.now(), isActive: true };
		account.keys.set(id, issued);
		return issued;
	}
}

function bearer(authorization: string | undefined): string {
	return /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
}
