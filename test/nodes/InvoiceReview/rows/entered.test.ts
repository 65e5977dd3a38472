import fc from 'fast-check';

import { takeEntered } from '../../../../nodes/InvoiceReview/rows/entered';
import { textOf, type FieldKind } from '../../../../nodes/InvoiceReview/rows/fields';

const take = (kind: FieldKind, value: unknown, entered: string) => takeEntered({ name: 'Column', path: ['Column'], kind, value }, entered);

describe('a number', () => {
	it.each([
		['119', 119],
		['119.5', 119.5],
		['119,5', 119.5],
		['1,234.56', 1234.56],
		['1.234,56', 1234.56],
		['1 234,56', 1234.56],
		["1'234.56", 1234.56],
		['1\u202f234,56', 1234.56],
		['1,234,567', 1234567],
		['-12.30', -12.3],
		['\u221212.30', -12.3],
		['+5', 5],
		['0.125', 0.125],
		['0,125', 0.125],
		['12.3456', 12.3456],
		['-0', 0],
		[' 7 ', 7],
	])('%j is %p', (entered, value) => expect(take('number', 1, entered)).toEqual({ value }));

	it.each(['1.234', '1,234', '12,345', '999.999'])('%j has two readings, and is asked for again', (entered) => {
		expect(take('number', 1, entered)).toEqual({ problem: expect.stringContaining('two ways') });
	});

	it.each(['abc', '1e5', '0x10', 'NaN', 'Infinity', '1.2.3', '1,23,4', '1.23,456,7', '12 EUR', '--1', '.', '1,2,3.4', '9'.repeat(400)])('%j is none, and is asked for again', (entered) => {
		expect(take('number', 1, entered)).toEqual({ problem: expect.stringContaining('Write a number') });
	});

	it('that is emptied becomes null, and an empty one stays what it was', () => {
		expect(take('number', 5, ' ')).toEqual({ value: null });
		for (const empty of [null, undefined, '']) expect(take('number', empty, '')).toBeUndefined();
	});

	it('with two readings stays where it stood so before', () => expect(take('number', 1.234, '1.234')).toBeUndefined());

	it('that is the same amount is no correction', () => expect(take('number', 119, '119,00')).toBeUndefined());
});

describe('a date', () => {
	it.each([
		['2026-02-14', '2026-02-14'],
		['14.02.2026', '2026-02-14'],
		['February 14, 2026', '2026-02-14'],
	])('%j is %j', (entered, value) => expect(take('date', '2026-01-01', entered)).toEqual({ value }));

	it.each(['2026-02-30', '03/04/2026', 'soon', '2026'])('%j is none, or could be another one', (entered) => {
		expect(take('date', '2026-01-01', entered)).toEqual({ problem: expect.stringContaining('year-month-day') });
	});

	it('that is emptied becomes null', () => expect(take('date', '2026-01-01', '')).toEqual({ value: null }));
});

describe('a text', () => {
	it('is taken as it is, and becomes an empty text when it is emptied', () => {
		expect(take('text', 'a', ' b ')).toEqual({ value: ' b ' });
		expect(take('text', 'a', '')).toEqual({ value: '' });
		expect(take('text', null, '')).toBeUndefined();
		expect(take('text', '', 'b')).toEqual({ value: 'b' });
	});

	it('is the same with the line breaks of a form', () => {
		expect(take('text', 'a\nb', 'a\r\nb')).toBeUndefined();
		expect(take('text', 'a\r\nb', 'a\nb')).toBeUndefined();
		expect(take('text', 'a', 'a\r\nb')).toEqual({ value: 'a\nb' });
	});
});

it('a yes or no is nothing else', () => {
	expect(take('boolean', false, 'true')).toEqual({ value: true });
	expect(take('boolean', true, '')).toEqual({ value: null });
	expect(take('boolean', true, 'TRUE')).toEqual({ problem: expect.any(String) });
});

it('what is shown only cannot be corrected', () => {
	expect(take('json', [1], '[2]')).toEqual({ problem: 'Column cannot be corrected here' });
	expect(take('json', [1], textOf([1]))).toBeUndefined();
});

it('a value that nobody touched is no correction, whatever it is', () => {
	const kinds = fc.constantFrom<FieldKind>('text', 'number', 'date', 'boolean', 'json');
	const values = fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null), fc.array(fc.string()));
	fc.assert(fc.property(kinds, values, (kind, value) => expect(take(kind, value, textOf(value))).toBeUndefined()));
});
