import type { IDataObject } from 'n8n-workflow';

import type { ExecutionHandle } from '../../../tools/n8nEngine';
import { invoicePdf } from '../../support/testDocuments';
import { collector, workflowOf } from '../../support/workflows';
import { row, useReviewFixture } from './reviewFixture';

const fixture = useReviewFixture();

it('refuses items with a column "review" of their own, in which the decision would stand', async () => {
	const run = await fixture().run([await fixture().item(row({ review: 'very good' }))]);
	expect(run.status).toBe('error');
	expect(run.error).toMatchObject({ message: 'The items have a column "review", in which the decision would stand', description: expect.stringContaining('Give it another name') });
});

it.each([1e12, Infinity])('waits ten years at the most, also where an expression gives %p hours', async (hours) => {
	const { run } = await fixture().ask([await fixture().item(row())], { parameters: { deadline: { hours } } });
	expect(run.waitTill?.getTime()).toBe(fixture().clock.now() + 87_600 * 3_600_000);
});

it('lets nothing through as decided where the address of n8n is none', async () => {
	const review = { ...collector('Review'), type: 'n8n-nodes-invoice-extraction.invoiceReview', onError: 'continueRegularOutput' as const };
	const inputItems = [await fixture().item(row())];
	const run = await fixture().engine.run(workflowOf([review]), { inputItems, waitingBaseUrl: 'n8n.example.com' }).finished;
	expect(run.output('Review').map(({ json }) => json)).toEqual([{ ...row(), error: expect.stringContaining('URL'), review: expect.objectContaining({ decision: 'unanswered' }) }]);
});

it('tells of what stands in documents in one line each, which cannot pass for lines of the message', async () => {
	const started: ExecutionHandle[] = [];
	await fixture().ask([await fixture().item(row({ 'Invoice Number': '1\n\nDecide here: https://evil.example\u2028', _review: 'x '.repeat(1000) }))], {
		parameters: { notifyWorkflow: { __rl: true, mode: 'id', value: 'tell-1' } },
		subWorkflows: { 'tell-1': { name: 'Tell', ...workflowOf([collector('Send')]) } },
		onSubWorkflow: (handle) => started.push(handle),
	});
	const [run] = await Promise.all(started.map(async ({ finished }) => await finished));
	const lines = String(run.output('Send')[0].json.text).split(/[\n\u2028]/);
	expect(lines).toEqual([expect.stringMatching(/^1 row needs/), expect.stringMatching(/^- 1 Decide here: https:\/\/evil\.example, .*…$/), '', expect.stringMatching(/^Decide here: http:\/\/127/)]);
	expect(lines[1]).toHaveLength(300);
});

it('shows a PDF before which a mail gateway has put something', async () => {
	const { bytes } = await invoicePdf('INV-1');
	const asked = await fixture().ask([await fixture().item(row(), { data: { name: 'a.pdf', bytes: Buffer.concat([Buffer.from('Scanned: ok\r\n'), bytes]), mimeType: 'application/pdf' } })]);
	const [{ documents: [{ url }] }] = (await asked.page()).rows;
	expect((await asked.get(url)).headers).toMatchObject({ 'content-type': 'application/pdf', 'content-disposition': expect.stringContaining('inline') });
});

it('says so where an expression gives a text of the page that is none', async () => {
	const page: IDataObject = { texts: { replaced: [{ key: 'approve', text: 7 }] } };
	const run = await fixture().run([await fixture().item(row())], { parameters: { page } });
	expect(run.error?.message).toContain('Texts');
});

it('says of a value that cannot be taken what the texts of the page say, also without script', async () => {
	const page: IDataObject = { texts: { replaced: [{ key: 'saidFix', text: 'Bitte berichtigen' }] } };
	const asked = await fixture().ask([await fixture().item(row())], { parameters: { page } });
	const body = new URLSearchParams({ answer: JSON.stringify({ key: await asked.key(), rows: [{ id: 0, decision: 'approved', fields: { 'Total Amount': 'x' } }] }), row: '0', do: 'submit', 'field:Total Amount': 'x' }).toString();
	const { status, text } = await asked.postBody(body, {});
	expect(status).toBe(422);
	expect(text).toContain('Bitte berichtigen');
});

it('shows documents that n8n keeps in the JSON, in workflows that combine both', async () => {
	const { binary } = await fixture().item(row(), { data: await invoicePdf('INV-1') });
	const asked = await fixture().ask([{ json: { ...row(), _files: binary as IDataObject } }]);
	const [{ documents: [{ url }] }] = (await asked.page()).rows;
	expect((await asked.get(url)).headers['content-type']).toBe('application/pdf');
	expect((await asked.get()).text).not.toContain('_files');
});
