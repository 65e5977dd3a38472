import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** Both as PEM. */
export interface Certificate {
	key: string;
	/** Signed with its own key, so that whoever trusts it trusts this server alone. */
	certificate: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Object identifiers, in DER. */
const ECDSA_WITH_SHA256 = Buffer.from('06082a8648ce3d040302', 'hex');
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const BASIC_CONSTRAINTS = Buffer.from('0603551d13', 'hex');
const SUBJECT_ALT_NAME = Buffer.from('0603551d11', 'hex');

/** Makes a certificate (X.509, RFC 5280) of 127.0.0.1 that is good for a day. */
export function makeCertificate(): Certificate {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const name = sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from('The line of the bench')))));
	const extensions = sequence(
		sequence(BASIC_CONSTRAINTS, octets(sequence(der(0x01, Buffer.from([0xff]))))),
		sequence(SUBJECT_ALT_NAME, octets(sequence(der(0x87, Buffer.from([127, 0, 0, 1]))))),
	);
	const toBeSigned = sequence(
		der(0xa0, integer(Buffer.from([2]))),
		// Positive, as a serial number has to be.
		integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
		sequence(ECDSA_WITH_SHA256),
		name,
		sequence(time(Date.now() - DAY_MS), time(Date.now() + DAY_MS)),
		name,
		publicKey.export({ type: 'spki', format: 'der' }),
		der(0xa3, extensions),
	);
	const signature = der(0x03, Buffer.from([0]), sign('sha256', toBeSigned, privateKey));
	const bytes = sequence(toBeSigned, sequence(ECDSA_WITH_SHA256), signature).toString('base64');
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
		certificate: `-----BEGIN CERTIFICATE-----\n${bytes.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
	};
}

function sequence(...parts: Buffer[]): Buffer {
	return der(0x30, ...parts);
}

function octets(content: Buffer): Buffer {
	return der(0x04, content);
}

function integer(bytes: Buffer): Buffer {
	return der(0x02, bytes);
}

function time(ms: number): Buffer {
	const digits = new Date(ms).toISOString().replace(/\D/g, '').slice(2, 14);
	return der(0x17, Buffer.from(`${digits}Z`));
}

/** A value with its tag and its length. */
function der(tag: number, ...parts: Buffer[]): Buffer {
	const content = Buffer.concat(parts);
	const length = content.length < 128 ? [content.length] : [0x82, content.length >> 8, content.length & 255];
	return Buffer.concat([Buffer.from([tag, ...length]), content]);
}
