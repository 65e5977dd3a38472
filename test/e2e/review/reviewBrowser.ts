import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

import { chromiumPath } from '../parts';
import { until } from '../until';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** For anything that the page has to show; the machine may be busy. */
const WITHIN_MS = 300_000;

export async function launchBrowser(): Promise<Browser> {
	return await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
}

/** Opens a review in a browser that knows nothing yet. @param problems gets whatever is wrong in the page but for answers that a test has failed on purpose */
export async function openPage(browser: Browser, link: string, problems: string[], options: BrowserContextOptions): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 1440, height: 860 }, locale: 'en-US', ...options });
	context.setDefaultTimeout(WITHIN_MS);
	const page = await context.newPage();
	// What is no Error object has an empty stack.
	page.on('pageerror', (error) => problems.push(error.stack || String(error)));
	page.on('console', (message) => {
		if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) problems.push(message.text());
	});
	await page.goto(link);
	return page;
}

/**
 * Submits, and does so again when the page asks for it: an n8n that has just started may still be putting its executions in order.
 * @throws with what the page said, when nothing was decided after some minutes
 */
export async function submitUntilDecided(page: Page): Promise<void> {
	const end = page.getByRole('heading', { name: 'This review is decided' });
	const told = page.locator('#alert');
	let said = '';
	const isDecided = async () => {
		await page.locator('#submit').click();
		await page.locator('#confirm-submit').click();
		await end.or(page.locator('#alert:not(:empty)')).first().waitFor();
		if (await end.isVisible()) return true;
		said = await told.innerText();
		return false;
	};
	await until('the review is decided', isDecided).catch(async (error: unknown) => {
		throw new Error(`The page says "${said || (await told.innerText().catch(() => ''))}"`, { cause: error });
	});
}
