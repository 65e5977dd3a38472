import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

import type { Review } from '../../../nodes/InvoiceReview/rows/decisions';
import { drawPdf } from '../../../tools/documents/pdf';
import type { StoredWorkflow } from '../../../tools/n8nServer/api';
import { decideAll, openReview, submitReview } from '../examples/reviewLink';
import { Instance } from '../instance';
import { reportLine } from '../report';
import { until } from '../until';
import { launchBrowser, openPage } from './reviewBrowser';
import { CALLED, DECIDED, lineOf, node, prepareTelling, REVIEW, reviewNode, ROWS, rowsOf, type Host } from './reviewWorkflow';

const LARGE_BYTES = 20 * 1024 * 1024;

describe.each(['newest', 'oldest'] as const)('in the %s n8n,', (name) => {
	let instance: Instance;
	let host: Host;
	let tell: StoredWorkflow;
	let browser: Browser;
	const problems: string[] = [];

	beforeAll(async () => {
		instance = await Instance.start({ host: name });
		host = { api: instance.api, url: instance.n8n.url, filesFolder: instance.filesFolder };
		tell = await prepareTelling(host);
		browser = await launchBrowser();
	});
	afterAll(async () => {
		await browser?.close();
		await instance?.close();
	});
	afterEach(() => expect(problems.splice(0)).toEqual([]));

	/** Starts a saved workflow by its webhook. @returns the id of the execution */
	async function start(workflow: StoredWorkflow): Promise<string> {
		await instance.api.activate(workflow);
		expect((await fetch(`${host.url}/webhook/${workflow.nodes[0].parameters.path as string}`)).ok).toBe(true);
		let id = '';
		await until('the workflow has started', async () => {
			id = (await instance.api.executions(workflow.id))[0]?.id ?? '';
			return id !== '';
		});
		return id;
	}

	/** The links that were sent since, one for each time that somebody was told. */
	async function linksSent(): Promise<string[]> {
		const ended = (await instance.api.executions(tell.id)).filter(({ status }) => status === 'success');
		const executions = await Promise.all(ended.map(async ({ id }) => await instance.api.execution(id)));
		return executions.flatMap((execution) => execution.items('Send').map(({ json }) => String(json.link))).reverse();
	}

	const decisionsOf = (items: Array<{ json: object }>) => items.map(({ json }) => (json as { review: Review }).review.decision);

	it('a workflow goes on with the decisions of the one that it called', async () => {
		const asking = await instance.api.createWorkflow(lineOf('Ask', [CALLED, reviewNode(tell)]));
		await instance.api.activate(asking);
		const call = node('Call', 'n8n-nodes-base.executeWorkflow', 1.2, { workflowId: { __rl: true, mode: 'id', value: asking.id }, mode: 'once', options: { waitForSubWorkflow: true } });
		const caller = await instance.api.createWorkflow(lineOf('Call', [...(await rowsOf(host)), call, node(DECIDED, 'n8n-nodes-base.noOp', 1, {})]));
		const id = await start(caller);
		await instance.api.executionWhen(id, ['waiting']);
		await until('somebody is told', async () => (await linksSent()).length > 0);
		const link = String((await linksSent()).at(-1));
		await until('the called one waits', async () => (await instance.api.executions(asking.id))[0]?.status === 'waiting');
		const { key, rows } = await openReview(link);
		await submitReview(link, { key, rows: rows.map((row) => ({ id: row.id, decision: row.id % 2 ? 'rejected' as const : 'approved' as const })) });

		const run = await instance.api.executionWhen(id);
		expect(run.error).toBeUndefined();
		const items = run.items(DECIDED);
		expect(decisionsOf(items)).toEqual(Array.from({ length: ROWS }, (_, index) => (index % 2 ? 'rejected' : 'approved')));
		expect(items.map(({ json, binary }) => [json['Invoice Number'], binary?.data])).toEqual(run.items('Make Rows').map(({ json, binary }) => [json['Invoice Number'], binary?.data]));
		reportLine('review', instance, 'in a workflow that another one calls', `${items.length} rows`);
	});

	it('each round of a loop is a review of its own, on the same link, and every row comes out once', async () => {
		const sent = (await linksSent()).length;
		const loop = node('Loop', 'n8n-nodes-base.splitInBatches', 3, { batchSize: 10, options: {} });
		const nodes = [...(await rowsOf(host)), loop, reviewNode(tell), node(DECIDED, 'n8n-nodes-base.noOp', 1, {})];
		const { connections, ...rest } = lineOf('Loop', nodes);
		const to = (target: string) => [{ node: target, type: 'main' as const, index: 0 }];
		const looped = await instance.api.createWorkflow({ ...rest, connections: { ...connections, Loop: { main: [to(DECIDED), to(REVIEW)] }, [REVIEW]: { main: [to('Loop')] } } });
		const run = await decideAll(instance.api, await start(looped), 'approved', REVIEW);
		expect(run.error).toBeUndefined();
		const items = run.items(DECIDED);
		expect(decisionsOf(items)).toEqual(Array.from({ length: ROWS }, () => 'approved'));
		expect(items.map(({ json }) => json['Invoice Number'])).toEqual(run.items('Make Rows').map(({ json }) => json['Invoice Number']));
		const links = (await linksSent()).slice(sent);
		expect(links).toHaveLength(3);
		expect(new Set(links).size).toBe(1);
		reportLine('review', instance, 'in a loop', `${items.length} rows in 3 rounds`);
	});

	it('a document of 20 MB is asked for when its row is opened, shown, and kept', async () => {
		const folder = join(instance.filesFolder, 'large');
		await mkdir(folder, { recursive: true });
		await writeFile(join(folder, 'a.pdf'), await drawPdf({ size: 'A4', title: 'Small' }, (pdf) => void pdf.text('Small')));
		const large = await drawPdf({ size: 'A4', title: 'Large' }, (pdf) => void pdf.text('Large').file(randomBytes(LARGE_BYTES), { name: 'scan.bin' }));
		await writeFile(join(folder, 'b.pdf'), large);
		const [webhook, read] = await rowsOf(host);
		const files = { ...read, parameters: { ...read.parameters, fileSelector: `${folder}/*` } };
		const id = await start(await instance.api.createWorkflow(lineOf('Large', [webhook, files, reviewNode(tell), node(DECIDED, 'n8n-nodes-base.noOp', 1, {})])));
		const link = (await instance.api.executionWhen(id, ['waiting'])).resumeUrl(REVIEW);

		const page = await openPage(browser, String(link), problems, {});
		const asked: string[] = [];
		page.on('request', (request) => asked.push(request.url()));
		const frame = page.locator('#documents iframe');
		await frame.waitFor();
		const small = await frame.getAttribute('src');
		const arrived = page.waitForResponse((response) => response.url().includes('document=1-'));
		expect(asked.filter((url) => url.includes('document=1-'))).toEqual([]);
		await page.getByRole('button', { name: 'Approve', exact: true }).click();
		expect((await arrived).ok()).toBe(true);
		const source = await frame.getAttribute('src');
		expect(source).not.toBe(small);
		expect(Buffer.from(await (await fetch(new URL(String(source), link))).arrayBuffer()).equals(large)).toBe(true);
		await page.getByRole('button', { name: 'Approve', exact: true }).click();
		await page.locator('#submit').click();
		await page.locator('#confirm-submit').click();
		await page.getByRole('heading', { name: 'This review is decided' }).waitFor();
		await page.context().close();

		const run = await instance.api.executionWhen(id);
		const [, item] = run.items(DECIDED);
		expect(decisionsOf(run.items(DECIDED))).toEqual(['approved', 'approved']);
		expect((await instance.api.storedFile(String(item.binary?.data.id))).equals(large)).toBe(true);
		reportLine('review', instance, 'a document of 20 MB', `${large.length} bytes`);
	});
});
