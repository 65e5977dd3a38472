import { cutOff, wrongFile } from '../../../../nodes/shared/http/fileSignature';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

it.each([
	[XLSX, 'PK\x03\x04rest'],
	['application/json', '[]'],
	['application/json', '\uFEFF [\n{"a":1}]'],
	['text/csv', 'Invoice Number,Total\nA-1,1'],
	['text/csv', '\uFEFF"Number";"Total"'],
	['text/csv', '[Number],[Total]\n1,2'],
	['text/csv', '{Number};{Total}'],
	['text/csv', 'Number,Remark\nA-1,<see the %PDF>'],
	['text/csv', 'Number,Data\nA-1,{"a":1}'],
	['application/octet-stream', '<html>'],
])('%s that begins with %j is taken', (mimeType, begin) => {
	expect(wrongFile(mimeType, Buffer.from(begin))).toBeUndefined();
});

it.each([
	[XLSX, '<!DOCTYPE html><html>', 'WRONG_FILE', /not an Excel file: a web page came/],
	[XLSX, '{"success":false}', 'WRONG_FILE', /: JSON came/],
	[XLSX, 'Number,Total', 'WRONG_FILE', /: something else came/],
	[XLSX, '', 'EMPTY_FILE', /is empty, and not an Excel file/],
	['application/json', '{"success":false}', 'WRONG_FILE', /not a JSON file with rows: JSON came/],
	['application/json', ' \n', 'EMPTY_FILE', /is empty/],
	['text/csv', '<?xml version="1.0"?><Error>', 'WRONG_FILE', /: XML came/],
	[XLSX, 'see <html>', 'WRONG_FILE', /: something else came/],
	['text/csv', '{ "error": 1 }', 'WRONG_FILE', /: JSON came/],
	['text/csv', '[{"a":1}]', 'WRONG_FILE', /: JSON came/],
	['text/csv', 'PK\x03\x04', 'WRONG_FILE', /an Excel file or another archive came/],
	['text/csv', '%PDF-1.7', 'WRONG_FILE', /a PDF file came/],
])('%s that begins with %j is not', (mimeType, begin, code, message) => {
	expect(wrongFile(mimeType, Buffer.from(begin))).toMatchObject({ code, message: expect.stringMatching(message), advice: expect.stringMatching(/^Nothing was stored/) });
});

it.each([
	[XLSX, 'PK\x05\x06\0\0\0', true],
	[XLSX, 'half of it', false],
	['application/json', '{"a":1}]\n', true],
	['application/json', '{"a":1}]', true],
	['application/json', '{"a":[1] ,', false],
	['application/json', '{"a":', false],
	['application/octet-stream', 'anything', true],
	['text/csv', 'anything', true],
])('%s that ends in %j is whole: %s', (mimeType, end, isWhole) => {
	expect(cutOff(mimeType, Buffer.from(end, 'latin1')) === undefined).toBe(isWhole);
});

it('asks again for what may be a hiccup, and not for what would come again', () => {
	const failed = { kind: 'parse', advice: expect.stringMatching(/^Nothing was stored/) };

	expect(wrongFile(XLSX, Buffer.from(''))).toMatchObject({ ...failed, code: 'EMPTY_FILE', retryable: true });
	expect(wrongFile(XLSX, Buffer.from('<html>'))).toMatchObject({ ...failed, code: 'WRONG_FILE', retryable: false });
	expect(cutOff(XLSX, Buffer.from('half'))).toMatchObject({ ...failed, code: 'WRONG_FILE', message: 'The download is not an Excel file: its end is missing', retryable: true });
});
