import { usePage } from './pageBrowser';
import { action, field, noteOf, openRow, states, submit, summary } from './pageParts';
import { samplePage } from './samplePage';

const { bench } = usePage();

describe('checks', () => {
	it('show what still does not add up, until something is changed', async () => {
		const { server, open } = await bench();
		server.findings = ({ rows }) => rows.map(({ id }) => ({ id, problems: ['Net and tax do not make the total.'], fieldProblems: {} }));
		const tab = await open();

		await field(tab, 'net').fill('900');
		await action(tab, 'Check').click();
		await tab.getByText('Net and tax do not make the total.').waitFor();
		expect((await states(tab))[0]).toBe('Does not add up');
		await field(tab, 'net').fill('901');

		expect(await tab.getByText('Net and tax do not make the total.').count()).toBe(0);
		expect((await states(tab))[0]).toBe('Open');
	});

	it('come before the end, which can be reached all the same', async () => {
		const { server, open } = await bench();
		server.findings = ({ rows }) => rows.map(({ id }) => ({ id, problems: ['Net and tax do not make the total.'], fieldProblems: {} }));
		const tab = await open();

		await field(tab, 'net').fill('900');
		await action(tab, 'Approve').click();
		await action(tab, 'Submit').click();
		await tab.getByRole('dialog').getByText('Rows that still do not add up: 1.').waitFor();
		await tab.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();

		expect(await summary(tab)).toEqual(['1', '0', '5']);
	});

	it('lead to what cannot be taken, which stays in its field', async () => {
		const { server, open } = await bench();
		server.findings = ({ rows }) => rows.map(({ id }) => ({ id, problems: [], fieldProblems: { invoice_date: 'Write the date as 2026-01-31.' } }));
		const tab = await open();

		await field(tab, 'invoice_date').fill('last week');
		await action(tab, 'Approve').click();
		await action(tab, 'Submit').click();
		await tab.getByText('Write the date as 2026-01-31.').waitFor();

		expect(await openRow(tab).innerText()).toBe('RE-2026-0342, page 1');
		expect(await tab.locator(':focus').getAttribute('name')).toBe('field:invoice_date');
		expect(await field(tab, 'invoice_date').inputValue()).toBe('last week');
		expect(await field(tab, 'invoice_date').getAttribute('aria-invalid')).toBe('true');
		expect((await states(tab))[0]).toBe('To correct');
		expect(await tab.getByRole('dialog').count()).toBe(0);
		expect(server.posts.map(({ intent }) => intent)).toEqual(['check']);
	});

	it('are not asked of rows that are not approved, whose changes are left out', async () => {
		const { server, open } = await bench();
		const tab = await open();

		await field(tab, 'net').fill('nothing of use');
		await action(tab, 'Reject').click();
		await action(tab, 'Submit').click();
		await tab.getByRole('dialog').getByText('Rows that were changed but are not approved: 1. Their changes are left out.').waitFor();

		expect(server.posts).toEqual([]);
	});

	it('are made by the submit too', async () => {
		const { server, open } = await bench();
		const tab = await open();
		server.replies = [{ status: 422, body: { message: 'One value cannot be taken.', rows: [{ id: 2, problems: [], fieldProblems: { tax: 'This is no number.' } }] } }];

		await submit(tab);
		await tab.getByText('Some values cannot be taken, and nothing was decided. They are marked.').waitFor();

		expect(await openRow(tab).innerText()).toBe('RE-2026-0344, page 3');
		expect(await noteOf(tab, 'tax')).toContain('This is no number.');
	});
});

describe('a failure', () => {
	it('of the network is told, loses nothing, and the same can be sent again', async () => {
		const { server, open } = await bench(samplePage({ count: 2 }));
		const tab = await open();
		await action(tab, 'Approve').click();
		await action(tab, 'Reject').click();
		server.isBroken = true;

		await submit(tab);
		await tab.getByText('The connection failed. Nothing is lost: please try again.').waitFor();
		expect(await states(tab)).toEqual(['Approved', 'Rejected']);
		server.isBroken = false;
		await submit(tab);

		expect(await summary(tab)).toEqual(['1', '1', '0']);
	});

	it.each([
		[401, 'the link is not valid'],
		[403, 'the link is not valid'],
		[404, 'This review does not exist any more.'],
		[400, 'Sent was <b>nothing</b> of use.'],
		[409, 'Your answer was not taken'],
		[410, 'The deadline has passed.'],
		[413, 'This is too much to be sent at once.'],
		[500, 'The server failed. Nothing is lost'],
		[503, 'The server failed. Nothing is lost'],
	])('with status %d is told in a sentence', async (status, text) => {
		const { server, open } = await bench();
		const tab = await open();
		server.replies = [{ status, body: { message: 'Sent was <b>nothing</b> of use.' } }];

		await submit(tab);

		await tab.getByRole('alert').getByText(text).waitFor();
		expect(await action(tab, 'Submit').isEnabled()).toBe(true);
	});

	it('to be the first is told with the reason that the server gives', async () => {
		const { server, open } = await bench();
		const tab = await open();
		server.replies = [{ status: 409, body: { message: 'Decided by <b>Ada</b> at noon.' } }];

		await submit(tab);
		await tab.getByRole('alert').getByText('Decided by <b>Ada</b> at noon.').waitFor();
	});

	it('to answer as expected is told, with the way to see what holds', async () => {
		const { server, open } = await bench();
		const tab = await open();
		server.replies = [{ status: 200, html: '<h1>No action required</h1>' }];
		server.page = { ...server.page, state: 'decided', summary: { approved: 4, rejected: 2, unanswered: 0 } };

		await submit(tab);
		await tab.getByText('may have been decided already').waitFor();
		await tab.getByRole('link', { name: 'Load the Page Anew' }).click();

		expect(await summary(tab)).toEqual(['4', '2', '0']);
	});

	it('is impossible by clicking twice: while it is sent, nothing else can be', async () => {
		const { server, open } = await bench();
		const tab = await open();
		let release = () => {};
		server.until = new Promise((resolve) => (release = resolve));

		await action(tab, 'Submit').click();
		const confirm = tab.getByRole('dialog').getByRole('button', { name: 'Submit' });
		await confirm.dblclick();
		await tab.keyboard.press('Escape');
		expect(await confirm.isDisabled()).toBe(true);
		release();
		await summary(tab);

		expect(server.posts).toHaveLength(1);
	});
});

describe('a draft', () => {
	it('is there again after the tab was closed, and gone after the submit', async () => {
		const { server, open } = await bench(samplePage({ count: 3 }));
		const tab = await open();
		await field(tab, 'net').fill('990');
		await action(tab, 'Approve').click();
		await tab.getByLabel('Remark').fill('Half a remark');
		await tab.close();

		const later = await tab.context().newPage();
		await later.goto(server.url);
		expect(await later.getByRole('status').innerText()).toBe('Your draft was restored. Decided so far: 1 of 3.');
		expect(await openRow(later).innerText()).toBe('RE-2026-0343, page 2');
		expect(await later.getByLabel('Remark').inputValue()).toBe('Half a remark');
		await action(later, 'Previous').click();
		expect(await noteOf(later, 'net')).toContain('Was: 995.38');
		await submit(later);
		await summary(later);

		expect(server.posts.at(-1)?.rows).toEqual([{ id: 0, decision: 'approved', fields: { net: '990' } }, { id: 1, remark: 'Half a remark' }]);
		expect(await later.evaluate<number>('localStorage.length')).toBe(0);
	});

	it('of other rows, or that is none, is left out', async () => {
		const { open } = await bench(samplePage({ count: 2 }));
		const tab = await open();
		for (const draft of ['{"rows":[{"id":9,"decision":"approved"},{"id":1,"decision":"maybe","fields":{"nothing":"1","net":7}},null]}', '[]', '{', 'null']) {
			await tab.evaluate(`localStorage.setItem('invoice-review:7:12', ${JSON.stringify(draft)})`);
			await tab.reload();

			expect(await states(tab)).toEqual(['Open', 'Open']);
		}
	});

	it('is dropped where the review is over', async () => {
		const { server, open } = await bench();
		const tab = await open();
		await action(tab, 'Approve').click();
		server.page = { ...server.page, state: 'expired' };
		await tab.reload();

		await tab.getByRole('heading', { name: 'The deadline of this review has passed' }).waitFor();
		expect(await tab.evaluate<number>('localStorage.length')).toBe(0);
	});

	it('that cannot be kept is told, and leaving asks first', async () => {
		const { open } = await bench();
		const tab = await open();
		// Not in the frame of the browser's PDF viewer, which cannot do without.
		await tab.addInitScript(`if (window === top) Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });`);
		await tab.reload();
		const asked: string[] = [];
		tab.on('dialog', (dialog) => {
			asked.push(dialog.type());
			void dialog.accept();
		});

		await tab.reload();
		expect(asked).toEqual([]);
		await field(tab, 'net').fill('990');
		expect(await tab.getByRole('status').innerText()).toContain('This browser keeps no draft.');
		await action(tab, 'Approve').click();
		expect((await states(tab))[0]).toBe('Approved');
		await tab.reload();

		expect(asked).toEqual(['beforeunload']);
	});
});
