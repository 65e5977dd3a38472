import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import type { Review } from '../../../nodes/InvoiceReview/rows/decisions';
import { Instance } from '../instance';
import { reportLine } from '../report';
import { launchBrowser, openPage, submitUntilDecided } from './reviewBrowser';
import { askForReview, decided, prepareReview, ROWS, type Host, type Waiting } from './reviewWorkflow';

describe.each(['newest', 'oldest'] as const)('a review in the %s n8n', (name) => {
	let instance: Instance;
	let host: Host;
	let browser: Browser;
	let workflows: Awaited<ReturnType<typeof prepareReview>>;
	const opened: Page[] = [];
	const problems: string[] = [];

	beforeAll(async () => {
		instance = await Instance.start({ host: name });
		host = { api: instance.api, url: instance.n8n.url, filesFolder: instance.filesFolder };
		browser = await launchBrowser();
		workflows = await prepareReview(host);
	});
	afterAll(async () => {
		await browser?.close();
		await instance?.close();
	});
	afterEach(async () => {
		for (const page of opened.splice(0)) await page.context().close();
		expect(problems.splice(0)).toEqual([]);
	});

	const open = async ({ link }: Waiting, options: BrowserContextOptions = {}): Promise<Page> => {
		const page = await openPage(browser, link, problems, options);
		opened.push(page);
		return page;
	};

	/** Every row once, in order, paired, with its document, as the rows went in. */
	async function expectAll(waiting: Waiting, counts: Record<Review['decision'], number>): Promise<Review[]> {
		const { run, items } = await decided(host, waiting);
		const given = run.items('Make Rows');
		expect(items.map(({ json }) => json['Invoice Number'])).toEqual(given.map(({ json }) => json['Invoice Number']));
		expect(items.map(({ pairedItem }) => (Array.isArray(pairedItem) ? pairedItem[0] : pairedItem))).toEqual(items.map((_, item) => expect.objectContaining({ item })));
		expect(items.map(({ binary }) => binary?.data)).toEqual(given.map(({ binary }) => binary?.data));
		const reviews = items.map(({ json }) => json.review as Review);
		const count = (decision: string) => reviews.filter((review) => review.decision === decision).length;
		expect({ approved: count('approved'), rejected: count('rejected'), unanswered: count('unanswered') }).toEqual(counts);
		reportLine('review', instance, waiting.workflow.name, `${items.length} rows: ${JSON.stringify(counts)}`);
		return reviews;
	}

	it('is decided by clicking: corrected, rejected with a remark, and the rest approved', async () => {
		const waiting = await askForReview(host, workflows);
		expect(waiting.told).toMatchObject({ subject: `Invoices to review (${ROWS} rows)`, rows: ROWS, deadline: null });
		const page = await open(waiting);
		await expect(page.locator('#name').textContent()).resolves.toContain('INV-1001');
		await page.getByLabel('Total Amount').first().fill('119');
		await page.getByRole('button', { name: 'Approve', exact: true }).click();
		await page.getByLabel('Remark').first().fill('Not ours');
		await page.getByRole('button', { name: 'Reject', exact: true }).click();
		await page.getByRole('button', { name: 'Approve All That Are Left' }).click();
		await page.locator('#submit').click();
		await page.getByLabel('Your Name').fill('Ada');
		await page.locator('#confirm-submit').click();
		await page.getByRole('heading', { name: 'This review is decided' }).waitFor();

		const reviews = await expectAll(waiting, { approved: ROWS - 1, rejected: 1, unanswered: 0 });
		expect(reviews[0]).toMatchObject({ by: 'Ada', before: { 'Total Amount': 199 }, problems: [] });
		expect(reviews[1]).toMatchObject({ decision: 'rejected', remark: 'Not ours', before: {} });
		expect(reviews[4].problems).toHaveLength(1);
		const { items } = await decided(host, waiting);
		expect(items[0].json['Total Amount']).toBe(119);

		const again = await fetch(waiting.link);
		expect(again.status).toBe(200);
		expect(await again.text()).toContain('No action required');
	});

	it('is decided with the keyboard alone', async () => {
		const waiting = await askForReview(host, workflows);
		const page = await open(waiting);
		for (let index = 0; index < ROWS; index++) await page.keyboard.press(index % 5 === 0 ? 'Alt+Shift+Enter' : 'Alt+Enter');
		// The focus is on Submit now; in the question it is on the first of its buttons.
		await page.keyboard.press('Enter');
		await page.locator('#by').focus();
		await page.keyboard.type('Ada');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { name: 'This review is decided' }).waitFor();
		await expectAll(waiting, { approved: 20, rejected: 5, unanswered: 0 });
	});

	it('is decided on a phone', async () => {
		const waiting = await askForReview(host, workflows);
		const page = await open(waiting, { viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true });
		// Two taps at once on the same place would be one: between them the list is opened, and the next row chosen.
		for (const row of [0, 7, 12]) {
			await page.getByRole('button', { name: 'All Rows' }).tap();
			await page.locator(`[data-row="${row}"]`).tap();
			await page.getByText(`Row ${row + 1} of ${ROWS}`).waitFor();
			await page.getByRole('button', { name: 'Approve', exact: true }).tap();
		}
		expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(375);
		await page.locator('#submit').tap();
		await page.locator('#confirm-submit').tap();
		await page.getByRole('heading', { name: 'This review is decided' }).waitFor();
		await expectAll(waiting, { approved: 3, rejected: 0, unanswered: ROWS - 3 });
	});

	it('is decided without a script, one row after the other', async () => {
		const waiting = await askForReview(host, workflows);
		const page = await open(waiting, { javaScriptEnabled: false });
		await page.locator('[name="field:Total Amount"]').fill('119');
		await page.getByRole('button', { name: 'Approve', exact: true }).click();
		await page.getByRole('button', { name: 'Reject', exact: true }).click();
		await page.getByRole('button', { name: 'Submit', exact: true }).click();
		await page.getByText('This review is decided').waitFor();
		const reviews = await expectAll(waiting, { approved: 1, rejected: 1, unanswered: ROWS - 2 });
		expect(reviews[0].before).toEqual({ 'Total Amount': 199 });
	});

	it('shows each document, and runs nothing in it', async () => {
		const waiting = await askForReview(host, workflows);
		const page = await open(waiting);
		const frame = page.locator('#documents iframe');
		await frame.waitFor();
		const source = await frame.getAttribute('src');
		const answer = await fetch(new URL(String(source), waiting.link));
		expect(answer.headers.get('content-type')).toBe('application/pdf');
		expect(answer.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'; frame-ancestors 'self'");
		expect(Buffer.from(await answer.arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-');
		for (let index = 0; index < 4; index++) await page.keyboard.press('Alt+ArrowDown');
		const image = page.locator('#documents img');
		await image.waitFor();
		expect(await page.evaluate("(async () => { const image = document.querySelector('#documents img'); await image.decode(); return image.naturalWidth; })()")).toBeGreaterThan(100);
	});

	it('takes the decision of a page that was open when n8n was killed', async () => {
		const waiting = await askForReview(host, workflows);
		const page = await open(waiting);
		await page.getByRole('button', { name: 'Approve', exact: true }).click();
		await instance.n8n.kill();
		await page.locator('#submit').click();
		await page.locator('#confirm-submit').click();
		await page.getByText('The connection failed').waitFor();
		await instance.startN8n();
		host = { ...host, api: instance.api };
		await submitUntilDecided(page);
		await expectAll(waiting, { approved: 1, rejected: 0, unanswered: ROWS - 1 });
	});

	it('is decided once when two people submit at the same moment, and tells the other one', async () => {
		const waiting = await askForReview(host, workflows);
		const pages = [await open(waiting), await open(waiting)];
		for (const page of pages) {
			await page.getByRole('button', { name: 'Approve', exact: true }).click();
			await page.locator('#submit').click();
		}
		await Promise.all(pages.map(async (page) => await page.locator('#confirm-submit').click()));
		const outcomes = await Promise.all(
			pages.map(async (page) => {
				const end = page.getByRole('heading', { name: 'This review is decided' });
				// What the other one is told depends on how far n8n is with the first: by the node, or by n8n itself.
				await end.or(page.locator('#alert:not(:empty)')).first().waitFor();
				return (await end.isVisible()) ? 'decided' : 'told';
			}),
		);
		expect(outcomes.sort()).toEqual(['decided', 'told']);
		await expectAll(waiting, { approved: 1, rejected: 0, unanswered: ROWS - 1 });
	});

	it.each(['', '?', '?signature=', `?signature=${'0'.repeat(64)}`])('opens nothing with %p in place of the signature', async (query) => {
		const waiting = await askForReview(host, workflows);
		const { status } = await fetch(waiting.link.replace(/\?.*$/, query));
		expect([401, 403]).toContain(status);
		const plain = await fetch(waiting.link.replace(/\/[^/]*\?.*$/, query));
		expect([401, 403]).toContain(plain.status);
	});
});
