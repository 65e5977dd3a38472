import fc from 'fast-check';

import { uniqueNames } from '../../../../nodes/shared/documents/names';

const unique = (...names: string[]) => uniqueNames(names, names.map(() => '.pdf'));
const keyOf = (name: string) => name.normalize('NFKC').toLowerCase();

/** Names as mail servers, drives and forms bring them, and worse. */
const odd = fc.constantFrom('..', '.pdf', 'a/b.pdf', 'C:\\scans\\x.pdf', 'a\u0000b', '\u202efdp.exe', 'x\u200b.pdf', 'e\u0301.pdf', 'e\u200d\u0301.pdf', 'a\u2028b.pdf', '\ud800.pdf', ' .pdf', 'ﬁ.pdf', 'FI.pdf');
const names = fc.array(fc.oneof(odd, fc.string({ unit: 'binary' }), fc.string(), fc.stringMatching(/^[aA](\.pdf| \(2\)\.pdf)?$/)), { maxLength: 25 });
const extensions = fc.constantFrom('.pdf', '.jpg', '.jpeg', '.png');
const files = names.chain((given) => fc.tuple(fc.constant(given), fc.array(extensions, { minLength: given.length, maxLength: given.length })));

describe('whatever the files are called, their names', () => {
	it('are unique, ignoring case and Unicode form', () => {
		fc.assert(
			fc.property(files, ([given, endings]) => {
				const keys = uniqueNames(given, endings).map(keyOf);
				expect(new Set(keys).size).toBe(given.length);
			}),
			{ numRuns: 300 },
		);
	});

	it('end in the extension of their content and are more than that', () => {
		fc.assert(
			fc.property(files, ([given, endings]) => {
				uniqueNames(given, endings).forEach((name, index) => {
					expect(name.endsWith(endings[index])).toBe(true);
					expect(name.length).toBeGreaterThan(endings[index].length);
				});
			}),
		);
	});

	it('have no folder, no line break, nothing invisible and no half character, and are not endless', () => {
		fc.assert(
			fc.property(files, ([given, endings]) => {
				for (const name of uniqueNames(given, endings)) {
					expect(name).not.toMatch(/[/\\]|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
					expect(name).toBe(name.trim());
					expect(Array.from(name).length).toBeLessThanOrEqual(200);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('stay as they are when they are made unique once more', () => {
		fc.assert(
			fc.property(files, ([given, endings]) => {
				const once = uniqueNames(given, endings);
				expect(uniqueNames(once, endings)).toEqual(once);
			}),
			{ numRuns: 300 },
		);
	});

	it('depend only on the files before them', () => {
		fc.assert(
			fc.property(files, fc.nat(25), ([given, endings], count) => {
				expect(uniqueNames(given.slice(0, count), endings.slice(0, count))).toEqual(uniqueNames(given, endings).slice(0, count));
			}),
		);
	});
});

describe('a name', () => {
	it.each([
		['invoice.pdf', 'invoice.pdf'],
		['INVOICE.PDF', 'INVOICE.pdf'],
		['Rechnung März.pdf', 'Rechnung März.pdf'],
		['inbox/2026/invoice.pdf', 'invoice.pdf'],
		['C:\\scans\\invoice.pdf', 'invoice.pdf'],
		['invoice', 'invoice.pdf'],
		['Rechnung Nr.4711', 'Rechnung Nr.4711.pdf'],
		['Invoice v1.2', 'Invoice v1.2.pdf'],
		['.pdf', 'document.pdf'],
		['', 'document.pdf'],
		['   ', 'document.pdf'],
		['inv\u0000oi\nce.pdf', 'invoice.pdf'],
		['invoice\u202efdp.pdf', 'invoicefdp.pdf'],
		['in\u200bvoice\ufeff.pdf', 'invoice.pdf'],
		['e\u0301tat.pdf', 'état.pdf'],
		['a.pdf.pdf', 'a.pdf.pdf'],
		['  a.pdf  ', 'a.pdf'],
		['a .pdf', 'a.pdf'],
		[' \u0000 .pdf', 'document.pdf'],
	])('%j becomes %j', (given, expected) => {
		expect(unique(given)).toEqual([expected]);
	});

	it('is kept by the first file; the next ones get a number', () => {
		expect(unique('a.pdf', 'A.PDF', 'a.pdf', 'b.pdf')).toEqual(['a.pdf', 'A (2).pdf', 'a (3).pdf', 'b.pdf']);
	});

	it('that looks like such a number already is kept as well, or gets one of its own', () => {
		expect(unique('a (2).pdf', 'a.pdf', 'a.pdf')).toEqual(['a (2).pdf', 'a.pdf', 'a (3).pdf']);
		expect(unique('a.pdf', 'a.pdf', 'a (2).pdf')).toEqual(['a.pdf', 'a (2).pdf', 'a (2) (2).pdf']);
	});

	it('that differs only in its Unicode form counts as the same', () => {
		expect(unique('é.pdf', 'e\u0301.pdf')).toEqual(['é.pdf', 'é (2).pdf']);
	});

	it('keeps its beginning when it is too long, and stays unique', () => {
		const [first, second] = unique(`${'x'.repeat(300)}1.pdf`, `${'x'.repeat(300)}2.pdf`);

		expect(first).toMatch(/^x{180}\.pdf$/);
		expect(second).toMatch(/^x{176} \(2\)\.pdf$/);
		expect(unique(first, second)).toEqual([first, second]);
	});

	it('may be the same in all files of a full session', () => {
		const given = uniqueNames(Array<string>(6_000).fill('invoice.pdf'), Array<string>(6_000).fill('.pdf'));

		expect(given[5_999]).toBe('invoice (6000).pdf');
	});
});
