import type { Locator, Page } from 'playwright-core';

/** A button of the page by its whole name, among those that can be seen. */
export function action(tab: Page, name: string): Locator {
	return tab.getByRole('button', { name, exact: true });
}

/** The control of a column in the row that is open. */
export function field(tab: Page, column: string): Locator {
	return tab.locator(`[data-name="${column}"]`).locator('input, select, textarea');
}

/** What is said below a field: how it is read, what it was, what is wrong. */
export async function noteOf(tab: Page, column: string): Promise<string> {
	return (await tab.locator(`[data-name="${column}"] .note`).innerText()).trim();
}

/** The states in the list, in the order of the rows. */
export async function states(tab: Page): Promise<string[]> {
	return await tab.locator('#list .state').allTextContents();
}

/** The name of the row that is open. */
export function openRow(tab: Page): Locator {
	return tab.locator('#name');
}

/** Submits, and confirms. */
export async function submit(tab: Page): Promise<void> {
	await action(tab, 'Submit').click();
	await tab.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
}

/** The counts of the summary after the end. */
export async function summary(tab: Page): Promise<string[]> {
	await tab.getByRole('heading', { level: 1, name: 'This review is decided' }).waitFor();
	return await tab.locator('[data-count]').allTextContents();
}
