import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

import { usLetter } from '../../../tools/documents/layouts/usLetter';
import { office } from '../../../tools/documents/invoices';
import { scan } from '../../../tools/documents/scan';
import type { ReviewPage } from '../../../nodes/InvoiceReview/page/reviewPage';
import { chromiumPath } from '../parts';
import { PageServer } from './pageServer';
import { samplePage } from './samplePage';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const DESKTOP = { width: 1440, height: 860 };

/** A browser, and what the page is served by. */
export interface PageBench {
	server: PageServer;
	/** Opens the page in a browser that knows nothing yet; what is wrong in it is in `problems`. */
	open: (options?: BrowserContextOptions) => Promise<Page>;
}

/** Starts a browser for the tests of a suite; each test has a server of its own. No test may leave a problem in the browser's console. */
export function usePage(): { bench: (page?: ReviewPage) => Promise<PageBench> } {
	let browser: Browser | undefined;
	let files: Record<string, { bytes: Buffer; mimeType: string }> = {};
	const opened: Array<{ close: () => Promise<void> }> = [];
	const problems: string[] = [];

	beforeAll(async () => {
		browser = await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
		files = {
			pdf: { bytes: await usLetter(office), mimeType: 'application/pdf' },
			png: { bytes: await scan(office, { degrees: 0.4, noise: 14 }), mimeType: 'image/png' },
			xml: { bytes: Buffer.from('<invoice/>'), mimeType: 'application/xml' },
		};
	});
	afterAll(async () => await browser?.close());
	afterEach(async () => {
		for (const each of opened.splice(0).reverse()) await each.close();
		expect(problems.splice(0)).toEqual([]);
	});

	const bench = async (page: ReviewPage = samplePage()): Promise<PageBench> => {
		const server = await PageServer.start(page, files);
		opened.push(server);
		const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
			const context = await (browser as Browser).newContext({ viewport: DESKTOP, locale: 'en-US', ...options });
			opened.push(context);
			const tab = await context.newPage();
			watch(tab, problems);
			await tab.goto(server.url);
			return tab;
		};
		return { server, open };
	};
	return { bench };
}

/** Everything that the page logs is a problem, but for answers and connections that a test has failed on purpose. */
function watch(tab: Page, problems: string[]): void {
	tab.on('pageerror', (error) => problems.push(String(error.stack ?? error)));
	tab.on('console', (message) => {
		if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) problems.push(message.text());
	});
}

export type { BrowserContext };
