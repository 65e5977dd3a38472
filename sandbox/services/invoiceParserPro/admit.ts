import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from './account';
import { ApiError } from './errors';
import type { Service } from './service';
import type { InvoiceParserProSettings } from './settings';

export type LimitClass = keyof InvoiceParserProSettings['rateLimits'];

declare module 'fastify' {
	interface FastifyContextConfig {
		ippLimit?: LimitClass;
		/** Whether the endpoint asks for the session of the web login instead of a key. */
		needsSession?: boolean;
		/** Whether it serves accounts of every tier. */
		anyTier?: boolean;
	}
	interface FastifyRequest {
		ippAccount: Account;
	}
}

/** Every endpoint, the unknown too, needs a good key or session and counts towards the limit of its class. */
export async function admit(service: Service, request: FastifyRequest, reply: FastifyReply): Promise<void> {
	const { authorization, cookie } = request.headers;
	const { ippLimit, needsSession, anyTier } = request.routeOptions.config ?? {};
	if (needsSession) {
		request.ippAccount = service.accountOfSession(authorization, cookie);
	} else {
		const { key, account } = service.accountOfKey(authorization);
		request.ippAccount = account;
		key.lastUsedAt = service.sandbox.clock.now();
		if (ippLimit) limit(service, key.key, ippLimit, reply);
	}
	if (!anyTier && !request.ippAccount.hasBusinessTier) throw new ApiError('TIER_REQUIRED');
}

/** "Limits are applied per API key." The headers are announced, not there yet; see the setting. */
function limit({ sandbox, settings }: Service, key: string, limitClass: LimitClass, reply: FastifyReply): void {
	if (!sandbox.settings.rateLimits.enabled) return;
	const perMinute = settings.rateLimits[limitClass];
	const name = `${key} ${limitClass}`;
	const refused = sandbox.limiter.take(name, perMinute);
	if (settings.rateLimitHeaders) {
		const left = sandbox.limiter.left(name, perMinute);
		void reply.headers({ 'x-ratelimit-limit': String(perMinute), 'x-ratelimit-remaining': String(left) });
		if (left === 0) void reply.header('retry-after', String(sandbox.limiter.secondsUntilRoom(name, perMinute)));
	}
	if (refused) throw new ApiError('RATE_LIMITED');
}
