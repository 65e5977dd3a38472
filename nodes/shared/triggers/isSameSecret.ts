import { createHash, timingSafeEqual } from 'crypto';

/** Compares two secrets in a time that tells nothing about either, not even their lengths. */
export function isSameSecret(given: string, expected: string): boolean {
	return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
