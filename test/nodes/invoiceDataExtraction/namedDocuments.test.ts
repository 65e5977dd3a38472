import { namedDocuments } from '../../../nodes/InvoiceDataExtraction/upload/namedDocuments';
import { sessionFiles } from './support/files';

const files = sessionFiles('a.pdf', 'aa.pdf', 'b.pdf');
const named = (details: unknown) => namedDocuments(details, files).map(({ fileName }) => fileName);

it.each<[string, unknown, string[]]>([
	['a list of names', { file_names: ['b.pdf', 'a.pdf'] }, ['a.pdf', 'b.pdf']],
	['one name', { file_name: 'aa.pdf' }, ['aa.pdf']],
	['an ID', { file_id: '3-id' }, ['b.pdf']],
	['a place in the request', { issues: [{ path: ['files', 1, 'file_name'], message: 'Too long' }] }, ['aa.pdf']],
	['a name and a place', { x: { y: ['a.pdf'] }, issues: [{ path: ['files', 2] }] }, ['a.pdf', 'b.pdf']],
	['a bare name', 'a.pdf', ['a.pdf']],
])('finds the documents that details name by %s', (_, details, expected) => {
	expect(named(details)).toEqual(expected);
});

it.each<[string, unknown]>([
	['nothing', null],
	['nothing at all', undefined],
	['a name that only looks alike', { file_names: ['aaa.pdf', 'A.pdf', 'a.pdf '] }],
	['a number', { count: 1, place: 0 }],
	['a place in something else', { path: ['fields', 0] }],
	['a place that does not exist', { path: ['files', 3] }],
	['a place that is no number', { path: ['files', '0'] }],
])('finds none in %s', (_, details) => {
	expect(named(details)).toEqual([]);
});
