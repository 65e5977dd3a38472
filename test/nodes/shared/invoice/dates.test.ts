import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { runInNewContext } from 'node:vm';

import { findDateOrder, readDate } from '../../../../nodes/shared/invoice/dates';
import { flatten } from '../../../../nodes/shared/invoice/nested';
import { readEarlierInvoices } from '../../../../nodes/shared/payables/earlierInvoices';

const day = fc
	.date({ min: new Date('1970-01-02'), max: new Date('2069-12-30'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));

const written = (locale: string, options: Intl.DateTimeFormatOptions) => (iso: string) =>
	new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(new Date(iso));

const long: Intl.DateTimeFormatOptions = { dateStyle: 'long' };
const medium: Intl.DateTimeFormatOptions = { dateStyle: 'medium' };

describe('a date', () => {
	it.each<[string, (iso: string) => string]>([
		['ISO', (iso) => iso],
		['ISO with a time', (iso) => `${iso}T23:59:59.999Z`],
		['digits alone', (iso) => iso.replaceAll('-', '')],
		['German digits', (iso) => iso.split('-').reverse().join('.')],
		['German', written('de-DE', long)],
		['American', written('en-US', long)],
		['short American', written('en-US', medium)],
		['British', written('en-GB', long)],
		['French', written('fr-FR', long)],
		['Italian', written('it-IT', long)],
		['Spanish', written('es-ES', long)],
		['Dutch', written('nl-NL', long)],
	])('is read as written in %s', (_, write) => {
		fc.assert(fc.property(day, (iso) => expect([write(iso), readDate(write(iso))]).toEqual([write(iso), iso])));
	});

	it.each([
		['31/01/2026', '2026-01-31'],
		['01/31/2026', '2026-01-31'],
		['1.2.26', '2026-02-01'],
		['5/5/2026', '2026-05-05'],
		[' 2026-01-05 ', '2026-01-05'],
		['2026/1/5', '2026-01-05'],
		['31st January 2026', '2026-01-31'],
		['Due: 3 March 2026', '2026-03-03'],
	])('%j is %s', (text, expected) => {
		expect(readDate(text)).toBe(expected);
	});

	it('with two meanings is none, unless the order is known', () => {
		expect(readDate('03/04/2026')).toBeUndefined();
		expect(readDate('03/04/2026', 'day first')).toBe('2026-04-03');
		expect(readDate('03/04/2026', 'month first')).toBe('2026-03-04');
		expect(readDate('31/01/2026', 'month first')).toBe('2026-01-31');
	});

	it.each(['2026-02-30', '31.04.2026', '29.02.2025', '2026-13-01', '0/0/2026', '32 January 2026', '12 Nonsense 2026', '', 'soon', '2026', 20260131, null, undefined])(
		'is not what %p is',
		(value) => {
			expect(readDate(value)).toBeUndefined();
		},
	);

	it('is never one that does not exist, whatever the text', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,4}[-./ ]\d{1,2}[-./ ]\d{1,4}$/)), (text) => {
				const read = readDate(text);
				return read === undefined || new Date(`${read}T00:00:00Z`).toISOString().startsWith(read);
			}),
		);
	});
});

it.each([
	[['03/04/2026', '31/01/2026'], 'day first'],
	[['03/04/2026', '01/31/2026'], 'month first'],
	[['31/01/2026', '01/31/2026'], undefined],
	[['03/04/2026', '31.01.2026', 'January 31, 2026', null], undefined],
	[[], undefined],
])('the order of %j is %p', (dates, expected) => {
	expect(findDateOrder(dates)).toBe(expected);
});

describe('a date that is no text, as nodes of databases and expressions give it,', () => {
	it.each<[string, object]>([
		['at midnight in UTC', new Date('2026-01-05')],
		['at midnight of the server', new Date(2026, 0, 5)],
		['at any time', new Date('2026-01-05T10:30:00Z')],
		['of Luxon', DateTime.fromISO('2026-01-05T23:30:00', { zone: 'America/New_York' })],
		['of another context', runInNewContext("new Date('2026-01-05')") as object],
	])('%s is its day', (_, date) => {
		expect(readDate(date)).toBe('2026-01-05');
		expect(flatten({ date, vendor: { name: 'Acme' } } as IDataObject)).toEqual({ date, 'vendor.name': 'Acme' });
	});

	it('is none where it is invalid', () => {
		expect([new Date(NaN), DateTime.invalid('no date'), {}, []].map((value) => readDate(value))).toEqual([undefined, undefined, undefined, undefined]);
	});

	it('stands in lists', () => {
		expect(readEarlierInvoices([{ vendor: 'A', number: '1', date: new Date('2026-01-05'), total: 5 }], undefined)?.all).toMatchObject([{ date: '2026-01-05', total: 5 }]);
	});
});
