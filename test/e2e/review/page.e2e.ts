import { usePage } from './pageBrowser';
import { action, field, noteOf, openRow, states, submit, summary } from './pageParts';
import { samplePage } from './samplePage';

const { bench } = usePage();

describe('by mouse', () => {
	it('corrects, approves, rejects with a remark, and submits once for all', async () => {
		const { server, open } = await bench(samplePage({ count: 4 }));
		const tab = await open();

		await field(tab, 'total').fill('1148.50');
		await field(tab, 'is_credit_note').selectOption('true');
		await action(tab, 'Approve').click();
		await tab.getByLabel('Remark').fill('Ordered by nobody.');
		await action(tab, 'Reject').click();
		await action(tab, 'Submit').click();
		const dialog = tab.getByRole('dialog');
		await dialog.getByLabel('Your Name').fill('Ada Example');
		expect(await dialog.locator('dd').allTextContents()).toEqual(['1', '1', '2']);
		await dialog.getByRole('button', { name: 'Submit' }).click();

		expect(await summary(tab)).toEqual(['1', '1', '2']);
		expect(await tab.locator('main').innerText()).toContain('Nothing more can be done here.');
		expect(await tab.getByRole('button').count()).toBe(0);
		expect(server.posts.map(({ intent }) => intent)).toEqual(['check', 'submit']);
		expect(server.posts[1]).toEqual({
			intent: 'submit',
			key: 'invoice-review:7:12',
			by: 'Ada Example',
			rows: [
				{ id: 0, decision: 'approved', fields: { total: '1148.50', is_credit_note: 'true' } },
				{ id: 1, decision: 'rejected', remark: 'Ordered by nobody.' },
			],
		});
	});

	it('opens the next open row after each decision, also from the last to the first', async () => {
		const { open } = await bench(samplePage({ count: 3 }));
		const tab = await open();

		await tab.locator('#list button').nth(2).click();
		await action(tab, 'Approve').click();
		expect(await openRow(tab).innerText()).toBe('RE-2026-0342, page 1');
		await action(tab, 'Reject').click();
		expect(await openRow(tab).innerText()).toBe('RE-2026-0343, page 2');
		await action(tab, 'Approve').click();

		expect(await states(tab)).toEqual(['Rejected', 'Approved', 'Approved']);
		expect(await tab.getByRole('status').innerText()).toContain('Every row is decided. Submit to finish.');
		expect(await tab.locator(':focus').innerText()).toBe('Submit');
	});

	it('takes a decision back', async () => {
		const { open } = await bench(samplePage({ count: 2 }));
		const tab = await open();

		await action(tab, 'Approve').click();
		await action(tab, 'Previous').click();
		await action(tab, 'Take Back').click();

		expect(await states(tab)).toEqual(['Open', 'Open']);
		expect(await tab.locator('#progress').innerText()).toBe('0 of 2 decided');
	});

	it('approves all that are left, and takes just these back', async () => {
		const { open } = await bench(samplePage({ count: 4 }));
		const tab = await open();

		await action(tab, 'Reject').click();
		await action(tab, 'Approve All That Are Left').click();
		expect(await states(tab)).toEqual(['Rejected', 'Approved', 'Approved', 'Approved']);
		await action(tab, 'Undo').click();

		expect(await states(tab)).toEqual(['Rejected', 'Open', 'Open', 'Open']);
	});

	it('takes a double click for one decision', async () => {
		const { open } = await bench(samplePage({ count: 4 }));
		const tab = await open();

		await action(tab, 'Approve').dblclick();

		expect(await states(tab)).toEqual(['Approved', 'Open', 'Open', 'Open']);
	});

	it('leaves the question whether to submit without sending anything', async () => {
		const { server, open } = await bench();
		const tab = await open();

		await action(tab, 'Submit').click();
		await action(tab, 'Go Back').click();
		await action(tab, 'Approve').click();

		expect(server.posts).toEqual([]);
		expect((await states(tab))[0]).toBe('Approved');
	});
});

describe('by keyboard alone', () => {
	it('corrects, approves, rejects, moves and submits', async () => {
		const { server, open } = await bench(samplePage({ count: 4 }));
		const tab = await open();
		const { keyboard } = tab;

		await keyboard.press('Alt+ArrowDown');
		expect(await tab.locator(':focus').innerText()).toBe('RE-2026-0343, page 2');
		await keyboard.press('Alt+ArrowUp');
		// From the name of the row: previous (which the first row has not), next, the first field.
		await keyboard.press('Tab');
		await keyboard.press('Tab');
		expect(await tab.locator(':focus').getAttribute('name')).toBe('field:total');
		await keyboard.press('Control+A');
		await keyboard.type('1148.5');
		await keyboard.press('Alt+Enter');
		await keyboard.press('Alt+Shift+Enter');
		await keyboard.press('Alt+Enter');
		await keyboard.press('Alt+Enter');
		expect(await states(tab)).toEqual(['Approved', 'Rejected', 'Approved', 'Approved']);
		// The focus is on Submit, and then in the question, on the name.
		await keyboard.press('Enter');
		await tab.getByRole('dialog').waitFor();
		await keyboard.type('Ada');
		await keyboard.press('Enter');

		expect(await summary(tab)).toEqual(['3', '1', '0']);
		expect(await tab.locator(':focus').innerText()).toBe('This review is decided');
		expect(server.posts[1]).toMatchObject({ by: 'Ada', rows: [{ id: 0, fields: { total: '1148.5' } }, {}, {}, {}] });
	});

	it('decides nothing while somebody types, chooses or asks', async () => {
		const { open } = await bench(samplePage({ count: 2 }));
		const tab = await open();

		await field(tab, 'vendor_name').press('Enter');
		await field(tab, 'vendor_name').pressSequentially('jkar');
		await field(tab, 'vendor_address').press('Enter');
		await field(tab, 'is_credit_note').press('Alt+ArrowDown');
		await tab.keyboard.press('Escape');
		await action(tab, 'Submit').click();
		await tab.getByRole('dialog').waitFor();
		await tab.keyboard.press('Alt+Enter');
		await tab.keyboard.press('Escape');

		expect(await states(tab)).toEqual(['Open', 'Open']);
		expect(await openRow(tab).innerText()).toBe('RE-2026-0342, page 1');
	});
});

describe('documents', () => {
	it('are asked for when their row is opened, and dropped after it', async () => {
		const { server, open } = await bench();
		const tab = await open();
		await tab.locator('#documents iframe').waitFor();
		expect(new Set(server.documents)).toEqual(new Set(['/documents/0.pdf']));

		await action(tab, 'Next').click();
		await tab.locator('#documents img').waitFor();

		expect(await tab.locator('iframe').count()).toBe(0);
		expect(new Set(server.documents)).toEqual(new Set(['/documents/0.pdf', '/documents/1.png']));
	});

	it('of one row are shown one at a time; those of other types are to be downloaded', async () => {
		const { server, open } = await bench();
		const tab = await open();

		await tab.locator('#list button').nth(3).click();
		await tab.locator('#documents iframe').waitFor();
		expect(server.documents).not.toContain('/documents/3.png');
		await action(tab, 'photo-3.png').click();
		expect(await tab.evaluate<number>(`(async (image) => { await image.decode(); return image.naturalWidth; })(document.querySelector('#documents img'))`)).toBeGreaterThan(100);
		await action(tab, 'factur-x-3.xml').click();

		expect(await tab.locator('#documents').innerText()).toContain('Documents of this type are not shown here.');
		const link = tab.locator('#documents').getByRole('link');
		expect([await link.count(), await link.getAttribute('download')]).toEqual([1, 'factur-x-3.xml']);
		expect(server.documents).not.toContain('/documents/3.xml');
	});

	it('that are missing, or are no images, are told', async () => {
		const page = samplePage();
		page.rows[1].documents[0].url = '/documents/none.gif';
		const { open } = await bench(page);
		const tab = await open();

		await action(tab, 'Next').click();
		await tab.getByText('The image could not be loaded.').waitFor();
		await tab.locator('#list button').nth(4).click();

		await tab.getByText('This row has no document.').waitFor();
	});
});

describe('numbers and dates', () => {
	it('are shown as the browser writes them, beside what is in the item', async () => {
		const { open } = await bench();
		const tab = await open({ locale: 'de-DE' });

		expect(await field(tab, 'total').inputValue()).toBe('1184.50');
		expect(await noteOf(tab, 'total')).toBe('Read as 1.184,50');
		expect(await noteOf(tab, 'invoice_date')).toBe('Read as 12.01.2026');
	});

	it('may be entered with the decimal comma of the browser, unless they could mean two things', async () => {
		const { server, open } = await bench();
		const tab = await open({ locale: 'de-DE' });

		await field(tab, 'net').fill('2.500');
		await action(tab, 'Approve').click();
		await action(tab, 'Previous').click();
		expect(await noteOf(tab, 'net')).toContain('This can be read in two ways. Write 2500 or 2,5000.');
		await action(tab, 'Submit').click();
		expect(await tab.locator(':focus').getAttribute('name')).toBe('field:net');
		expect(server.posts).toEqual([]);
		await field(tab, 'net').fill('1148,50');
		await submit(tab);
		await summary(tab);

		expect(server.posts[1].rows).toEqual([{ id: 0, decision: 'approved', fields: { net: '1148.50' } }]);
	});

	it('are sent as they were entered where the comma is no decimal sign', async () => {
		const { server, open } = await bench();
		const tab = await open();

		await field(tab, 'net').fill('1,148');
		await action(tab, 'Approve').click();
		await submit(tab);
		await summary(tab);

		expect(server.posts[1].rows).toEqual([{ id: 0, decision: 'approved', fields: { net: '1,148' } }]);
	});
});
