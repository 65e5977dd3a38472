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
