import { uncertainty } from '../../../../../nodes/shared/review/rules/uncertainty';
import { findings, flagged, note, ruleInput } from '../../support/ruleInput';

const columns = { 'Invoice Date': '', Tax: '', Total: '', 'Total Amount': '' };
const fileNames = ['a.pdf', 'aa.pdf', 'b (2).pdf', 'c.pdf'];
const rows = [...fileNames.map((fileName) => ({ columns, fileName })), { columns }];
const check = (...texts: Array<[topic: string, description?: string]>) =>
	flagged(uncertainty, ruleInput(rows, { fileNames, notes: texts.map(([topic, description]) => note(topic, description)) }));

describe('a note of the service', () => {
	it('flags all rows when it names no document: a doubt that cannot be placed must not be hidden', () => {
		expect(check(['Date', 'Two dates were found'])).toEqual([0, 1, 2, 3, 4]);
	});

	it.each([
		['In a.pdf there are two dates', [0, 4]],
		['In aa.pdf there are two dates', [1, 4]],
		['In A.PDF, and in "aa.pdf"', [0, 1, 4]],
		['(b (2).pdf) has two dates', [2, 4]],
		['b (2)xpdf', [0, 1, 2, 3, 4]],
		['xa.pdf and c.pdfx', [0, 1, 2, 3, 4]],
	])('"%s" flags the rows of the documents that it names, and rows of an unknown one', (description, expected) => {
		expect(check(['Date', description])).toEqual(expected);
	});

	it('may name a document in its topic', () => {
		expect(check(['Dates of c.pdf'])).toEqual([3, 4]);
	});

	it('says nothing about the rows of another extraction', () => {
		const other = { columns, extractionId: 'ext_2' };

		expect(flagged(uncertainty, ruleInput([other], { notes: [note('Date')] }))).toEqual([]);
	});

	it('gives a reason of its own beside other notes', () => {
		expect(check(['Date', 'c.pdf'], ['Tax', 'c.pdf'])).toEqual([3, 3, 4, 4]);
	});
});

describe('the reason', () => {
	const reasonOf = (topic: string, description = '') => findings(uncertainty, ruleInput([{ columns }], { notes: [note(topic, description)] }))[0];

	it.each([
		['Tax', 'Tax', 'It was not clear'],
		['Invoice Date', 'invoice date', 'It was not clear'],
		['Tax', 'Ambiguity', 'The "tax" was assumed'],
		['Total Amount', 'Total Amount', 'Net or gross'],
		['Total', 'Total', 'The amount was assumed'],
		[undefined, 'Taxi', 'A taxi receipt'],
		[undefined, 'Subtotal', 'Totally unclear'],
	])('is about the column %s, as the row names it', (field, topic, description) => {
		expect(reasonOf(topic, description).field).toBe(field);
	});

	it('hands on what the service says and suggests', () => {
		const suggestions = [{ purpose: 'Clear it up', instructions: ['Use the first date'] }];
		const [reason] = findings(uncertainty, ruleInput([{ columns }], { notes: [note('Date', 'Two were found', suggestions)] }));

		expect(reason).toEqual({ row: 0, code: 'AI_UNCERTAINTY', message: 'Date: Two were found', suggestions });
		expect(reasonOf('Date')).not.toHaveProperty('suggestions');
	});

	it('copes with columns that are named like patterns, or not at all', () => {
		const odd = { 'Amount ($)': '', '(.*)+': '', '': '', '[': '' };
		const [reason] = findings(uncertainty, ruleInput([{ columns: odd }], { notes: [note('Amount ($)')] }));

		expect(reason.field).toBe('Amount ($)');
	});
});
