import * as schema from '../../../nodes/InvoiceDataExtraction/schema';

const finished = {
	status: 'completed',
	credits_deducted: 2,
	output_structure: 'per_invoice',
	pages: {
		successful_count: 1,
		failed_count: 1,
		successful: [{ file_name: 'a.pdf', page: 1 }],
		failed: [{ file_name: 'a.pdf', page: 2 }],
	},
	ai_uncertainty_notes: [{ topic: 'Date', description: 'Two dates', suggested_prompt_additions: [{ purpose: 'Clear', instructions: ['Use the first'] }] }],
	output: { xlsx_url: 'https://x', csv_url: null, json_url: 'https://j' },
};
const NOTE = { topic: 'Date', description: 'Two dates', suggestions: [{ purpose: 'Clear', instructions: ['Use the first'] }] };
const error = { code: 'PROMPT_UNCLEAR', message: 'Unclear.', retryable: false, details: null };

it('reads each state of an extraction', () => {
	expect(schema.poll.parse({ success: true, status: 'processing', progress: 40 })).toEqual({ status: 'processing', progress: 40 });
	expect(schema.poll.parse({ success: true, ...finished })).toEqual({ ...finished, output: { xlsx_url: 'https://x', json_url: 'https://j' }, ai_uncertainty_notes: [NOTE] });
	expect(schema.poll.parse({ success: false, status: 'failed', error })).toEqual({ status: 'failed', error });
});

it('drops what it does not know, at any depth, and goes without what may be missing', () => {
	const [note] = finished.ai_uncertainty_notes;
	const more = {
		...finished,
		new_key: 1,
		pages: { ...finished.pages, successful: [{ file_name: 'a.pdf', page: 1, dpi: 300 }] },
		ai_uncertainty_notes: [{ topic: note.topic, description: note.description, severity: 'low' }],
		output: { json_url: 'https://j' },
	};

	const read = schema.poll.parse(more);

	expect(read).toMatchObject({ pages: finished.pages, ai_uncertainty_notes: [{ suggestions: [] }], output: { json_url: 'https://j' } });
	expect(JSON.stringify(read)).not.toMatch(/new_key|dpi|severity/);
	expect(schema.poll.parse({ status: 'processing' })).toEqual({ status: 'processing' });
});

it.each([
	['status', { status: 'sleeping' }],
	['status', {}],
])('names %s as the place of a wrong shape', (place, body) => {
	const result = schema.poll.safeParse(body);

	expect(result.error?.issues[0].path.join('.')).toBe(place);
});

it.each([
	['45', 45],
	['45 %', 45],
	['about half', undefined],
	[null, undefined],
])('reads the progress %j as %j', (said, read) => {
	expect(schema.poll.parse({ status: 'processing', progress: said })).toEqual({ status: 'processing', ...(read !== undefined && { progress: read }) });
});

it.each([
	['no code', { message: 'x' }, { code: 'UNKNOWN_ERROR', message: 'x' }],
	['no message', { code: 'X' }, { code: 'X', message: 'The service did not say what is wrong' }],
	['nothing', null, { code: 'UNKNOWN_ERROR', retryable: false }],
])('takes an extraction that failed with %s for one that failed', (_, said, read) => {
	expect(schema.poll.parse({ status: 'failed', error: said })).toMatchObject({ status: 'failed', error: read });
});

it.each([
	[{ file_name: 'a.pdf' }, { file_name: 'a.pdf' }],
	[{ file_name: 'a.pdf', page: '2' }, { file_name: 'a.pdf' }],
	[{ page: 2 }, { page: 2 }],
	['a.pdf', {}],
	[null, {}],
])('keeps a failed page that is %j', (said, read) => {
	const answer = schema.poll.parse({ ...finished, pages: { failed: [said] } });
	expect(answer).toMatchObject({ pages: { failed: [read], successful: [] } });
});

it.each<[string, unknown, unknown]>([
	['without a description', [{ topic: 'Date' }], [{ topic: 'Date', description: 'The note says no more.', suggestions: [] }]],
	['without a topic', [{ description: 'Two dates' }], [{ topic: 'Note of the service', description: 'Two dates', suggestions: [] }]],
	['that is a text', ['Two dates'], [{ topic: 'Note of the service', description: 'Two dates', suggestions: [] }]],
	['that is null', [null], [{ topic: 'Note of the service', description: expect.stringContaining('null') }]],
	['that is no list', 'Two dates', [{ description: 'Two dates' }]],
	['whose suggestions are something else', [{ topic: 'Date', description: 'x', suggested_prompt_additions: 'y' }], [{ topic: 'Date', suggestions: [] }]],
	['that says nothing', [], []],
])('keeps a note %s', (_, said, read) => {
	expect(schema.poll.parse({ ...finished, ai_uncertainty_notes: said })).toMatchObject({ ai_uncertainty_notes: read });
});

it('tells notes that are missing from none', () => {
	expect(schema.poll.parse({ ...finished, ai_uncertainty_notes: null })).toHaveProperty('ai_uncertainty_notes', undefined);
});

it('takes an error that does not say whether it is retryable for one that is not', () => {
	expect(schema.serviceError.parse({ code: 'X', message: 'x' })).toMatchObject({ retryable: false });
	expect(schema.serviceError.parse({ code: 'X', message: 'x', retryable: 'yes', details: [1] })).toMatchObject({ retryable: false, details: [1] });
});

it.each<[string, { safeParse(value: unknown): { success: boolean } }, unknown]>([
	['a session without files', schema.session, { success: true, files: [] }],
	['a part size of nothing', schema.session, { success: true, files: [{ file_id: '1', part_size: 0 }] }],
	['a submission without an ID', schema.submitted, { success: true, extraction_id: '' }],
	['a success that is none', schema.completed, { success: false }],
	['rows that are no list', schema.rows, { rows: [] }],
	['rows that are no objects', schema.rows, [['a']]],
])('refuses %s', (_, shape, body) => {
	expect(shape.safeParse(body).success).toBe(false);
});

it('leaves out what is no part with its URL', () => {
	const part = { part_number: 1, url: 'https://x' };

	expect(schema.partUrls.parse({ part_urls: [{ part_number: 0, url: 'https://x' }, part, { part_number: 2 }, null] }).part_urls).toEqual([undefined, part, undefined, undefined]);
});

it('keeps all columns of a row, whatever they are called and hold', () => {
	const rows: Array<Record<string, unknown>> = [{ Total: '1', '': null, 'Source File': 'a.pdf', constructor: 1, nested: [{ a: 1 }] }, {}];

	expect(schema.rows.parse(rows)).toEqual(rows);
});

describe('rows', () => {
	it('are taken as they are, without a copy of each', () => {
		const given = [{ Total: 1 }, { Total: 2 }];
		const read = schema.rows.parse(given);
		expect(read).toEqual(given);
		expect(read[1]).toBe(given[1]);
	});

	it.each([
		['no list', { Total: 1 }, [], 'Expected array'],
		['a row that is a list', [{ Total: 1 }, [1]], [1], 'Expected object'],
		['a row that is nothing', [null], [0], 'Expected object'],
	])('are refused where there is %s, with the place', (_, given, path, message) => {
		expect(schema.rows.safeParse(given).error?.issues).toMatchObject([{ path, message }]);
	});

	it('lose a column that would change what their copies are', () => {
		const [row] = schema.rows.parse(JSON.parse('[{"__proto__":{"Total":9},"Vendor":"Harbor"}]'));
		expect(Object.getOwnPropertyNames(row)).toEqual(['Vendor']);
	});
});
