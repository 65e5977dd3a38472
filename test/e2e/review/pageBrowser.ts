import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

import { usLetter } from '../../../tools/documents/layouts/usLetter';
import { office } from '../../../tools/documents/invoices';
import { scan } from '../../../tools/documents/scan';
import type { ReviewPage } from '../../../nodes/InvoiceReview/page/reviewPage';
import { PageServer } from './pageServer';
import { launchBrowser, openPage } from './reviewBrowser';
import { samplePage } from './samplePage';

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
		browser = await launchBrowser();
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
			const tab = await openPage(browser as Browser, server.url, problems, options);
			opened.push(tab.context());
			return tab;
		};
		return { server, open };
	};
	return { bench };
}

export type { BrowserContext };
