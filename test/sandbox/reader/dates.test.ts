import { datesIn, daysAfter, orderOf } from '../../../sandbox/reader/text/dates';

const readings = (text: string, order?: 'day-first' | 'month-first'): string[][] => datesIn(text, order).map((date) => date.readings);

describe('dates in a text', () => {
	it.each([
		['2024-09-24', '2024-09-24'],
		['2026/01/31', '2026-01-31'],
		['05.06.2013', '2013-06-05'],
		['1.5.24', '2024-05-01'],
		['24 Sep 2024', '2024-09-24'],
		['Sept. 3, 2024', '2024-09-03'],
		['December 31, 2026', '2026-12-31'],
		['5. März 2024', '2024-03-05'],
		['1er mars 2024', '2024-03-01'],
		['31 décembre 2026', '2026-12-31'],
		['12-Jan-24', '2024-01-12'],
		['10/18/18', '2018-10-18'],
		['25/12/2024', '2024-12-25'],
		['3. desember 2025', '2025-12-03'],
		['5 Agustus 2025', '2025-08-05'],
		['2025. gada 5. maijs', '2025-05-05'],
	])('reads %s', (text, iso) => {
		expect(readings(text)).toEqual([[iso]]);
	});

	it('keeps both readings of a date whose day could be its month', () => {
		expect(readings('03/04/2021')).toEqual([['2021-03-04', '2021-04-03']]);
	});

	it('follows the order where it is known', () => {
		expect(readings('03/04/2021', 'day-first')).toEqual([['2021-04-03']]);
		expect(readings('03/04/2021', 'month-first')).toEqual([['2021-03-04']]);
	});

	it('learns the order from dates that work one way only', () => {
		expect(orderOf(['03/04/2021', 'due 04/15/2021'])).toBe('month-first');
		expect(orderOf(['03/04/2021', 'due 15/04/2021'])).toBe('day-first');
		expect(orderOf(['03/04/2021'])).toBeUndefined();
	});

	it.each(['31.2.2024', '99/99/2024', '1.234,56', '127.0.0.1'])('takes %s for no date', (text) => {
		expect(readings(text)).toEqual([]);
	});

	it('counts days over the end of a month', () => {
		expect(daysAfter('2024-02-20', 14)).toBe('2024-03-05');
	});
});
