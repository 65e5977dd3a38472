import { Client } from '../../support/client';

let client: Client;

beforeEach(async () => {
	client = await Client.start();
	await client.upload('s', { 'a.pdf': 'total: 1', 'b.pdf': 'total: 2' });
});
afterEach(async () => await client.sandbox.close());

describe('submitting an extraction', () => {
	it('is accepted with 202', async () => {
		expect(await client.submit('s', ['a', 'b'])).toMatchObject({
			status: 202,
			body: { success: true, extraction_id: expect.stringMatching(/^[\da-f-]{36}$/), submission_state: 'received' },
		});
	});

	it('returns the existing task for the same submission_id, before and after its end', async () => {
		const first = await client.submit('s', ['a'], { submission_id: 'same' });
		const again = await client.submit('s', ['a'], { submission_id: 'same' });
		await client.finish(first.body.extraction_id);
		const late = await client.submit('s', ['a'], { submission_id: 'same' });

		expect(again.body).toEqual(first.body);
		expect(late).toMatchObject({ status: 202, body: first.body });
		expect(client.sandbox.invoiceDataExtraction.extractions).toHaveLength(1);
		expect(client.sandbox.invoiceDataExtraction.account.balance).toBe(49);
	});

	it('needs files that were completed', async () => {
		await client.createSession('t', [{ id: 'c', name: 'c.pdf', size: 1 }]);

		expect(await client.submit('t', ['c', 'd'])).toMatchObject({
			status: 400,
			body: {
				error: {
					code: 'INVALID_INPUT',
					details: { issues: [{ path: ['file_ids', 0] }, { path: ['file_ids', 1] }] },
				},
			},
		});
	});

	it('needs a session that exists', async () => {
		expect((await client.submit('unknown', ['a'])).body).toMatchObject({
			error: { code: 'INVALID_INPUT', details: { issues: [{ path: ['upload_session_id'] }] } },
		});
	});

	it.each([
		['no task name, as in the quickstart', { task_name: undefined }],
		['a task name of 3 characters', { task_name: 'abc' }],
		['a task name of 40 characters', { task_name: 'a'.repeat(40) }],
		['a prompt of 2,500 characters', { prompt: 'total, '.repeat(400).slice(0, 2500) }],
		['a field name of 50 characters', { prompt: { fields: [{ name: 'n'.repeat(50) }] } }],
		['a field prompt of 600 characters', { prompt: { fields: [{ name: 'Total', prompt: 'p'.repeat(600) }] } }],
		['a general prompt of 1,500 characters', { prompt: { fields: [{ name: 'Total' }], general_prompt: 'p'.repeat(1500) } }],
		['an excluded source file', { options: { exclude_columns: ['source_file'] } }],
	])('takes %s', async (_what, change) => {
		expect((await client.submit('s', ['a'], change)).status).toBe(202);
	});

	it.each([
		['a task name of 2 characters', { task_name: 'ab' }, ['task_name']],
		['a task name of 41 characters', { task_name: 'a'.repeat(41) }, ['task_name']],
		['a prompt of 2,501 characters', { prompt: 'p'.repeat(2501) }, ['prompt']],
		['no prompt', { prompt: undefined }, ['prompt']],
		['a prompt without fields', { prompt: { fields: [] } }, ['prompt', 'fields']],
		['a field name of 1 character', { prompt: { fields: [{ name: 'n' }] } }, ['prompt', 'fields', 0, 'name']],
		['a field name of 51 characters', { prompt: { fields: [{ name: 'n'.repeat(51) }] } }, ['prompt', 'fields', 0, 'name']],
		['two fields of one name', { prompt: { fields: [{ name: 'Total' }, { name: 'Total' }] } }, ['prompt', 'fields']],
		['a field prompt of 2 characters', { prompt: { fields: [{ name: 'Total', prompt: 'ab' }] } }, ['prompt', 'fields', 0, 'prompt']],
		['a field prompt of 601 characters', { prompt: { fields: [{ name: 'Total', prompt: 'p'.repeat(601) }] } }, ['prompt', 'fields', 0, 'prompt']],
		['a general prompt of 1,501 characters', { prompt: { fields: [{ name: 'Total' }], general_prompt: 'p'.repeat(1501) } }, ['prompt', 'general_prompt']],
		['an unknown structure', { output_structure: 'per_page' }, ['output_structure']],
		['no structure', { output_structure: undefined }, ['output_structure']],
		['another excluded column', { options: { exclude_columns: ['total'] } }, ['options', 'exclude_columns', 0]],
		['no files', { file_ids: [] }, ['file_ids']],
		['no submission_id', { submission_id: undefined }, ['submission_id']],
	])('refuses %s, saying where', async (_what, change, path) => {
		expect(await client.submit('s', ['a'], change)).toMatchObject({
			status: 400,
			body: { error: { code: 'INVALID_INPUT', details: { issues: [{ path }] } } },
		});
	});
});
