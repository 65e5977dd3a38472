import fc from 'fast-check';

import { createSourceFinder } from '../../../nodes/InvoiceDataExtraction/result/sourceFile';
import { uniqueNames } from '../../../nodes/shared/documents/names';

const find = (text: unknown, ...fileNames: string[]) => createSourceFinder(fileNames)(text);

it.each([
	['a.pdf', undefined],
	['  A.PDF ', undefined],
	['a.pdf (Page 2)', 2],
	['a.pdf (page 12 of 30)', 12],
	['a.pdf, p. 3', 3],
	['a.pdf#page=4', 4],
	['a.pdf [2/5]', 2],
	['a.pdf - 7', 7],
	['a.pdf / Seite 2', 2],
	['uploads/a.pdf (Page 2)', 2],
	['Page 2 of a.pdf', undefined],
])('understands %j as the document, on page %p', (text, page) => {
	expect(find(text, 'a.pdf', 'b.pdf')).toEqual({ fileName: 'a.pdf', ...(page !== undefined && { page }) });
});

it.each([undefined, null, 7, '', 'Page 2', 'c.pdf (Page 2)', {}])('finds no document in %p', (text) => {
	expect(find(text, 'a.pdf', 'b.pdf')).toBeUndefined();
});

it.each([
	['aa.pdf (Page 3)', 'aa.pdf', 3],
	['a.pdf (Page 3)', 'a.pdf', 3],
	['invoice.pdf (2).pdf (Page 1)', 'invoice.pdf (2).pdf', 1],
	['invoice (2).pdf (Page 3)', 'invoice (2).pdf', 3],
	['invoice.pdf (2)', 'invoice.pdf', 2],
	['2026-01.pdf (Page 4)', '2026-01.pdf', 4],
])('tells names apart that contain each other: %j is %s', (text, fileName, page) => {
	const names = ['a.pdf', 'aa.pdf', 'invoice.pdf', 'invoice (2).pdf', 'invoice.pdf (2).pdf', '2026-01.pdf', '01.pdf'];

	expect(find(text, ...names)).toEqual({ fileName, page });
	expect(find(text, ...names.reverse())).toEqual({ fileName, page });
});

it('recognises a name in another Unicode form', () => {
	expect(find('e\u0301tat.pdf (Page 2)', 'état.pdf')).toEqual({ fileName: 'état.pdf', page: 2 });
	expect(find('ﬁnal.pdf', 'final.pdf')).toEqual({ fileName: 'final.pdf' });
});

it('finds every document and page of a run again in what the service writes about it', () => {
	const given = fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 1, maxLength: 12 });
	fc.assert(
		fc.property(given, fc.integer({ min: 1, max: 999 }), (names, page) => {
			const fileNames = uniqueNames(names, names.map(() => '.pdf'));
			const finder = createSourceFinder(fileNames);
			for (const fileName of fileNames) {
				expect(finder(fileName)).toEqual({ fileName });
				expect(finder(`${fileName} (Page ${page})`)).toEqual({ fileName, page });
			}
		}),
		{ numRuns: 200 },
	);
});
