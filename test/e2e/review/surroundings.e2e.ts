import type { Browser, Page } from 'playwright-core';

import type { Review } from '../../../nodes/InvoiceReview/rows/decisions';
import { freePort } from '../../../tools/n8nServer/ports';
import { Instance } from '../instance';
import { Cluster } from '../queue/cluster';
import { reportLine } from '../report';
import { HttpsProxy } from './httpsProxy';
import { launchBrowser, openPage } from './reviewBrowser';
import { askForReview, decided, prepareReview, ROWS, type Host, type Waiting } from './reviewWorkflow';

let browser: Browser;
const problems: string[] = [];

beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(async () => await browser?.close());
afterEach(() => expect(problems.splice(0)).toEqual([]));

/** Approves the first row with a correction, and submits. */
async function decide({ link }: Waiting): Promise<void> {
	const page: Page = await openPage(browser, link, problems, { ignoreHTTPSErrors: true });
	await page.locator('#documents iframe').waitFor();
	await page.getByLabel('Total Amount').first().fill('119');
	await page.getByRole('button', { name: 'Approve', exact: true }).click();
	await page.locator('#submit').click();
	await page.locator('#confirm-submit').click();
	await page.getByRole('heading', { name: 'This review is decided' }).waitFor();
	await page.context().close();
}

async function expectDecided(host: Host, waiting: Waiting): Promise<void> {
	const { run, items } = await decided(host, waiting);
	expect(items.map(({ json }) => (json.review as Review).decision)).toEqual(['approved', ...Array.from({ length: ROWS - 1 }, () => 'unanswered')]);
	expect(items[0].json['Total Amount']).toBe(119);
	expect(items.map(({ binary }) => binary?.data)).toEqual(run.items('Make Rows').map(({ binary }) => binary?.data));
}

describe.each(['newest', 'oldest'] as const)('the %s n8n behind a proxy with https and a prefix', (name) => {
	const prefix = '/apps/n8n';
	let proxy: HttpsProxy;
	let instance: Instance;
	let host: Host;
	let origin: string;

	beforeAll(async () => {
		const port = await freePort();
		origin = `https://127.0.0.1:${port}`;
		proxy = await HttpsProxy.start(port, prefix);
		instance = await Instance.start({ host: name, env: { WEBHOOK_URL: `${origin}${prefix}/`, N8N_PROXY_HOPS: '1' } });
		proxy.target = instance.n8n.port;
		host = { api: instance.api, url: instance.n8n.url, filesFolder: instance.filesFolder };
	});
	afterAll(async () => {
		await instance?.close();
		await proxy?.close();
	});

	it('sends a link that leads through it, shows the documents and takes the decision', async () => {
		const waiting = await askForReview(host, await prepareReview(host));
		expect(waiting.link.startsWith(`${origin}${prefix}/webhook-waiting/`)).toBe(true);
		await decide(waiting);
		await expectDecided(host, waiting);
		reportLine('review', instance, 'Behind a proxy', `${ROWS} rows decided`);
	});

	it('lets everything out as unanswered after the deadline', async () => {
		const waiting = await askForReview(host, await prepareReview(host, { deadline: { hours: 0.01 } }));
		const { run, items } = await decided(host, waiting);
		expect(items.map(({ json }) => (json.review as Review).decision)).toEqual(Array.from({ length: ROWS }, () => 'unanswered'));
		expect(items.map(({ binary }) => binary?.data)).toEqual(run.items('Make Rows').map(({ binary }) => binary?.data));
	});
});

describe('n8n in queue mode with two workers', () => {
	let cluster: Cluster;
	let host: Host;

	beforeAll(async () => {
		cluster = await Cluster.start({});
		host = { api: cluster.api, url: cluster.main.url, filesFolder: cluster.filesFolder };
	});
	afterAll(async () => await cluster?.close());

	it('shows the page and its documents from the main instance, and goes on in a worker', async () => {
		const workflows = await prepareReview(host);
		for (let round = 0; round < 4; round++) {
			const waiting = await askForReview(host, workflows);
			await decide(waiting);
			await expectDecided(host, waiting);
		}
		const [first, second] = [await cluster.takenBy('first'), await cluster.takenBy('second')];
		reportLine('review', cluster, 'Queue mode', `4 reviews decided; runs by worker: ${first.length} and ${second.length}`);
	});
});
