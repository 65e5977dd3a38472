import { joinGroups, parameterGroup, type Values } from '../../../../nodes/shared/node/parameters';
import { section } from '../../../../nodes/shared/node/sections';

const group = parameterGroup(
	[
		{ displayName: 'Wait Limit', name: 'waitMinutes', type: 'number', typeOptions: { minValue: 1, maxValue: 90 }, default: 30, description: 'x' },
		{ displayName: 'Add Details', name: 'addDetails', type: 'boolean', default: true, description: 'x' },
		{ displayName: 'Field', name: 'field', type: 'string', default: 'data', description: 'x' },
		{ displayName: 'Filter', name: 'filter', type: 'string', default: '.pdf', description: 'x' },
		{ displayName: 'Largest Total', name: 'maxTotal', type: 'number', default: 10000, description: 'x' },
		{ displayName: 'Size', name: 'size', type: 'options', options: [{ name: 'Pro', value: 50 }, { name: 'Business', value: 500 }], default: 50 },
		{ displayName: 'Formats', name: 'formats', type: 'multiOptions', options: [{ name: 'CSV', value: 'csv' }, { name: 'JSON', value: 'json' }], default: ['csv'] },
	],
	['maxTotal'],
	['filter'],
);

const defaults: Values<typeof group> = { waitMinutes: 30, addDetails: true, field: 'data', filter: '.pdf', maxTotal: undefined, size: 50, formats: ['csv'] };

describe('a group of parameters', () => {
	it('has its defaults where nothing is set, and what is off unless it is added is not there', () => {
		expect(group.read({})).toEqual(defaults);
	});

	it('takes null, and an empty number or choice, for nothing set: an expression may give it', () => {
		expect(group.read({ waitMinutes: null, addDetails: null, field: null, maxTotal: null, size: '', formats: null })).toEqual(defaults);
		expect(group.read({ maxTotal: '' }).maxTotal).toBeUndefined();
	});

	it('keeps a text that is empty on purpose, unless it may not be', () => {
		expect(group.read({ field: '' }).field).toBe('');
	});

	it('gives what is set with its type, also where an expression gave a text', () => {
		const set = { waitMinutes: '5', addDetails: 'false', field: 7, filter: '', maxTotal: 0, size: '500', formats: ['json', 'csv'] };
		expect(group.read(set)).toEqual({ waitMinutes: 5, addDetails: false, field: '7', filter: '.pdf', maxTotal: 0, size: 500, formats: ['json', 'csv'] });
	});

	it('keeps numbers within what the panel allows', () => {
		expect(group.read({ waitMinutes: 0 }).waitMinutes).toBe(1);
		expect(group.read({ waitMinutes: 1000 }).waitMinutes).toBe(90);
	});

	it('says what a number and a choice must be', () => {
		expect(() => group.read({ waitMinutes: 'soon' })).toThrow('Wait Limit is no number: "soon"');
		expect(() => group.read({ size: 60 })).toThrow('Size cannot be "60"');
		expect(() => group.read({ formats: ['pdf'] })).toThrow('Formats cannot be "pdf"');
	});

	it('gives a list of its own each time', () => {
		group.read({}).formats.push('json');
		expect(group.read({}).formats).toEqual(['csv']);
	});

	it('can be joined with others, and becomes a section in the order of the names, or none where nothing is in it', () => {
		const other = parameterGroup([{ displayName: 'Concurrency', name: 'concurrency', type: 'number', default: 5, description: 'x' }]);
		expect(joinGroups(group, other).read({ concurrency: 2 })).toEqual({ ...defaults, concurrency: 2 });
		const [made] = section('documents', group, other, undefined);
		expect(made).toMatchObject({ name: 'documents', displayName: 'Documents', type: 'collection', default: {} });
		expect(made.options?.map(({ name }) => name)).toEqual(['addDetails', 'concurrency', 'field', 'filter', 'formats', 'maxTotal', 'size', 'waitMinutes']);
		expect(section('charges')).toEqual([]);
	});
});
