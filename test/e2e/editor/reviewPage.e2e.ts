import type { Locator } from 'playwright-core';

import { waitingReview } from '../examples/reviewLink';
import { importExample } from '../examples/runExample';
import type { Instance } from '../instance';
import { reportLine } from '../report';
import { until } from '../until';
import { pictureFile, type Editor } from './editor';
import { useEditor } from './useEditor';

/** It asks about clean rows too, so that there is something to see. */
const EXAMPLE = '13-accuracy.json';
/** A picture of a frame in which nothing is drawn yet takes less, in bytes. */
const DRAWN = 20_000;

describe('the page of a review', () => {
	let instance: Instance;
	let editor: Editor;

	useEditor(async (bench) => {
		({ instance, editor } = bench);
		await instance.writeDocuments();
	});

	it('shows all rows, what is the matter with the one that is open, and its document', async () => {
		const { id } = await importExample(instance, EXAMPLE);
		const link = await waitingReview(instance.api, await instance.api.run(id, 'When Clicked'), 'Invoice Review');
		const { page } = editor;
		await page.goto(link);
		await page.getByRole('button', { name: 'Approve', exact: true }).click();
		await page.locator('#list button', { hasText: 'wrong-total' }).click();
		await page.getByText(/do not make up the/).first().waitFor();
		const frame = page.locator('#documents iframe');
		for (const theme of ['dark', 'light'] as const) {
			await editor.setTheme(theme);
			await drawn(frame);
			// As it is: the page lets nobody add a style, not even for a picture.
			await page.screenshot({ path: pictureFile(`review-page-${theme}`) });
		}
		expect(await page.locator('#list button').count()).toBe(9);
		reportLine('editor', instance, EXAMPLE, 'the page of the review, in light and dark');
	});
});

/** Waits until the browser's viewer has drawn a document, which it says nothing about: until there is something, and nothing changes any more. */
async function drawn(frame: Locator): Promise<void> {
	let last: Buffer = Buffer.alloc(0);
	await until('the document is drawn', async () => {
		const before = last;
		last = await frame.screenshot();
		return last.length > DRAWN && last.equals(before);
	});
}
