import { failedPages } from '../../../../../nodes/shared/review/rules/failedPages';
import { findings, flagged, ruleInput } from '../../support/ruleInput';

const columns = {};
const failed = [
	{ fileName: 'a.pdf', page: 2 },
	{ fileName: 'a.pdf', page: 5 },
	{ fileName: 'aa.pdf', page: 1 },
];

it('flags the rows of a document of which a page failed, also those from its other pages', () => {
	const rows = [{ columns, fileName: 'a.pdf', page: 1 }, { columns, fileName: 'b.pdf' }, { columns, fileName: 'a.pdf', page: 3 }];

	expect(flagged(failedPages, ruleInput(rows, { failedPages: failed }))).toEqual([0, 2]);
});

it('names the pages; for a row of an unknown document, those of all', () => {
	const found = findings(failedPages, ruleInput([{ columns, fileName: 'a.pdf' }, { columns }], { failedPages: failed }));

	expect(found.map(({ code, message }) => [code, message])).toEqual([
		['PAGES_FAILED', 'The service could not read pages 2, 5, so data may be missing'],
		['PAGES_FAILED', 'The service could not read pages 2 of a.pdf, 5 of a.pdf, 1 of aa.pdf, so data may be missing'],
	]);
});

it('says why, where the service does', () => {
	const found = findings(failedPages, ruleInput([{ columns, fileName: 'a.pdf' }], { failedPages: [{ fileName: 'a.pdf', page: 2, reason: 'Too faint.' }] }));

	expect(found.map(({ message }) => message)).toEqual(['The service could not read page 2 (Too faint), so data may be missing']);
});

it('says nothing when no page failed, or only one of another extraction', () => {
	expect(flagged(failedPages, ruleInput([{ columns }]))).toEqual([]);
	expect(flagged(failedPages, ruleInput([{ columns, fileName: 'a.pdf', extractionId: 'ext_2' }], { failedPages: failed }))).toEqual([]);
});

it('flags all rows for a failed page of which the document is not said, and says as much as is known', () => {
	const rows = [{ columns, fileName: 'a.pdf' }, { columns, fileName: 'b.pdf' }];
	const found = findings(failedPages, ruleInput(rows, { failedPages: [{ fileName: 'a.pdf' }, { page: 3 }] }));

	expect(found.map(({ row, message }) => [row, message])).toEqual([
		[0, 'The service could not read page ?, so data may be missing'],
		[1, 'The service could not read pages ? of a.pdf, 3 of a document that it did not name, so data may be missing'],
	]);
});
