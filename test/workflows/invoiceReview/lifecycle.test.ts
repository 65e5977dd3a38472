import type { ExecutionHandle } from '../../../tools/n8nEngine';
import { invoicePdf } from '../../support/testDocuments';
import { collector, workflowOf } from '../../support/workflows';
import { Asked, decisionOf, linkOf, row, useReviewFixture } from './reviewFixture';

const fixture = useReviewFixture();
const HOUR_MS = 3_600_000;

describe('the deadline', () => {
	it('lets every row out as unanswered, with its document, when nobody has decided', async () => {
		const pdf = await invoicePdf('INV-1');
		const asked = await fixture().ask([await fixture().item(row(), { data: pdf }), await fixture().item({ a: 1 })], { parameters: { deadline: { hours: 48 } } });
		const start = fixture().clock.now();
		expect(asked.run.waitTill?.getTime()).toBe(start + 48 * HOUR_MS);
		const out = await fixture().afterDeadline(asked);
		const review = { decision: 'unanswered', by: null, at: null, remark: '', before: {}, problems: [], asked: new Date(start).toISOString(), deadline: new Date(start + 48 * HOUR_MS).toISOString() };
		expect(out.map(({ json }) => json)).toEqual([{ ...row(), review }, { a: 1, review }]);
		expect(await fixture().engine.readBinary(out[0].binary!.data)).toEqual(pdf.bytes);
	});

	it('lets rows out with the same fields as a decision does', async () => {
		const parameters = { deadline: { hours: 1 }, output: { addCorrections: true } };
		const late = await fixture().ask([await fixture().item(row())], { parameters });
		const [unanswered] = await fixture().afterDeadline(late);
		const inTime = await fixture().ask([await fixture().item(row())], { parameters });
		await inTime.submit([{ id: 0, decision: 'approved', fields: { 'Total Amount': '119' } }]);
		const [decided] = await inTime.out();
		expect(Object.keys(unanswered.json).sort()).toEqual(Object.keys(decided.json).sort());
		expect(Object.keys(decisionOf(unanswered)).sort()).toEqual(Object.keys(decisionOf(decided)).sort());
		expect(unanswered.json._corrections).toEqual([]);
		expect(decided.json._corrections).toEqual([{ vendor: 'Harbor Supply Co.', field: 'Total Amount', before: '199', after: '119', document: 'invoice.pdf' }]);
	});

	it('waits as long as it takes without one', async () => {
		const asked = await fixture().ask([await fixture().item(row())]);
		expect(asked.run.waitTill?.getUTCFullYear()).toBe(3000);
	});

	it('refuses what is posted later, says so, and shows that it has passed', async () => {
		const asked = await fixture().ask([await fixture().item(row())], { parameters: { deadline: { hours: 1 } } });
		const key = await asked.key();
		await fixture().clock.sleep(HOUR_MS + 1);
		const late = await asked.post({ intent: 'submit', key, rows: [{ id: 0, decision: 'approved' }] });
		expect(late.status).toBe(410);
		expect(JSON.parse(late.text)).toEqual({ message: 'The deadline has passed. What you entered here was not taken.' });
		const page = await asked.get();
		expect(page.text).toContain('The deadline of this review has passed');
		expect(page.text).not.toContain('INV-1');
		expect(asked.isWaiting).toBe(true);
		expect((await fixture().afterDeadline(asked)).map(decisionOf)).toEqual([expect.objectContaining({ decision: 'unanswered' })]);
	});
});

describe('an execution that n8n reads out of its database after a restart', () => {
	it('is decided with the page that was open before', async () => {
		const pdf = await invoicePdf('INV-1');
		const asked = await fixture().ask([await fixture().item(row(), { data: pdf })]);
		const key = await asked.key();
		const restarted = await fixture().open();
		restarted.hold(asked.run.stored());
		const link = asked.link.replace(asked.pages.baseUrl, restarted.baseUrl);
		const later = new Asked(asked.run, link, restarted);
		expect((await later.post({ intent: 'submit', key, rows: [{ id: 0, decision: 'approved', fields: { 'Total Amount': '119' } }] })).status).toBe(200);
		const [item] = await later.out();
		expect(item.json['Total Amount']).toBe(119);
		expect(await fixture().engine.readBinary(item.binary!.data)).toEqual(pdf.bytes);
	});
});

describe('a node in a loop', () => {
	it('asks again on the same link, and takes no answer to the round before', async () => {
		const pages = await fixture().open();
		const review = { ...collector('Review'), type: 'n8n-nodes-invoice-extraction.invoiceReview' };
		const loop = workflowOf([review, collector('After')], [['Start', 0, 'Review'], ['Review', 0, 'After'], ['After', 0, 'Review']]);
		const first = await fixture().engine.run(loop, { inputItems: [await fixture().item(row())], waitingBaseUrl: pages.baseUrl }).finished;
		pages.hold(first);
		const asked = new Asked(first, linkOf(first), pages);
		const key = await asked.key();
		await fixture().clock.sleep(1000);
		await asked.submit([{ id: 0, decision: 'approved', fields: { 'Total Amount': '119' } }]);
		const second = await (pages.resumed(first.executionId) as ExecutionHandle).finished;
		expect(second.status).toBe('waiting');
		pages.hold(second.stored());

		const again = new Asked(second, linkOf(second), pages);
		expect(again.link).toBe(asked.link);
		const stale = await again.post({ intent: 'submit', key, rows: [{ id: 0, decision: 'rejected' }] });
		expect(stale.status).toBe(409);
		expect(JSON.parse(stale.text).message).toContain('of an earlier review');
		expect(again.isWaiting).toBe(true);
		const { rows } = await again.page();
		expect(rows).toHaveLength(1);
	});
});

describe('telling somebody', () => {
	const tell = { name: 'Tell', ...workflowOf([collector('Send')]) };

	async function told(parameters: object) {
		const started: ExecutionHandle[] = [];
		const asked = await fixture().ask([await fixture().item(row()), await fixture().item(row({ 'Invoice Number': 'INV-2', _review: '' }))], {
			parameters: { notifyWorkflow: { __rl: true, mode: 'id', value: 'tell-1' }, ...parameters },
			subWorkflows: { 'tell-1': tell },
			onSubWorkflow: (handle) => started.push(handle),
		});
		const runs = await Promise.all(started.map(async ({ finished }) => await finished));
		return { asked, items: runs.flatMap((run) => run.output('Send')) };
	}

	it('gives a workflow the link, what it is about, and until when, before the execution waits', async () => {
		const start = fixture().clock.now();
		const { asked, items } = await told({ page: { title: 'Invoices of today' }, deadline: { hours: 48, remindBefore: 8 } });
		expect(items.map(({ json }) => json)).toEqual([
			{
				link: asked.link,
				subject: 'Invoices of today (2 rows)',
				text: expect.stringMatching(/^2 rows need a decision until 2026-01-\d\d \d\d:\d\d UTC:\n- INV-1, invoice.pdf, page 1: Subtotal 100 and .*\n- INV-2, invoice.pdf, page 1\n\nDecide here: http/),
				rows: 2,
				deadline: new Date(start + 48 * HOUR_MS).toISOString(),
				remindAt: new Date(start + 40 * HOUR_MS).toISOString(),
				statusUrl: expect.stringContaining('show=status'),
			},
		]);
		expect(String(items[0].json.text)).toContain(asked.link);
	});

	it('lets that workflow see whether a reminder is still needed', async () => {
		const { asked, items: [{ json }] } = await told({});
		expect(json).toMatchObject({ deadline: null, remindAt: null });
		const status = async () => await asked.get(String(json.statusUrl));
		expect(JSON.parse((await status()).text)).toEqual({ state: 'open', rows: 2, deadline: null });
		await asked.submit([]);
		await asked.out();
		expect((await status()).text).not.toContain('open');
	});

	it('fails before it waits when that workflow cannot be started, and says what to check', async () => {
		const run = await fixture().run([await fixture().item(row())], { parameters: { notifyWorkflow: 'nowhere' } });
		expect(run.status).toBe('error');
		expect(run.error).toMatchObject({ message: 'The workflow that tells somebody could not be started', description: expect.stringContaining('Notify With Workflow') });
	});

	it.each([
		['continueRegularOutput', 0],
		['continueErrorOutput', 1],
	] as const)('goes on without waiting with On Error: %s', async (onError, output) => {
		const run = await fixture().run([await fixture().item(row()), await fixture().item({ a: 1 })], { parameters: { notifyWorkflow: 'nowhere' }, node: { onError } });
		expect(run.status).toBe('success');
		expect(run.waitTill).toBeUndefined();
		const items = run.output('Review', output);
		expect(items).toHaveLength(2);
		for (const { json } of items) expect(json.error).toBe('The workflow that tells somebody could not be started');
		// What nobody decided must not pass for decided; on the error output n8n leaves nothing but the error.
		const decisions = items.map(({ json }) => json.review && (json.review as { decision: string }).decision);
		expect(decisions).toEqual(onError === 'continueRegularOutput' ? ['unanswered', 'unanswered'] : [undefined, undefined]);
	});
});

it('passes nothing through without a row', async () => {
	const run = await fixture().run([]);
	expect(run.status).toBe('success');
	expect(run.output('After')).toEqual([]);
});
