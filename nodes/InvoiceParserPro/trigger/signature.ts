import { createHmac } from 'crypto';

import { isSameSecret } from '../../shared/triggers/isSameSecret';

/**
 * Whether a body was signed with the secret. Source: "Each delivery is signed with HMAC-SHA256 — verify the X-IPP-Signature
 * header". The encoding is not said: hex is taken, with and without `sha256=` before it.
 */
export function isSigned(rawBody: Buffer, signature: unknown, secret: string): boolean {
	if (typeof signature !== 'string' || secret === '') return false;
	const expected = createHmac('sha256', secret).update(rawBody).digest('hex');
	return isSameSecret(signature.trim().replace(/^sha256=/i, '').toLowerCase(), expected);
}
