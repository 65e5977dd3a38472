import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readEncryption } from '../../../../nodes/shared/documents/pdfEncryption';
import { needsPassword } from '../../../../nodes/shared/documents/pdfPassword';
import { makePdf, VERSIONS } from '../support/encryptedPdf';

describe.each(VERSIONS)('a PDF of version %s, encrypted with %s,', (version) => {
	it('needs a password when one was set for opening it', async () => {
		expect(needsPassword(await makePdf(version, { userPassword: 'open sesame' }))).toBe(true);
		expect(needsPassword(await makePdf(version, { userPassword: 'open sesame', ownerPassword: 'own it' }))).toBe(true);
	});

	it('opens when a password was set only for changing it', async () => {
		const pdf = await makePdf(version, { ownerPassword: 'own it' });

		expect(readEncryption(pdf)).toBeDefined();
		expect(needsPassword(pdf)).toBe(false);
	});

	it('opens when it is not encrypted after all', async () => {
		expect(needsPassword(await makePdf(version))).toBe(false);
	});

	it('does not break the check, however it was cut off or damaged', async () => {
		const pdf = await makePdf(version, { userPassword: 'open sesame' });
		fc.assert(
			fc.property(fc.nat(pdf.length), fc.nat(pdf.length - 1), fc.uint8Array({ maxLength: 20 }), (length, at, damage) => {
				const broken = Buffer.from(pdf);
				broken.set(damage.subarray(0, pdf.length - at), at);
				needsPassword(pdf.subarray(0, length));
				needsPassword(pdf.subarray(length));
				needsPassword(broken);
			}),
		);
	});
});

/** What another writer of PDFs made of these passwords; pdfkit stops at the revision before. */
const REVISION_6 = [
	['', false, '6fe7c1a3111d7517bbd42ee5e81e5a03b21302b64536788f151eabf929b0fc6fe4ebfe38bb3c63daf1807e68eb9b1cdc'],
	['open sesame', true, 'fdb6c598e727d2e757890fbf0891081908ce288ba13ab4c0e3ed76c95c39cb803049e118c111a0ddef35a499b8ca3458'],
] as const;

it.each(REVISION_6)('judges the hash of PDF 2.0 for the password "%s": needs it %p', (_, expected, user) => {
	const pdf = `%PDF-2.0 trailer << /Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /P -1 /O <00> /U <${user}> >> >>`;

	expect(needsPassword(Buffer.from(pdf, 'latin1'))).toBe(expected);
});

/**
 * Unusual but readable: what the standard's algorithms, written down a second time, made of the owner's password "own it" and of the
 * user's. A reader of PDFs opens these, but for the one that states its length in bytes, which not all of them understand.
 */
const OWNER = { bits128: 'edde1ce5b5b30a426787197ca68848b9b10b2b5baba027cd1757a41bd522aea7', bits40: 'adab0510c722debcc76a8d19b3ac83d26acca433d454052fee4c2027065717b0' };
const UNUSUAL = [
	['metadata that are not encrypted', '/V 4 /R 4 /Length 128 /EncryptMetadata false', OWNER.bits128, 'd2e83018b5f75cba046872aebfe078ee', '912e475ea1f40cd4c0ae8c87e0ae751d'],
	['a key length in bytes', '/V 2 /R 3 /Length 16', OWNER.bits128, 'cc6993576b6d025561dfca4a0b6c5373', '9b3a1287e39ebff5e246fd24fb772a04'],
	['the shortest key length, in bits', '/V 2 /R 3 /Length 40', OWNER.bits40, '6d1c2d9c85086dcf0fa675858739d63d', '8e3588b9310ab5f21d82a75f37e9272b'],
	['no key length', '/V 2 /R 3', OWNER.bits40, '6d1c2d9c85086dcf0fa675858739d63d', '8e3588b9310ab5f21d82a75f37e9272b'],
] as const;

it.each(UNUSUAL)('opens an encrypted PDF with %s, unless a password was set for that', (_, entries, owner, open, closed) => {
	const encrypted = (user: string) => {
		const dictionary = `<< /Filter /Standard ${entries} /P -1340 /O <${owner}> /U <${user}${'0'.repeat(32)}> >>`;
		return Buffer.from(`%PDF-1.6 4 0 obj ${dictionary} endobj trailer << /Encrypt 4 0 R /ID [<000102030405060708090a0b0c0d0e0f> <00>] >>`, 'latin1');
	};

	expect(readEncryption(encrypted(open))).toBeDefined();
	expect(needsPassword(encrypted(open))).toBe(false);
	expect(needsPassword(encrypted(closed))).toBe(true);
});

it.each([
	['/V 1 /R 2', 5],
	['/V 1 /R 2 /Length 128', 5],
	['/V 2 /R 3', 5],
	['/V 2 /R 3 /Length 40', 5],
	['/V 2 /R 3 /Length 128', 16],
	['/V 2 /R 3 /Length 5', 5],
	['/V 2 /R 3 /Length 16', 16],
	['/V 4 /R 4', 16],
	['/V 4 /R 4 /Length 40', 16],
])('takes from %s a key of %i bytes: the first revision has no choice, AES-128 neither', (entries, keyBytes) => {
	const pdf = `%PDF-1.6 trailer << /Encrypt << /Filter /Standard ${entries} /P -1 /O <00> /U <00> >> >>`;

	expect(readEncryption(Buffer.from(pdf, 'latin1'))?.keyBytes).toBe(keyBytes);
});

it('reads strings however they are written', () => {
	const pdf = '%PDF-1.4 trailer << /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O (a(b)c\\)\\(\\101\\7\\n\\\n.) /U <4 1 42> >> /ID [(x(y)) <00>] >>';

	expect(readEncryption(Buffer.from(pdf, 'latin1'))).toMatchObject({
		owner: Buffer.from('a(b)c)(A\u0007\n.', 'latin1'),
		user: Buffer.from('AB'),
		fileId: Buffer.from('x(y)'),
		permissions: -44,
		keyBytes: 5,
	});
});

it('takes any bytes, and finds no password in what is no PDF', () => {
	fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => !needsPassword(Buffer.from(bytes))));
});

/** Encryption dictionaries as a hostile or broken file may have them. */
const dictionary = fc
	.record({
		R: fc.integer({ min: -1, max: 9 }),
		V: fc.integer({ min: 0, max: 6 }),
		P: fc.oneof(fc.integer(), fc.constant('99999999999999999999')),
		Length: fc.integer({ min: -8, max: 300 }),
		O: fc.oneof(fc.constant('<00'), fc.constant('(ab\\'), fc.constant('()'), fc.stringMatching(/^<[0-9a-f]{0,96}>$/)),
		U: fc.oneof(fc.constant('<zz>'), fc.constant('(\\777\\1(x)'), fc.stringMatching(/^<[0-9a-f]{0,96}>$/)),
	})
	.map((entries) => `<< /Filter /Standard ${Object.entries(entries).map(([key, value]) => `/${key} ${value}`).join(' ')} >>`);

it('comes to an answer for every encryption dictionary, be it direct, referred to, missing or endless', () => {
	fc.assert(
		fc.property(dictionary, fc.constantFrom('', '/ID [<01> <02>]', '/ID [', '/ID [(a'), (entries, id) => {
			for (const text of [
				`%PDF-1.7 trailer << /Encrypt ${entries} ${id} >>`,
				`%PDF-1.7 7 0 obj ${entries} endobj trailer << /Encrypt 7 0 R ${id} >>`,
				`%PDF-1.7 7 0 obj ${entries} trailer << /Encrypt 7 0 R ${id}`,
				`%PDF-1.7 trailer << /Encrypt 8 0 R ${id} >>`,
			]) {
				expect(typeof needsPassword(Buffer.from(text, 'latin1'))).toBe('boolean');
			}
		}),
		{ numRuns: 200 },
	);
});

it('leaves a PDF to the service that has another way of protection', () => {
	const text = '%PDF-1.7 trailer << /Encrypt << /Filter /Adobe.PubSec /V 4 /R 4 /P -1 /O (a) /U (b) >> >>';

	expect(needsPassword(Buffer.from(text, 'latin1'))).toBe(false);
});

it('looks at the newest encryption dictionary: a PDF is updated by appending', async () => {
	const closed = await makePdf('1.4', { userPassword: 'open sesame' });
	const update = Buffer.from('\ntrailer << /Encrypt << /Filter /Unknown >> >>', 'latin1');

	expect(needsPassword(Buffer.concat([closed, update]))).toBe(false);
});

it('needs little more memory than the file, also when the file is full of encryption dictionaries', async () => {
	const closed = await makePdf('1.4', { userPassword: 'open sesame' });
	const hostile = Buffer.concat([Buffer.from('/Encrypt 99 0 R /ID [ '.repeat(400_000), 'latin1'), closed]);
	const before = process.memoryUsage().heapUsed;

	expect(needsPassword(hostile)).toBe(true);
	expect(process.memoryUsage().heapUsed - before).toBeLessThan(3 * hostile.length);
});

const samples = join(__dirname, '../../../../../shared/samples/bad-pdf');
const cases = [
	['encrypted-needs-password', true],
	['encrypted-opens', false],
] as const;

for (const [folder, expected] of cases.filter(([name]) => existsSync(join(samples, name)))) {
	it.each(readdirSync(join(samples, folder)))(`judges the sample %s as ${folder}`, (name) => {
		expect(needsPassword(readFileSync(join(samples, folder, name)))).toBe(expected);
	});
}
