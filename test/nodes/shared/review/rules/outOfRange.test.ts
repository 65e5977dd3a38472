import { outOfRange } from '../../../../../nodes/shared/review/rules/outOfRange';
import { reviewInput } from '../../support/reviewInput';

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
