import type { Locator } from 'playwright-core';

import type { Canvas } from './canvas';
import type { Editor } from './editor';

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

	private get list(): Locator {
		return this.editor.page.locator('[data-test-id=parameter-input-item]:visible');
	}

	private async openList(parameter: string): Promise<void> {
		await this.parameters.getByTestId(`parameter-input-${parameter}`).click();
		await this.list.first().waitFor();
	}
}
