import { columnsOf } from '../../../../nodes/shared/output/simplify';

const row = { vendor: 'Acme', vendor_address: 'Road 1', invoice_number: 'A-1', date: '2026-01-15', total: 110, tax: 10, tax_rate: 10, confidence: 'HIGH', line_items: [{ amount: 100 }] };

it('a simplified row has what a booking needs, under the names of the service', () => {
	expect(columnsOf(row, { simple: true })).toEqual({ vendor: 'Acme', invoice_number: 'A-1', date: '2026-01-15', total: 110, tax: 10, line_items: [{ amount: 100 }] });
});

it('a row that stands for a line keeps the line', () => {
	expect(columnsOf({ vendor: 'Acme', risk: 'LOW', line_item: { amount: 100 } }, { simple: true })).toEqual({ vendor: 'Acme', line_item: { amount: 100 } });
});

it.each([undefined, false])('nothing is left out where simple is %s', (simple) => expect(columnsOf(row, { simple })).toBe(row));
