import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

import { REPORT_FOLDER } from '../report';
import { usePage, type PageBench } from './pageBrowser';
import { action, field, submit, summary } from './pageParts';
import { samplePage } from './samplePage';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const PICTURES = join(REPORT_FOLDER, 'review');
const SIZES = { desktop: { width: 1440, height: 860 }, tablet: { width: 900, height: 1100 }, phone: { width: 375, height: 740 } };

const { bench } = usePage();

/** The states in which the page can be, with how a person comes there. */
const STATES: Record<string, (tab: Page, server: PageBench['server']) => Promise<unknown>> = {
	open: async (tab) => await tab.locator('#documents iframe').waitFor(),
	deciding: async (tab) => {
		await field(tab, 'net').fill('1,184');
		await action(tab, 'Approve').click();
		await tab.getByLabel('Remark').fill('Nobody has ordered this.');
		await action(tab, 'Reject').click();
		await action(tab, 'Next').click();
		await tab.locator('#documents iframe').waitFor();
	},
	checked: async (tab, server) => {
		server.findings = ({ rows }) => rows.map(({ id }) => ({ id, problems: ['Net 995.38 and tax 190.00 make 1,185.38, but the total is 1,184.50.'], fieldProblems: { invoice_date: 'Write the date as 2026-01-31, or as it is printed.' } }));
		await field(tab, 'tax').fill('190.00');
		await field(tab, 'invoice_date').fill('last week');
		await action(tab, 'Check').click();
		await tab.getByText('Write the date as').waitFor();
	},
	fine: async (tab) => {
		await field(tab, 'total').fill('1148.50');
		await action(tab, 'Check').click();
		await tab.getByText('The rules find nothing wrong with these values.').waitFor();
	},
	several: async (tab) => {
		for (let step = 0; step < 3; step++) await action(tab, 'Next').click();
		await action(tab, 'photo-3.png').click();
		await tab.locator('#documents img').waitFor();
	},
	list: async (tab) => {
		await action(tab, 'Approve').click();
		if (await action(tab, 'All Rows').isVisible()) await action(tab, 'All Rows').click();
		await tab.locator('#list button').nth(24).scrollIntoViewIfNeeded();
	},
	confirming: async (tab, server) => {
		server.findings = ({ rows }) => rows.map(({ id }) => ({ id, problems: ['The total is not the sum of the lines.'], fieldProblems: {} }));
		await field(tab, 'total').fill('1200.00');
		await action(tab, 'Approve').click();
		await action(tab, 'Submit').click();
		await tab.getByRole('dialog').waitFor();
	},
	failed: async (tab, server) => {
		server.replies = [{ status: 409, body: { message: 'Ada Example decided on 12 January 2026, 14:05.' } }];
		await submit(tab);
		await tab.getByText('Your answer was not taken').waitFor();
	},
	decided: async (tab) => {
		await action(tab, 'Approve All That Are Left').click();
		await submit(tab);
		await summary(tab);
	},
	expired: async (tab, server) => {
		server.page = { ...server.page, state: 'expired', summary: { approved: 3, rejected: 1, unanswered: 21, at: '2026-12-01T17:00:00+01:00', by: 'Ada Example' } };
		await tab.reload();
	},
};
const LOOKS = [
	...(['light', 'dark'] as const).flatMap((colorScheme) => (['desktop', 'phone'] as const).map((size) => ({ colorScheme, size }))),
	{ colorScheme: 'light', size: 'tablet' } as const,
];

beforeAll(() => mkdirSync(PICTURES, { recursive: true }));

interface Found {
	violations: Array<{ id: string; nodes: Array<{ html: string; failureSummary: string }> }>;
}

/** What axe-core finds in the page, of all its rules, in words. */
async function findings(tab: Page): Promise<string[]> {
	// Past the page's CSP, as the tools of a browser are.
	await tab.evaluate(AXE);
	// What is in a frame is the browser's viewer.
	const { violations } = await tab.evaluate<Found>('axe.run(document, { iframes: false })');
	return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

/** By how many pixels the page is wider than the screen. */
const overflow = async (tab: Page) => await tab.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

it('finds what nobody could use', async () => {
	const { open } = await bench();
	const tab = await open();
	await tab.evaluate(`document.querySelector('label[for=remark]').remove()`);

	expect(await findings(tab)).toEqual([expect.stringMatching(/^label: <textarea id="remark"/)]);
});

describe.each(LOOKS)('$colorScheme, on a $size', ({ colorScheme, size }) => {
	it.each(Object.keys(STATES))('%s: everybody can read and use it, and it fits', async (state) => {
		const { server, open } = await bench(samplePage({ count: 25 }));
		const tab = await open({ colorScheme, viewport: SIZES[size] });

		await STATES[state](tab, server);
		await tab.screenshot({ path: join(PICTURES, `${state}-${colorScheme}-${size}.png`) });

		expect(await findings(tab)).toEqual([]);
		expect(await overflow(tab)).toBe(0);
	});

	it('without script: everybody can read and use it, and it fits', async () => {
		const { server, open } = await bench(samplePage({ count: 5 }));
		const tab = await open({ colorScheme, viewport: SIZES[size], javaScriptEnabled: false });
		server.findings = ({ rows }) => rows.map(({ id }) => ({ id, problems: ['The total is not the sum of the lines.'], fieldProblems: {} }));

		await action(tab, 'Check').click();
		await tab.locator('.plain .problems li').waitFor();
		await tab.screenshot({ path: join(PICTURES, `plain-${colorScheme}-${size}.png`), fullPage: true });

		expect(await overflow(tab)).toBe(0);
	});
});
