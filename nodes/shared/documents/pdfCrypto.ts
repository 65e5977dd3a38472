import { createCipheriv, createHash } from 'crypto';

/** The bytes that fill up a short password (ISO 32000-2, algorithm 2, step a); alone, they are the empty password. */
export const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

/** RC4, which current OpenSSL no longer offers and old PDFs still need. */
export function rc4(key: Uint8Array, data: Uint8Array): Buffer {
	const state = Uint8Array.from({ length: 256 }, (_, index) => index);
	for (let i = 0, j = 0; i < 256; i++) {
		j = (j + state[i] + key[i % key.length]) & 255;
		[state[i], state[j]] = [state[j], state[i]];
	}
	let i = 0;
	let j = 0;
	return Buffer.from(data).map((byte) => {
		i = (i + 1) & 255;
		j = (j + state[i]) & 255;
		[state[i], state[j]] = [state[j], state[i]];
		return byte ^ state[(state[i] + state[j]) & 255];
	}) as Buffer;
}

/** Algorithm 2.B of ISO 32000-2 for the empty user password: SHA-2 and AES in at least 64 rounds. */
export function hardenedHash(salt: Buffer): Buffer {
	let key = createHash('sha256').update(salt).digest();
	for (let round = 0, last = 0; round < 64 || last > round - 32; round++) {
		const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false);
		const encrypted = cipher.update(Buffer.concat(Array<Buffer>(64).fill(key)));
		const remainder = encrypted.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
		key = createHash(['sha256', 'sha384', 'sha512'][remainder]).update(encrypted).digest();
		last = encrypted[encrypted.length - 1];
	}
	return key.subarray(0, 32);
}
