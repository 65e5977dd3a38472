import { readBooks } from '../../../../nodes/shared/payables/books';
import { readList, type ListShape } from '../../../../nodes/shared/payables/list';
import { settle } from '../../../../nodes/shared/errors';

const shape: ListShape<'name' | 'code'> = { name: 'Things', columns: { name: ['name', 'bezeichnung'], code: ['code'] }, needs: [{ oneOf: ['name'], called: 'the name of a thing' }] };
const problem = async (given: unknown) => {
	const read = await settle((async () => readList(given, shape))());
	return read.ok ? undefined : `${read.failure.message} | ${read.failure.advice}`;
};

it.each([
	['items of a node', [{ json: { Name: 'a' }, pairedItem: 0 }]],
	['their JSON', [{ Bezeichnung: 'a', other: 1 }]],
	['JSON as text', '[{"NAME": "a"}]'],
	['one item that holds the list', { json: { data: [{ name: 'a' }] } }],
	['one entry alone', { name: 'a', code: '' }],
	['entries of which some are empty', [{ name: '', code: null }, { name: 'a' }]],
])('reads %s', (_name, given) => {
	expect(readList(given, shape)).toEqual([{ name: 'a' }]);
});

it('tells a list that is empty from one that was not given', () => {
	expect([undefined, null, '', ' ', '[]', '[ ]\n', []].map((given) => readList(given, shape))).toEqual([undefined, undefined, undefined, undefined, undefined, undefined, []]);
});

it('says what it found and what it expected where it cannot use a list', async () => {
	expect(await problem([{ Foo: 1 }, { Bar: 2 }])).toBe('Things has no column for the name of a thing: its columns are Foo, Bar | Call the column Name, in the list itself or with Edit Fields before this node.');
	expect(await problem('vendors')).toMatch(/^Things is no list: "vendors" is no JSON \| Give the items of a node, such as/);
	expect(await problem(7)).toMatch(/^Things is no list: it is "7" \| /);
	expect(await problem(['a'])).toMatch(/^Things has an entry that has no columns: "a" \| /);
});

it('names the list of which no column is understood', () => {
	for (const [list, name] of [['knownVendors', 'Known Vendors'], ['purchaseOrders', 'Purchase Orders'], ['receipts', 'Receipts'], ['earlierInvoices', 'Earlier Invoices'], ['accountRules', 'Account Rules']]) {
		expect(() => readBooks({ [list]: [{ foo: 'bar' }] })).toThrow(`${name} has no column for`);
	}
});
