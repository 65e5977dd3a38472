import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { useExtractFixture } from '../../../support/extractFixture';
import { invoicePdf, wrongTotalPdf } from '../../../support/testDocuments';
import { operation, run, workflowOf } from '../../../support/workflows';

const fixture = useExtractFixture();

const numbers = (items: INodeExecutionData[]) => items.map(({ json }) => json['Invoice Number']);
const bodies = (route: string) => fixture().requests(route).map(({ body }) => body as IDataObject);

const submit = (options: IDataObject = {}, parameters: IDataObject = {}) => operation('Submit', ['document', 'submit'], { ...parameters, options });
const wait = operation('Wait', ['extraction', 'wait'], { whileProcessing: 'hold' });
const rows = operation('Rows', ['extraction', 'getRows'], { options: { evidence: 'full' } });
const rowsOf = (before: ReturnType<typeof operation>[]) =>
	workflowOf([...before, wait, rows], [
		...before.map(({ name }, index): [string, number, string] => [before[index - 1]?.name ?? 'Start', 0, name]),
		[before.at(-1)!.name, 0, 'Wait'],
		['Wait', 1, 'Rows'],
	]);

describe('Extraction: Submit', () => {
	it('takes the parameters of each item for itself', async () => {
		const uploaded = await run(fixture(), workflowOf([operation('Upload', ['uploadSession', 'upload'])]), await fixture().items([await invoicePdf('A-1'), await invoicePdf('A-2')]));
		const { uploadSessionId, fileIds } = uploaded.output('Upload')[0].json as { uploadSessionId: string; fileIds: string[] };
		const items = fileIds.map((id, index) => ({ json: { uploadSessionId, fileIds: [id], column: ['Invoice Number', 'Total'][index] } }));
		const parameters = { promptMode: 'fields', fields: { field: [{ name: '={{ $json.column }}' }] }, generalPrompt: '' };
		const done = await run(fixture(), workflowOf([operation('Submit', ['extraction', 'submit'], parameters)]), items);
		expect(bodies('submit').map(({ file_ids: ids, prompt }) => [ids, prompt])).toEqual([
			[[fileIds[0]], { fields: [{ name: 'Invoice Number' }] }],
			[[fileIds[1]], { fields: [{ name: 'Total' }] }],
		]);
		expect(done.output('Submit').map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }], [{ item: 1 }]]);
	});

	it.each([
		['a session', {}, 'The Upload Session ID is empty'],
		['files', { uploadSessionId: 's' }, 'The File IDs are empty'],
	])('says what is missing when the item before brings no %s', async (_what, json, message) => {
		const done = await run(fixture(), workflowOf([operation('Submit', ['extraction', 'submit'])]), [{ json }]);
		expect(done.error?.message).toBe(message);
		expect(fixture().sandbox.requests).toEqual([]);
	});

	it('takes files that it knows by their IDs alone, and never for one another', async () => {
		const files = [await invoicePdf('A-1'), await invoicePdf('A-2')];
		const uploaded = await run(fixture(), workflowOf([operation('Upload', ['uploadSession', 'upload'])]), await fixture().items(files));
		const { uploadSessionId, fileIds } = uploaded.output('Upload')[0].json as { uploadSessionId: string; fileIds: string[] };
		const again = operation('Submit', ['extraction', 'submit'], { uploadSessionId, fileIds: '={{ $json.id }}', options: { idempotency: 'content' } });
		const flow = workflowOf([again, wait, rows], [['Start', 0, 'Submit'], ['Submit', 0, 'Wait'], ['Wait', 1, 'Rows']]);
		const done = await run(fixture(), flow, fileIds.map((id) => ({ json: { id } })));
		expect(numbers(done.output('Rows', 0))).toEqual(['A-1', 'A-2']);
	});

	it('gives what one item could not submit on Failed, and goes on with the others', async () => {
		const uploaded = await run(fixture(), workflowOf([operation('Upload', ['uploadSession', 'upload'])]), await fixture().items([await invoicePdf('A-1')]));
		const [{ json }] = uploaded.output('Upload');
		const items = [{ json: { uploadSessionId: 'unknown', fileIds: ['a'] } }, { json }];
		const done = await run(fixture(), workflowOf([operation('Submit', ['extraction', 'submit'])]), items);
		expect(done.output('Submit').map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 1 }]]);
		expect(done.output('Submit', 1).map((item) => [item.json.stage, item.json.code, item.pairedItem])).toEqual([['submit', 'INVALID_INPUT', { item: 0 }]]);
	});

	it('names the files that the service does not have', async () => {
		const done = await run(
			fixture(),
			workflowOf([operation('Submit', ['extraction', 'submit'], { uploadSessionId: 'unknown', fileIds: 'a' })]),
			[{ json: {} }],
		);
		expect(done.error).toMatchObject({ name: 'NodeApiError', httpCode: '400', description: expect.stringContaining('upload_session_id does not exist') });
	});

	it('submits a doubtful row once more with what its reason suggests, and does not upload again', async () => {
		const input = await fixture().items([await wrongTotalPdf('A-1')]);
		const first = await run(fixture(), rowsOf([submit()]), input);
		const doubtful = first.output('Rows', 1);
		const reasons = (doubtful[0].json._extraction as IDataObject).reasons as IDataObject[];
		expect(reasons.map(({ code }) => code)).toContain('AI_UNCERTAINTY');
		const additions = '={{ $json._extraction.reasons.flatMap((reason) => reason.suggestions ?? []).flatMap((suggestion) => suggestion.instructions) }}';
		const second = await run(fixture(), rowsOf([operation('Again', ['extraction', 'submit'], { options: { promptAdditions: additions } })]), doubtful);
		const [before, after] = bodies('submit');
		expect(after).toMatchObject({ upload_session_id: before.upload_session_id, file_ids: before.file_ids });
		expect((after.prompt as IDataObject).general_prompt).toMatch(/^Take '.+' as printed/m);
		expect(fixture().requests('storagePut')).toHaveLength(1);
		expect(second.output('Rows', 1)[0].binary?.data).toMatchObject({ fileName: 'A-1.pdf', mimeType: 'application/pdf' });
	});
});
