import type { IDataObject } from 'n8n-workflow';

import { missingFields } from '../../../../../nodes/shared/review/rules/missingFields';
import { findings, ruleInput } from '../../support/ruleInput';

const missing = (columns: IDataObject, requiredFields: string[] = []) =>
	findings(missingFields, ruleInput([{ columns }]), { requiredFields }).map(({ field }) => field);

const full = { 'Vendor Name': 'Acme', 'Invoice Number': '1', 'Invoice Date': '2026-01-15', Total: '1.00', Notes: '' };

it.each(['Vendor Name', 'Invoice Number', 'Invoice Date', 'Total'])('always requires %s where there is a column for it', (column) => {
	expect(missing(full)).toEqual([]);
	expect(missing({ ...full, [column]: '' })).toEqual([column]);
	expect(missing(Object.fromEntries(Object.entries(full).filter(([name]) => name !== column)))).toEqual([]);
});

it.each(['', '  ', '-', 'N/A', 'n/a', 'NA', 'null', 'None', null, undefined])('takes %j for empty', (value) => {
	expect(missing({ ...full, Total: value })).toEqual(['Total']);
});

it.each([0, '0', '0.00', false, 'Nano', 'none of these'])('takes %j for filled', (value) => {
	expect(missing({ ...full, Total: value })).toEqual([]);
});

it('requires what the settings name, in upper or lower case, and says so when there is no such column', () => {
	expect(missing(full, ['notes'])).toEqual(['Notes']);
	expect(missing(full, ['PO Number'])).toEqual(['PO Number']);
	expect(missing({ ...full, Notes: 'x' }, ['NOTES'])).toEqual([]);
});

it('names a field once that is required twice', () => {
	expect(missing({ ...full, Total: '' }, ['total', 'Total'])).toEqual(['Total']);
});

it('gives a reason for each empty field of each row', () => {
	const rows = [{ columns: full }, { columns: { ...full, Total: '', 'Invoice Number': null } }, { columns: {} }];

	expect(findings(missingFields, ruleInput(rows)).map(({ row, field, code }) => [row, field, code])).toEqual([
		[1, 'Invoice Number', 'REQUIRED_FIELD_MISSING'],
		[1, 'Total', 'REQUIRED_FIELD_MISSING'],
	]);
});

it('is told with the column as it is named', () => {
	expect(findings(missingFields, ruleInput([{ columns: { ...full, Total: '' } }])).map(({ message }) => message)).toEqual(['Total is missing']);
});
