import { createHash } from 'crypto';

import { readEncryption, type PdfEncryption } from './pdfEncryption';
import { hardenedHash, padding, rc4 } from './pdfCrypto';

/**
 * Whether a PDF opens only with a password. Many invoices are encrypted with an *empty* one, to forbid printing or
 * copying; every reader opens those, so the empty password is tried as ISO 32000-2, 7.6.4 describes.
 * False also when the bytes do not tell (another security handler, damage): then the service decides.
 */
export function needsPassword(pdf: Buffer): boolean {
	const encryption = readEncryption(pdf);
	return encryption !== undefined && !opensWithoutPassword(encryption);
}

/** Whether the empty password opens a PDF with this encryption. */
export function opensWithoutPassword(encryption: PdfEncryption): boolean {
	return encryption.revision >= 5 ? opensWithAes256(encryption) : opensWithRc4Key(encryption);
}

/** Algorithms 11 and 2.A: the first 32 bytes of /U are the hash of the password and the validation salt behind them. */
function opensWithAes256({ revision, user }: PdfEncryption): boolean {
	const salt = user.subarray(32, 40);
	const hash = revision === 5 ? createHash('sha256').update(salt).digest() : hardenedHash(salt);
	return hash.equals(user.subarray(0, 32));
}

/** Algorithms 4 to 6: /U is a known text, encrypted with the key that the password gives. */
function opensWithRc4Key(encryption: PdfEncryption): boolean {
	const key = emptyPasswordKey(encryption);
	if (encryption.revision === 2) return rc4(key, padding).equals(encryption.user.subarray(0, 32));
	let expected = rc4(key, createHash('md5').update(padding).update(encryption.fileId).digest());
	for (let round = 1; round <= 19; round++) expected = rc4(key.map((byte) => byte ^ round), expected);
	return expected.equals(encryption.user.subarray(0, 16));
}

/** Algorithm 2, with the empty password. */
export function emptyPasswordKey({ revision, owner, permissions, fileId, keyBytes, encryptMetadata }: PdfEncryption): Buffer {
	const permissionBytes = Buffer.alloc(4);
	permissionBytes.writeInt32LE(permissions | 0);
	const hash = createHash('md5').update(padding).update(owner.subarray(0, 32)).update(permissionBytes).update(fileId);
	if (revision >= 4 && !encryptMetadata) hash.update(Buffer.from([0xff, 0xff, 0xff, 0xff]));
	let key = hash.digest().subarray(0, keyBytes);
	if (revision >= 3) {
		for (let round = 0; round < 50; round++) key = createHash('md5').update(key).digest().subarray(0, keyBytes);
	}
	return key;
}
