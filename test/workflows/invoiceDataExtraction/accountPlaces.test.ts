import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { useExtractFixture } from '../../support/extractFixture';
import { invoicePdf } from '../../support/testDocuments';
import { waitingWorkflow } from '../../support/waitingWorkflow';
import { collector, operation, resumeToEnd, run, workflowOf } from '../../support/workflows';

const fixture = useExtractFixture();

const DOCUMENTS = 60;
const AT_A_TIME = 5;
const TAKES_MS = 20_000;
/** What the account can do at the best. */
const BOUND_MS = (DOCUMENTS / AT_A_TIME) * TAKES_MS;

const documents = async (count: number, name = 'A') => await Promise.all(Array.from({ length: count }, async (_, index) => await invoicePdf(`${name}-${index}`)));
const times = (route: string) => fixture().requests(route).map(({ at }) => at);

/** From the first submission to the last look, in milliseconds. */
const tookMs = () => Math.max(...times('poll')) - times('submit')[0];

// Until the refusals are forgotten: the account is shared by the tests.
afterEach(async () => await fixture().clock.sleep(10 * 60_000));

describe('an account that runs five extractions at a time', () => {
	beforeEach(() => Object.assign(fixture().sandbox.settings, { concurrentTasks: AT_A_TIME, processingMsPerPage: TAKES_MS }));

	it('is kept busy by Extract: after a few refusals what waits is submitted as soon as one has ended', async () => {
		const { extracted, failed } = await fixture().extract(await documents(DOCUMENTS), { options: { idempotency: 'content' } });
		expect(failed).toEqual([]);
		expect(extracted).toHaveLength(DOCUMENTS);
		expect(tookMs()).toBeLessThan(1.15 * BOUND_MS);
		expect(times('submit').length).toBeLessThan(DOCUMENTS + 2 * AT_A_TIME);
	});

	it('is kept busy also when its limit is known already', async () => {
		const once = async (name: string) => await fixture().extract(await documents(AT_A_TIME * 3, name), { options: { idempotency: 'content' } });
		await once('K');
		const before = times('submit').length;
		await once('L');
		expect(Math.max(...times('poll')) - times('submit')[before]).toBeLessThan(1.15 * 3 * TAKES_MS);
	});

	it('is not thought to be full because a document comes again that it refused at first', async () => {
		const all = await documents(AT_A_TIME * 3, 'M');
		const extract = async (files: typeof all) => await fixture().extract(files, { options: { idempotency: 'content' } });
		await extract(all);
		expect(times('submit').length).toBeGreaterThan(all.length);
		const { account } = fixture().sandbox.invoiceDataExtraction;
		const { balance } = account;
		for (const document of all) {
			const before = fixture().clock.now();
			const { extracted, needsReview } = await extract([document]);
			expect([...extracted, ...needsReview]).toHaveLength(1);
			expect(fixture().clock.now() - before).toBeLessThan(60_000);
		}
		expect(account.balance).toBe(balance);
	});

	it('is kept busy by Submit and Wait for Completion, which submits what Submit held back', async () => {
		const first = await run(fixture(), waitingWorkflow({ submit: { idempotency: 'content' } }), await fixture().items(await documents(DOCUMENTS, 'B')));
		const { run: last } = await resumeToEnd(fixture(), first);
		expect(last.allOutput('Failed')).toEqual([]);
		expect(last.allOutput('Rows', 0)).toHaveLength(DOCUMENTS);
		expect(tookMs()).toBeLessThan(1.15 * BOUND_MS);
		expect(times('submit').length).toBeLessThan(DOCUMENTS + 2 * AT_A_TIME);
	});
});

describe('what Submit holds back', () => {
	const content = { submit: { idempotency: 'content' } };
	const statuses = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json.status);

	/** Twelve documents for an account that runs two at a time. */
	const submit = async (name: string, workflow = waitingWorkflow(content)) => {
		Object.assign(fixture().sandbox.settings, { concurrentTasks: 2, processingMsPerPage: TAKES_MS });
		return await run(fixture(), workflow, await fixture().items(await documents(12, name)));
	};
	const waiting = async (name: string) => (await submit(name)).output('Submit').filter(({ json }) => json.status === 'waiting');
	const alone = async (name: string, items: INodeExecutionData[]) => await run(fixture(), workflowOf([operation(name, ['extraction', name])]), items);

	it('is nothing where anything but Wait for Completion comes next', async () => {
		const noLoop = workflowOf([operation('Submit', ['document', 'submit'], { options: content.submit }), collector('Sent')]);
		const sent = (await submit('D', noLoop)).output('Sent');
		expect(statuses(sent)).toEqual(Array.from({ length: 12 }, () => 'processing'));
		expect(fixture().requests('submit')).toHaveLength(12);
	});

	it('waits, says Get Status, and has no rows yet, says Get Rows', async () => {
		const items = await waiting('E');
		expect(items.length).toBeGreaterThan(3);
		const asked = fixture().requests('poll').length;
		const status = await alone('getStatus', items);
		expect(statuses(status.output('getStatus'))).toEqual(items.map(() => 'waiting'));
		const rows = await alone('getRows', items);
		expect(rows.output('getRows', 2).map(({ json, binary }) => [json.code, binary?.data.mimeType])).toEqual(items.map(() => ['STILL_PROCESSING', 'application/pdf']));
		expect(fixture().requests('poll')).toHaveLength(asked);
	});

	it('is submitted later although the service cannot be reached for a while', async () => {
		fixture().sandbox.faults.add({ route: 'submit', kind: 'html', status: 503, skip: 9, times: 8 });
		const { run: last } = await resumeToEnd(fixture(), await submit('F'));
		expect(last.allOutput('Failed')).toEqual([]);
		expect(last.allOutput('Rows', 0)).toHaveLength(12);
		expect(fixture().sandbox.invoiceDataExtraction.account.balance).toBe(1000 - 12);
	});

	it('is an error, which names the key, when the key is no longer good', async () => {
		fixture().sandbox.faults.add({ route: 'submit', kind: 'status', status: 401, code: 'API_KEY_REVOKED', skip: 9, times: 100 });
		const { run: last } = await resumeToEnd(fixture(), await submit('G'));
		expect(last.error).toMatchObject({ httpCode: '401', description: expect.stringContaining('Create a new API key') });
	});
});

// The last one: it teaches that the account has room for more.
it('an account that runs more than that is not held back: the limit of submissions a minute is what counts', async () => {
	Object.assign(fixture().sandbox.settings, { concurrentTasks: 1000, processingMsPerPage: TAKES_MS });
	const { extracted } = await fixture().extract(await documents(DOCUMENTS, 'C'), { options: { idempotency: 'content' } });
	expect(extracted).toHaveLength(DOCUMENTS);
	const submitted = times('submit');
	expect(submitted).toHaveLength(DOCUMENTS);
	expect(Math.max(...submitted) - submitted[0]).toBeLessThan(75_000);
});
