import { createDecipheriv, createHash } from 'crypto';

import { hardenedHash, rc4 } from '../../documents/pdfCrypto';
import type { PdfEncryption } from '../../documents/pdfEncryption';
import { emptyPasswordKey, opensWithoutPassword } from '../../documents/pdfPassword';
import { unreadable } from './unreadable';
import { dictionaryOf, nameOf, numberOf, type PdfDictionary, type PdfReference } from './values';

/** Undoes the encryption of a stream of an object. */
export type Decryption = (data: Buffer, object: PdfReference) => Buffer;

/**
 * How the streams of a file that opens without a password are decrypted (7.6).
 * @throws EInvoiceError when it needs one, or is encrypted in another way than the standard's
 */
export function decryptionOf(dictionary: PdfDictionary, trailer: PdfDictionary): Decryption {
	const stated = encryptionOf(dictionary, trailer);
	if (!stated || !opensWithoutPassword(stated)) throw unreadable('it opens only with a password, or is encrypted in an unusual way');
	const method = methodOf(dictionary);
	if (method === 'Identity') return (data) => data;
	if (stated.revision >= 5) {
		const key = aes256Key(stated, dictionary);
		return (data) => aes(data, key);
	}
	const key = emptyPasswordKey(stated);
	return (data, { number, generation }) => {
		const numbers = Buffer.from([number, number >> 8, number >> 16, generation, generation >> 8]);
		const own = createHash('md5').update(key).update(numbers);
		if (method === 'AESV2') own.update('sAlT', 'latin1');
		const objectKey = own.digest().subarray(0, Math.min(16, key.length + 5));
		return method === 'AESV2' ? aes(data, objectKey) : rc4(objectKey, data);
	};
}

/** Algorithm 2.A: the key of the file is in /UE, encrypted with the hash of the empty password and the key's salt. */
function aes256Key({ revision, user }: PdfEncryption, dictionary: PdfDictionary): Buffer {
	const salt = user.subarray(40, 48);
	const key = revision === 5 ? createHash('sha256').update(salt).digest() : hardenedHash(salt);
	const packed = dictionary.get('UE');
	if (!Buffer.isBuffer(packed) || packed.length < 32) throw unreadable('its encryption is broken');
	const cipher = createDecipheriv('aes-256-cbc', key, Buffer.alloc(16)).setAutoPadding(false);
	return Buffer.concat([cipher.update(packed.subarray(0, 32)), cipher.final()]);
}

/** The first 16 bytes are the initialization vector; the last one says how many at the end are none of the data. */
function aes(data: Buffer, key: Buffer): Buffer {
	const length = data.length - (data.length % 16);
	if (length < 32) return Buffer.alloc(0);
	const cipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, data.subarray(0, 16)).setAutoPadding(false);
	const plain = Buffer.concat([cipher.update(data.subarray(16, length)), cipher.final()]);
	const padding = plain[plain.length - 1];
	return padding >= 1 && padding <= 16 ? plain.subarray(0, plain.length - padding) : plain;
}

/** The method of the filter for embedded files, or for streams (7.6.6); RC4 in the versions before there were any. */
function methodOf(dictionary: PdfDictionary): string {
	if ((numberOf(dictionary.get('V')) ?? 0) < 4) return 'V2';
	const filter = nameOf(dictionary.get('EFF')) ?? nameOf(dictionary.get('StmF')) ?? 'Identity';
	if (filter === 'Identity') return 'Identity';
	return nameOf(dictionaryOf(dictionaryOf(dictionary.get('CF'))?.get(filter))?.get('CFM')) ?? 'Identity';
}

function encryptionOf(dictionary: PdfDictionary, trailer: PdfDictionary): PdfEncryption | undefined {
	const [owner, user] = [dictionary.get('O'), dictionary.get('U')];
	const [revision, permissions, version, length] = ['R', 'P', 'V', 'Length'].map((key) => numberOf(dictionary.get(key)));
	if (nameOf(dictionary.get('Filter')) !== 'Standard' || !Buffer.isBuffer(owner) || !Buffer.isBuffer(user)) return undefined;
	if (revision === undefined || permissions === undefined) return undefined;
	const id = trailer.get('ID');
	const [first] = Array.isArray(id) ? id : [];
	const bits = length ?? 40;
	return {
		revision,
		owner,
		user,
		permissions,
		keyBytes: revision === 2 ? 5 : version === 4 ? 16 : bits < 40 ? bits : bits / 8,
		encryptMetadata: dictionary.get('EncryptMetadata') !== false,
		fileId: Buffer.isBuffer(first) ? first : Buffer.alloc(0),
	};
}
