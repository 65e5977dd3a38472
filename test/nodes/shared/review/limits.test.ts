import { lowConfidence, readConfidence } from '../../../../nodes/shared/review/confidence';
import { outOfRange } from '../../../../nodes/shared/review/outOfRange';
import { qaSample } from '../../../../nodes/shared/review/qaSample';
import { schemaDrift } from '../../../../nodes/shared/review/schemaDrift';
import { notAutomationReady, risk } from '../../../../nodes/shared/review/verdict';
import { flagged, reviewInput } from '../support/reviewInput';

describe('a total or date out of range', () => {
	const limits = { minTotal: 0, maxTotal: 100, dateFrom: '2026-01-01', dateTo: '2026-01-31' };
	const check = (total: unknown, date: string, settings: object = limits) =>
		outOfRange(reviewInput([{ columns: { Total: String(total), 'Invoice Date': date } }], {}, settings)).map(({ reason }) => reason.field);

	it.each([
		['0.00', '2026-01-01', []],
		['100.00', '31.01.2026', []],
		['100.01', '2026-01-15', ['Total']],
		['-0.01', '2026-01-15', ['Total']],
		['50', '2025-12-31', ['Invoice Date']],
		['50', '1 Feb 2026', ['Invoice Date']],
		['500', '2027-01-01', ['Total', 'Invoice Date']],
	])('is found: %s of %s in %j', (total, date, expected) => {
		expect(check(total, date)).toEqual(expected);
	});

	it('is not found where nothing is stated, where a date has two meanings, or where no limit is set', () => {
		expect(check('', '')).toEqual([]);
		expect(check('1', '02/03/2020')).toEqual([]);
		expect(check('1e9', '1900-01-01', {})).toEqual([]);
	});
});

describe('confidence', () => {
	it.each([
		[0.97, 0.97],
		['97%', 0.97],
		[97, 0.97],
		['0,5', 0.5],
		['1%', 0.01],
		[1, 1],
		[0, 0],
		['', undefined],
		[-1, undefined],
		[101, undefined],
		['unknown', undefined],
	])('of %j is %p', (value, expected) => {
		expect(readConfidence(value)).toBe(expected);
	});

	it('is too low below the threshold, for a row or a column', () => {
		const rows = [
			{ columns: {}, confidence: 0.8 },
			{ columns: {}, confidence: 0.79 },
			{ columns: { Confidence: 'LOW' } },
			{ columns: { Confidence: 'high' } },
			{ columns: {}, fieldConfidence: { Total: 0.5, Vendor: 0.9 } },
			{ columns: {} },
		];

		expect(lowConfidence(reviewInput(rows)).map(({ row, reason }) => [row, reason.field])).toEqual([[1, undefined], [2, undefined], [4, 'Total']]);
		expect(flagged(lowConfidence, reviewInput(rows, {}, { minConfidence: 0 }))).toEqual([]);
	});
});

describe('columns that differ within a batch', () => {
	const input = (...extractions: string[][]) => {
		const rows = extractions.map((names, index) => ({ columns: Object.fromEntries(names.map((name) => [name, ''])), extractionId: `ext_${index}` }));
		const evidence = new Map(rows.map(({ extractionId }) => [extractionId, { notes: [], failedPages: [], perLineItem: false, fileNames: [] }]));
		return { ...reviewInput(rows), evidence };
	};

	it('flag the rows of all extractions that differ from the first, and say in what', () => {
		const found = schemaDrift(input(['A', 'B'], ['A', 'B'], ['A', 'C']));

		expect(found.map(({ row }) => row)).toEqual([2]);
		expect(found[0].reason.message).toMatch(/without B and with C/);
	});

	it('are the same in another order', () => {
		expect(schemaDrift(input(['A', 'B'], ['B', 'A']))).toEqual([]);
		expect(schemaDrift(input(['A', 'B']))).toEqual([]);
	});
});

describe('the sample', () => {
	const rows = Array.from({ length: 2_000 }, (_, index) => ({ columns: { Total: String(index) } }));
	const clean = rows.map(() => []);
	const chosen = (sampleShare: number | undefined) => qaSample(reviewInput(rows, {}, { sampleShare }), clean).map(({ row }) => row);

	it('is the same each time, about the share that is asked for, and grows with it', () => {
		const tenth = chosen(10);

		expect(chosen(10)).toEqual(tenth);
		expect(tenth.length).toBeGreaterThan(120);
		expect(tenth.length).toBeLessThan(280);
		expect(chosen(30)).toEqual(expect.arrayContaining(tenth));
	});

	it('is nothing at 0 percent and everything at 100', () => {
		expect(chosen(undefined)).toEqual([]);
		expect(chosen(0)).toEqual([]);
		expect(chosen(100)).toHaveLength(rows.length);
	});
});

describe('the verdict of the service', () => {
	it('counts only when it says that a person should look', () => {
		const rows = [true, false, undefined].map((automationReady) => ({ columns: {}, automationReady, explanation: 'Math failed' }));
		const found = notAutomationReady(reviewInput(rows));

		expect(found.map(({ row }) => row)).toEqual([1]);
		expect(found[0].reason.message).toContain('Math failed');
	});

	it('of a risk counts unless it is a word for none', () => {
		const severities = ['risk', 'RISK', 'warning', 'anything new', 'none', 'Info', 'low', '', undefined];

		expect(flagged(risk, reviewInput(severities.map((severity) => ({ columns: {}, severity }))))).toEqual([0, 1, 2, 3]);
	});
});
