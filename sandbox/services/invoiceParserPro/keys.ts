import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Account } from './account';
import { ApiError } from './errors';
import type { Service } from './service';
import { timestamp } from './times';

const keyRequest = z.object({ name: z.string().max(200).optional() }).optional();

/** POST /keys: "The full key value is returned once". */
export function createKey(service: Service, account: Account, body: unknown) {
	const wanted = keyRequest.safeParse(body ?? {});
	if (!wanted.success) throw new ApiError('INVALID_REQUEST', 'name must be a text.');
	const value = `ipp_live_${randomBytes(3).toString('hex')}_${randomBytes(12).toString('hex')}`;
	const { id, key, name, createdAt } = service.issue(account, value, wanted.data?.name ?? '');
	return {
		success: true,
		data: {
			key_id: id,
			key,
			name,
			created_at: timestamp(createdAt),
			warning: 'Store this key securely. It will not be shown again.',
		},
	};
}

/** GET /keys: "The raw key value is never returned — only metadata." */
export function listKeys({ keys }: Account) {
	return {
		success: true,
		data: {
			keys: [...keys.values()].map(({ id, name, createdAt, lastUsedAt, isActive }) => ({
				key_id: id,
				name,
				created_at: timestamp(createdAt),
				last_used_at: timestamp(lastUsedAt),
				is_active: isActive,
			})),
		},
	};
}

/** DELETE /keys/{key_id}: "Subsequent requests using the revoked key will return 401 INVALID_API_KEY." */
export function revokeKey({ keys }: Account, id: string) {
	const key = keys.get(id);
	if (!key) throw new ApiError('NOT_FOUND', `API key ${id} not found`);
	key.isActive = false;
	return { success: true, message: `API key ${id} revoked` };
}
