import type { Locator } from 'playwright-core';

import type { Canvas } from './canvas';
import { textsCutOff } from './cutOff';
import type { Editor } from './editor';

/** Left free below the last parameter of a picture, in pixels. */
const BELOW = 20;

export type View = 'schema' | 'table' | 'json' | 'binary';

/** The panel of a node, with its parameters and what went in and came out. */
export class Panel {
	private constructor(private readonly editor: Editor) {}

	static async open(editor: Editor, canvas: Canvas, node: string): Promise<Panel> {
		await canvas.node(node).dblclick();
		await editor.page.getByTestId('node-parameters').waitFor();
		return new Panel(editor);
	}

	get whole(): Locator {
		return this.editor.page.getByTestId('ndv');
	}

	get parameters(): Locator {
		return this.editor.page.getByTestId('node-parameters');
	}

	/** Between what comes in and what goes out. */
	get middle(): Locator {
		return this.whole.locator('.ndv-wrapper, [class*=_mainPanelInner]').or(this.parameters).first();
	}

	get output(): Locator {
		return this.editor.page.getByTestId('output-panel');
	}

	async close(): Promise<void> {
		await this.editor.page.getByTestId('ndv-close-button').click();
		await this.whole.waitFor({ state: 'hidden' });
	}

	/** Chooses from the list of a parameter, by the name that is shown. */
	async choose(parameter: string, name: string): Promise<void> {
		await this.openList(parameter);
		await this.list.filter({ has: this.editor.page.getByText(name, { exact: true }) }).first().click();
		await this.list.first().waitFor({ state: 'hidden' });
	}

	async chooseCredential(name: string): Promise<void> {
		await this.editor.page.getByTestId('node-credentials-select').click();
		await this.editor.page.locator('[data-test-id^=node-credentials-select-item-]:visible', { hasText: name }).click();
	}

	async fill(parameter: string, text: string): Promise<void> {
		await this.parameters.getByTestId(`parameter-input-${parameter}`).locator('input').fill(text);
	}

	/** The labels of the parameters, and the notices between them, from top to bottom. */
	async fields(): Promise<string[]> {
		return await this.parameters.locator('[data-test-id=parameter-item]:visible').evaluateAll((items) =>
			items
				.filter((item) => !item.parentElement?.closest('[data-test-id=parameter-item]'))
				.map((item) => {
					const label = item.querySelector('[data-test-id=input-label] label .n8n-text') ?? item.querySelector('.notice') ?? item;
					return (label.textContent ?? '').replace(/\s+/g, ' ').trim();
				}),
		);
	}

	/** The labels of which n8n shows only the beginning. */
	async cutOffLabels(): Promise<string[]> {
		return await textsCutOff(this.parameters.locator('[data-test-id=input-label]:visible label *'));
	}

	/**
	 * Opens every list of the panel, be it of choices or of what may be added.
	 * @returns what each offers, from top to bottom
	 */
	async lists(): Promise<string[][]> {
		const { page } = this.editor;
		const offered: string[][] = [];
		for (const list of await this.parameters.locator('.el-select:visible').all()) {
			await list.click();
			await this.offers.first().waitFor();
			offered.push(await this.offers.allInnerTexts());
			await page.keyboard.press('Escape');
			await this.offers.first().waitFor({ state: 'hidden' });
		}
		return offered;
	}

	/** Opens *From List* of an ID, which n8n offers in the place of an expression only where that is *Fixed*, and gives what it has. */
	async fromList(parameter: string): Promise<string[]> {
		const { page } = this.editor;
		const locator = this.parameters.getByTestId(`resource-locator-${parameter}`);
		const item = this.parameters.getByTestId('parameter-item').filter({ has: page.getByTestId(`resource-locator-${parameter}`) });
		await item.hover();
		await item.getByTestId('radio-button-fixed').click();
		await locator.getByTestId('rlc-mode-selector').click();
		await this.offers.filter({ hasText: /^From list$/i }).click();
		await locator.getByTestId('rlc-input').click();
		const items = page.locator('[data-test-id=rlc-item]:visible');
		await items.first().waitFor();
		return await items.allInnerTexts();
	}

	/** Whether the beginning is out of sight. */
	async isScrolled(): Promise<boolean> {
		const [top, first] = await Promise.all([this.middle.boundingBox(), this.parameters.locator('[data-test-id=parameter-item]:visible').first().boundingBox()]);
		return !top || !first || first.y < top.y;
	}

	/** Where the last parameter ends, in pixels from the top: what is below is empty. */
	async contentHeight(): Promise<number> {
		const [top, last] = await Promise.all([this.middle.boundingBox(), this.parameters.locator('[data-test-id=parameter-item]:visible').last().boundingBox()]);
		return last && top ? last.y + last.height - top.y + BELOW : Infinity;
	}

	/** The table of the output that is shown. */
	get table(): Locator {
		return this.output.locator('table').first();
	}

	async showBranch(name: string): Promise<void> {
		await this.output.getByTestId('branches').getByText(name).click();
	}

	async showAs(view: View): Promise<void> {
		await this.output.getByTestId(`radio-button-${view}`).click();
	}

	/** Waits for a text in the output, and scrolls to it. */
	async findInOutput(text: string | RegExp): Promise<void> {
		await this.output.getByTestId('ndv-data-container').getByText(text).first().scrollIntoViewIfNeeded();
	}

	private get offers(): Locator {
		return this.editor.page.locator('.el-select-dropdown__item:visible');
	}

	private get list(): Locator {
		return this.editor.page.locator('[data-test-id=parameter-input-item]:visible');
	}

	private async openList(parameter: string): Promise<void> {
		await this.parameters.getByTestId(`parameter-input-${parameter}`).click();
		await this.list.first().waitFor();
	}
}
