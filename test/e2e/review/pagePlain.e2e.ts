import type { Page } from 'playwright-core';

import { usePage } from './pageBrowser';
import { action, field, noteOf, summary } from './pageParts';
import { samplePage } from './samplePage';

const { bench } = usePage();

const state = async (tab: Page) => await tab.locator('.plain .list .state').allTextContents();
const shown = async (tab: Page) => await tab.locator('.plain main h2').first().innerText();

it('reviews one row after the other without script', async () => {
	const { server, open } = await bench(samplePage({ count: 3 }));
	const tab = await open({ javaScriptEnabled: false });

	await field(tab, 'total').fill('1148.50');
	await tab.locator('.plain').getByLabel('Remark').fill('Corrected by hand.');
	await action(tab, 'Approve').click();
	expect(await shown(tab)).toBe('RE-2026-0343, page 2');
	await action(tab, 'Reject').click();
	expect(await state(tab)).toEqual(['Approved', 'Rejected', 'Open']);
	await action(tab, 'Previous').click();
	await action(tab, 'Take Back').click();
	await action(tab, 'Approve All That Are Left').click();
	expect(await state(tab)).toEqual(['Approved', 'Approved', 'Approved']);
	await tab.locator('.plain').getByLabel('Your Name').fill('Ada');
	await action(tab, 'Submit').click();

	expect(await summary(tab)).toEqual(['3', '0', '0']);
	expect(server.posts.at(-1)).toEqual({
		intent: 'submit',
		key: 'invoice-review:7:12',
		by: 'Ada',
		rows: [{ id: 0, decision: 'approved', remark: 'Corrected by hand.', fields: { total: '1148.50' } }, { id: 1, decision: 'approved' }, { id: 2, decision: 'approved' }],
	});
});

it('shows what was entered and what is wrong with it, where it stands', async () => {
	const { server, open } = await bench(samplePage({ count: 2 }));
	server.findings = () => [{ id: 0, problems: ['Net and tax do not make the total.'], fieldProblems: { net: 'This is no number.' } }];
	const tab = await open({ javaScriptEnabled: false });

	await field(tab, 'net').fill('a lot');
	await action(tab, 'Check').click();

	expect(await field(tab, 'net').inputValue()).toBe('a lot');
	expect(await noteOf(tab, 'net')).toContain('This is no number.');
	expect(await noteOf(tab, 'net')).toContain('Was: 995.38');
	expect(await tab.locator('.plain .problems li').allTextContents()).toEqual(['Net and tax do not make the total.']);
	expect(await state(tab)).toEqual(['To correct', 'Open']);
});

it('decides nothing when a field is left with Enter, and keeps what is in it', async () => {
	const { open } = await bench(samplePage({ count: 2 }));
	const tab = await open({ javaScriptEnabled: false });

	await field(tab, 'purchase_order').fill('PO-77');
	await field(tab, 'purchase_order').press('Enter');
	await tab.waitForURL('**/post?*');

	expect(await state(tab)).toEqual(['Open', 'Open']);
	expect(await field(tab, 'purchase_order').inputValue()).toBe('PO-77');
});

it('keeps values of several lines as they were', async () => {
	const page = samplePage({ count: 2 });
	page.rows[0].fields.push({ name: 'notes', kind: 'text', value: '\nfirst\r\nsecond', isMarked: false });
	const { server, open } = await bench(page);
	const tab = await open({ javaScriptEnabled: false });

	await action(tab, 'Next').click();

	expect(server.posts[0].rows).toEqual([{ id: 0 }, { id: 1 }]);
});

it('shows the document of the row, and asks for no other', async () => {
	const { server, open } = await bench(samplePage({ count: 3 }));
	const tab = await open({ javaScriptEnabled: false });

	await tab.locator('.plain iframe').waitFor();
	expect(new Set(server.documents)).toEqual(new Set(['/documents/0.pdf']));
	await action(tab, 'Next').click();
	await tab.locator('.plain img').waitFor();

	expect(new Set(server.documents)).toEqual(new Set(['/documents/0.pdf', '/documents/1.png']));
});
