import type { IDataObject } from 'n8n-workflow';

import { clock } from '../../../../../nodes/shared/clock';
import { outOfRange } from '../../../../../nodes/shared/review/rules/outOfRange';
import { findings, ruleInput } from '../../support/ruleInput';

describe('a total or date out of range', () => {
	const limits = { minTotal: 0, maxTotal: 100, dateFrom: '2026-01-01', dateTo: '2026-01-31' };
	const check = (total: unknown, date: string, settings: IDataObject = limits) =>
		findings(outOfRange, ruleInput([{ columns: { Total: String(total), 'Invoice Date': date } }]), settings).map(({ field }) => field);

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

	it('is told with the value and the limit', () => {
		const told = (total: string, date: string) => findings(outOfRange, ruleInput([{ columns: { Total: total, 'Invoice Date': date } }]), limits).map(({ message }) => message);

		expect(told('-1', '2025-12-31')).toEqual(['Total -1.00 is below 0.00', 'Invoice Date 2025-12-31 is before 2026-01-01']);
		expect(told('100.5', '1 Feb 2026')).toEqual(['Total 100.50 is above 100.00', 'Invoice Date 2026-02-01 is after 2026-01-31']);
	});

	it('is not found where nothing is stated, where a date has two meanings, or where no limit is set', () => {
		expect(check('', '')).toEqual([]);
		expect(check('1', '02/03/2020')).toEqual([]);
		expect(check('1e9', '1900-01-01', {})).toEqual([]);
	});
});

describe('the age of an invoice', () => {
	const NOON = Date.UTC(2026, 2, 15, 12);
	const check = (dates: string[], settings: IDataObject, timezone = 'UTC') => {
		const input = { ...ruleInput(dates.map((date) => ({ columns: { 'Invoice Date': date } }))), timezone };
		return findings(outOfRange, input, settings).map(({ row }) => dates[row]);
	};

	beforeEach(() => void jest.spyOn(clock, 'now').mockReturnValue(NOON));
	afterEach(() => jest.restoreAllMocks());

	it('is counted in days from today, and the last day still passes', () => {
		expect(check(['2026-03-05', '2026-03-04'], { maxAgeDays: 10 })).toEqual(['2026-03-04']);
		expect(check(['2026-03-15', '2026-03-14'], { maxAgeDays: 0 })).toEqual(['2026-03-14']);
		expect(check(['2025-03-15', '2025-03-14'], { maxAgeDays: 365 })).toEqual(['2025-03-14']);
	});

	it('may lie in the future as far as is set', () => {
		expect(check(['2026-03-15', '2026-03-16'], { maxDaysAhead: 0 })).toEqual(['2026-03-16']);
		expect(check(['2026-03-18', '2026-03-19'], { maxDaysAhead: 3 })).toEqual(['2026-03-19']);
	});

	it('is counted from the day that it is in the time zone of the workflow', () => {
		expect(check(['2026-03-16'], { maxDaysAhead: 0 }, 'Pacific/Kiritimati')).toEqual([]);
		expect(check(['2026-03-16'], { maxDaysAhead: 0 }, 'America/New_York')).toEqual(['2026-03-16']);
	});

	it('counts beside a date, whichever is narrower', () => {
		expect(check(['2026-03-04', '2026-03-06', '2026-03-10'], { maxAgeDays: 10, dateFrom: '2026-03-08' })).toEqual(['2026-03-04', '2026-03-06']);
		expect(check(['2026-03-04', '2026-03-06', '2026-03-10'], { maxAgeDays: 10, dateFrom: '2026-01-01' })).toEqual(['2026-03-04']);
		expect(check(['2026-03-16', '2026-03-18'], { maxDaysAhead: 1, dateTo: '2026-12-31' })).toEqual(['2026-03-18']);
	});

	it.each(['maxAgeDays', 'maxDaysAhead'])('is no matter where %s is null, and not the limit 0', (name) => {
		expect(check(['1990-01-01', '2090-01-01'], { [name]: null })).toEqual([]);
	});
});

it.each(['minTotal', 'maxTotal'])('a %s of null is no limit, and not the limit 0', (name) => {
	const input = ruleInput([{ columns: { Total: '-5' } }, { columns: { Total: '5' } }]);

	expect(findings(outOfRange, input, { [name]: null })).toEqual([]);
	expect(findings(outOfRange, input, { [name]: 0 })).toHaveLength(1);
});
